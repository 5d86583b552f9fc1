import type { Browser, Locator, Page } from 'playwright-core';
import * as z from 'zod';
import { vi as o } from '../../shared/texts/web.office.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import { filled, headed, openPerson, type Person, signInByHand } from './browser.ts';
import { account, call, eventually, type World } from './world.ts';

export const procedureCode = '2.000815';

/** The procedure as its page shows it: the words that stand beside the boxes. */
const Procedure = z.object({
  name: z.string(),
  short: z.string(),
  form: z.array(z.object({ id: z.string(), label: z.string() })),
  components: z.array(z.object({ id: z.string(), name: z.string(), short: z.string() })),
});
export type Procedure = z.infer<typeof Procedure>;

export async function readProcedure(at: World, code = procedureCode): Promise<Procedure> {
  return Procedure.parse((await call(at, 'GET', `/api/public/procedures/${code}`)).body);
}

export type Someone = {
  readonly name: string;
  readonly identityNumber: string;
  readonly phone?: string;
  readonly address?: string;
};

export async function fillPerson(where: Page | Locator, person: Someone): Promise<void> {
  await where.getByLabel(t.personName).fill(person.name);
  await where.getByLabel(t.personalIdNumber).fill(person.identityNumber);
  if (person.phone) await where.getByLabel(t.phone).fill(person.phone);
  if (person.address) await where.getByLabel(t.address).fill(person.address);
}

export async function fillQuestions(
  page: Page,
  procedure: Procedure,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [id, answer] of Object.entries(answers)) {
    const label = procedure.form.find((field) => field.id === id)?.label ?? id;
    await page.getByLabel(label).fill(answer);
  }
}

/** The boxes of one paper on the checklist. */
export function paper(page: Page | Locator, procedure: Procedure, componentId: string): Locator {
  const name = procedure.components.find(({ id }) => id === componentId)?.name ?? componentId;
  return page.getByRole('group', { name: new RegExp(`^\\d+\\. ${escaped(name)}$`) });
}
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What the fee is counted on: pages of the first paper, copies wanted. */
export async function fillPaperCounts(page: Page, pages: number, copies: number): Promise<void> {
  const first = page.getByRole('group', { name: filled(t.paperNumber, { n: 1 }), exact: true });
  await first.getByLabel(t.pages).fill(String(pages));
  await first.getByLabel(t.copiesWanted).fill(String(copies));
}

/** Pages and copies of the first paper, as they stand in their boxes. */
export async function paperCounts(page: Page): Promise<string[]> {
  const first = page.getByRole('group', { name: filled(t.paperNumber, { n: 1 }), exact: true });
  return Promise.all(
    [first.getByLabel(t.pages), first.getByLabel(t.copiesWanted)].map((box) => box.inputValue()),
  );
}

/** The path of a picture's QR code, as a reader of the same link would draw it. */
export async function drawnCode(page: Page, label: string): Promise<string> {
  return (await page.getByRole('img', { name: label }).locator('path').last().getAttribute('d')) ?? '';
}

export const dossierIdOf = (page: Page, parameter: string): string =>
  new URL(page.url()).searchParams.get(parameter) ?? '';

/** An officer at a device of his own, signed in, before his list. */
export async function seatOfficer(browser: Browser, at: World, name: string): Promise<Person> {
  const person = await openPerson(browser, at);
  await person.page.goto('/can-bo/');
  await signInByHand(person.page, account(at, name));
  await headed(person.page, o.queueTitle);
  return person;
}

/** Opens a dossier as its officer does: from his list, going on to its next page while it is not there. */
export async function openFromList(page: Page, number: string): Promise<void> {
  const row = page.getByRole('link', { name: number });
  const more = page.getByRole('button', { name: t.nextPage });
  const again = page.getByRole('button', { name: o.reload });
  await page.goto('/can-bo/');
  await headed(page, o.queueTitle);
  await eventually(
    async () => {
      await again.waitFor();
      await page.getByText(t.loading).waitFor({ state: 'hidden' });
      if ((await row.count()) > 0) return true;
      await ((await more.count()) > 0 ? more : again).click();
      return false;
    },
    (isThere) => isThere,
  );
  await row.first().click();
  await headed(page, `${o.dossier} ${number}`);
}
