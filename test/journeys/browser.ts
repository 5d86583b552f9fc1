import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import chromium from '@sparticuz/chromium';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContextOptions,
  type BrowserContext,
  chromium as playwright,
  type Locator,
  type Page,
} from 'playwright-core';
import { vi as citizenWords } from '../../shared/texts/web.citizen.vi.ts';
import { vi as words } from '../../shared/texts/web.vi.ts';
import type { Account, World } from './world.ts';

export const outputFolder = join(import.meta.dirname, '../output');
const widths = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
] as const;
/** A first call wakes a function up. */
export const patience = 30_000;

/**
 * The package's own arguments switch the same-origin policy off and put everything into one process: here the browser
 * must behave as the one of a citizen, so only what it needs without a desktop or the Internet is given.
 */
const browserArguments = [
  '--no-sandbox',
  '--font-render-hinting=none',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
];

export async function openBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium.executablePath(), args: browserArguments });
}

/** One person at one device: a context of its own, with everything that went wrong in it. */
export type Person = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly newTab: () => Promise<Page>;
  /** Refusals of the doors that the story wants, as `409 POST /api/office`; all others are faults. */
  readonly expectRefusal: (refusal: string) => void;
  /** From now on the story breaks connections. */
  readonly expectBrokenLines: () => void;
  /** What went wrong since this was asked last. */
  readonly takeFaults: () => readonly string[];
};

/** A draft that is not there yet is asked for once. */
const usualRefusals = ['404 GET /api/citizen/drafts/'];

export async function openPerson(
  browser: Browser,
  at: World,
  device: Pick<BrowserContextOptions, 'hasTouch' | 'isMobile'> = {},
): Promise<Person> {
  const context = await browser.newContext({
    ...device,
    baseURL: at.siteUrl,
    viewport: widths[1],
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patience);
  const faults: string[] = [];
  const refusals = [...usualRefusals];
  let linesBreak = false;
  const isOurs = (url: string): boolean => url.startsWith(at.siteUrl);
  context.on('weberror', (error) => {
    if (isOurs(error.page()?.url() ?? at.siteUrl)) faults.push(`page error: ${String(error.error())}`);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' || !isOurs(message.page()?.url() ?? at.siteUrl)) return;
    // Every answer over 399 is written here too: those are judged one by one, below.
    if (linesBreak && message.text().startsWith('Failed to load resource: net::')) return;
    if (!message.text().startsWith('Failed to load resource: the server responded'))
      faults.push(`console: ${message.text()}`);
  });
  context.on('response', (response) => {
    if (response.status() < 400 || !isOurs(response.url())) return;
    const said = `${response.status()} ${response.request().method()} ${response.url().slice(at.siteUrl.length)}`;
    if (!refusals.some((refusal) => said.startsWith(refusal))) faults.push(said);
  });
  const page = await context.newPage();
  return {
    context,
    page,
    newTab: () => context.newPage(),
    expectRefusal: (refusal) => void refusals.push(refusal),
    expectBrokenLines: () => {
      linesBreak = true;
    },
    takeFaults: () => faults.splice(0),
  };
}

/** Shows a screen at both widths: a picture of each, no axe violation, nothing wider than a phone. */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  const found: unknown[] = [];
  for (const size of widths) {
    await page.setViewportSize(size);
    await page.screenshot({
      path: join(outputFolder, 'screens', `${name}-${size.width}.png`),
      fullPage: true,
    });
    // Our pages hold no frames; looking for them would cost as much again as looking at the page.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    found.push(
      ...violations.map(({ id, help, nodes }) => ({
        at: `${name}, ${size.width} px`,
        id,
        help,
        targets: nodes.map(({ target }) => target.join(' ')),
      })),
    );
    const { wide, room } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
    }));
    if (wide > room) found.push({ at: `${name}, ${size.width} px`, id: 'scrolls-sideways', wide, room });
  }
  if (before) await page.setViewportSize(before);
  expect(found).toEqual([]);
}

/** Presses the way to the pool's page and signs in there as a person does. */
export async function signInByHand(page: Page, who: Account): Promise<void> {
  const label = who.audience === 'citizens' ? citizenWords.signIn : words.officerSignIn;
  await page.getByRole('main').getByRole('button', { name: label, exact: true }).click();
  await page.locator('input[name="username"]:visible').fill(who.userName);
  await page.locator('input[name="password"]:visible').fill(who.password);
  await page.locator('button[type="submit"]:visible, input[type="submit"]:visible').click();
  await page.getByText(`${words.signedInAs} ${who.name}`).waitFor();
}

/** The page says this, in the end. */
export async function sees(where: Page | Locator, text: string | RegExp): Promise<void> {
  await where.getByText(text).first().waitFor();
}

/** The page's heading is this, in the end. */
export async function headed(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** A sentence's fixed beginning, before its first gap. */
export const beginning = (sentence: string): string => sentence.split('{')[0]?.trim() ?? sentence;
/** A sentence with its gaps filled. */
export const filled = (sentence: string, gaps: { readonly [name: string]: string | number }): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(gaps[name] ?? ''));
