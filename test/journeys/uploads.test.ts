import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { vi as c } from '../../shared/texts/web.citizen.vi.ts';
import { vi as f } from '../../shared/texts/web.files.vi.ts';
import { vi as o } from '../../shared/texts/web.office.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import {
  beginning,
  filled,
  headed,
  look,
  openBrowser,
  openPerson,
  type Person,
  sees,
  signInByHand,
} from './browser.ts';
import { fillPaperCounts, openFromList, paper, type Procedure, readProcedure, seatOfficer } from './hands.ts';
import {
  beginFiling,
  choose,
  confirmAndFile,
  fileRow,
  infectedPdf,
  openedBytes,
  pdf,
  photo,
} from './papers.ts';
import { account, sampleCitizen, type World, world } from './world.ts';

const mo = sampleCitizen('mo-nguyen');
let at: World;
let browser: Browser;
let procedure: Procedure;
let citizen: Person;
let desk: Person;

beforeAll(async () => {
  at = world();
  [browser, procedure] = await Promise.all([openBrowser(), readProcedure(at)]);
  [citizen, desk] = await Promise.all([openPerson(browser, at), seatOfficer(browser, at, 'lan.tran')]);
  await citizen.page.goto('/ho-so/');
  await signInByHand(citizen.page, account(at, 'mo.nguyen'));
}, 120_000);
afterAll(async () => {
  await browser?.close();
});
afterEach(() => {
  expect([...citizen.takeFaults(), ...desk.takeFaults()]).toEqual([]);
});

const original = (page: Page): Locator => paper(page, procedure, 'original-paper');
const isThere = (page: Page, name: string): Promise<void> =>
  fileRow(original(page), name).getByText(f.clean).waitFor();
const goOn = (page: Page): Promise<void> => page.getByRole('button', { name: c.continueButton }).click();
const toPapers = (page: Page): Promise<void> => beginFiling(page, procedure, mo);

describe('papers sent from home', () => {
  test('go on by themselves after a broken connection and after none at all, and the desk opens and receives them', async () => {
    const { page, context } = citizen;
    await toPapers(page);
    // The line breaks while the first one goes.
    citizen.expectBrokenLines();
    let breaks = 0;
    await page.route(`${at.cloudEndpoint}/**`, (route) =>
      route.request().method() === 'PUT' && breaks++ < 2 ? route.abort('connectionreset') : route.continue(),
    );
    await choose(original(page), f.choose, [pdf('Bằng tốt nghiệp.pdf', 1_500_000)]);
    await fileRow(page, 'Bằng tốt nghiệp.pdf').getByText(f.pausing).waitFor();
    await look(page, 'uploads-pausing');
    await isThere(page, 'Bằng tốt nghiệp.pdf');
    expect(breaks).toBeGreaterThan(2);
    await page.unroute(`${at.cloudEndpoint}/**`);

    // No network at all, until there is one again.
    await context.setOffline(true);
    await choose(original(page), f.choose, [pdf('Phụ lục.pdf', 400_000)]);
    await fileRow(page, 'Phụ lục.pdf').getByText(f.pausing).waitFor();
    await context.setOffline(false);
    await isThere(page, 'Phụ lục.pdf');
    await look(page, 'uploads-sent');

    const number = await confirmAndFile(page);
    await page.getByRole('link', { name: c.followButton }).click();
    await headed(page, `${c.dossier} ${number}`);
    await sees(page.locator('li.file'), f.fileClean);
    await look(page, 'uploads-following');

    await openFromList(desk.page, number);
    const row = fileRow(desk.page, 'Bằng tốt nghiệp.pdf');
    await row.getByText(f.fileClean).waitFor();
    await look(desk.page, 'uploads-desk');
    const bytes = await openedBytes(desk, at, 'Bằng tốt nghiệp.pdf');
    expect(bytes.equals(pdf('Bằng tốt nghiệp.pdf', 1_500_000).buffer)).toBe(true);
    await desk.page.getByRole('radio', { name: o.outcomeReceive }).check();
    await fillPaperCounts(desk.page, 2, 3);
    await desk.page.getByRole('button', { name: o.receiveButton }).click();
    await headed(desk.page, o.receiptTitle);
  }, 180_000);

  test('an infected one is refused with what to do, others at the same time are not; what is left is filed', async () => {
    const { page } = citizen;
    await toPapers(page);
    await choose(original(page), f.choose, [
      pdf('Trang 1.pdf', 300_000),
      pdf('Trang 2.pdf', 300_000),
      infectedPdf('Trang 3.pdf'),
      pdf('Trang 4.pdf', 300_000),
      pdf('Trang 5.pdf', 300_000),
      {
        name: 'Đơn.docx',
        mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        buffer: Buffer.from('PK'),
      },
    ]);
    await sees(original(page).getByRole('alert'), beginning(f.wrongType).replace('{name}', 'Đơn.docx'));
    for (const name of ['Trang 1.pdf', 'Trang 2.pdf', 'Trang 4.pdf', 'Trang 5.pdf'])
      await isThere(page, name);
    await fileRow(page, 'Trang 3.pdf').getByText(f.refused).waitFor();
    await look(page, 'uploads-infected');
    // Another step and back: they are as they were.
    await goOn(page);
    await headed(page, c.stepCheck);
    // What was last said to whoever does not see the page may still stand there.
    await page.getByText('Trang 3.pdf').and(page.locator(':not(.unseen)')).waitFor({ state: 'detached' });
    await look(page, 'uploads-check');
    await page.getByRole('link', { name: c.changePapers }).click();
    await fileRow(page, 'Trang 3.pdf').getByRole('button', { name: f.remove }).click();
    await fileRow(page, 'Trang 3.pdf').waitFor({ state: 'detached' });
    await confirmAndFile(page);
  }, 120_000);

  test('a reload in the midst keeps what was sent; what was on its way is chosen again, and nothing is filed without it', async () => {
    const { page } = citizen;
    await toPapers(page);
    await choose(original(page), f.choose, [pdf('Đã gửi.pdf', 100_000)]);
    await isThere(page, 'Đã gửi.pdf');
    await sees(page, beginning(c.savedAtTime));
    // Its bytes hang in the line.
    await page.route(`${at.cloudEndpoint}/**`, (route) =>
      route.request().method() === 'PUT' ? undefined : route.continue(),
    );
    await choose(original(page), f.choose, [pdf('Đang gửi.pdf', 900_000)]);
    await fileRow(page, 'Đang gửi.pdf').getByRole('progressbar').waitFor();
    await look(page, 'uploads-sending');
    // Leaving is asked about first.
    const asked = page.waitForEvent('dialog');
    const reload = page.reload();
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await reload;
    await page.unroute(`${at.cloudEndpoint}/**`);
    await isThere(page, 'Đã gửi.pdf');
    await fileRow(page, 'Đang gửi.pdf').getByText(f.lost).waitFor();
    await look(page, 'uploads-reloaded');
    await goOn(page);
    await headed(page, c.stepCheck);
    await page.getByLabel(c.confirmLabel).check();
    await page.getByRole('button', { name: c.fileButton }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: filled(t.faultUnsent, { label: 'Đang gửi.pdf' }) })
      .click();
    await headed(page, c.stepPapers);
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      fileRow(page, 'Đang gửi.pdf').getByRole('button', { name: f.chooseAgain }).click(),
    ]);
    await chooser.setFiles(pdf('Đang gửi.pdf', 900_000));
    await isThere(page, 'Đang gửi.pdf');
    await confirmAndFile(page);
  }, 120_000);

  test('on a telephone its camera is one press away', async () => {
    const phone = await openPerson(browser, at, { hasTouch: true, isMobile: true });
    await phone.page.goto('/ho-so/');
    await signInByHand(phone.page, account(at, 'mo.nguyen'));
    await toPapers(phone.page);
    const [camera] = await Promise.all([
      phone.page.waitForEvent('filechooser'),
      original(phone.page).getByRole('button', { name: f.takePhoto, exact: true }).tap(),
    ]);
    expect(await camera.element().getAttribute('capture')).toBe('environment');
    expect(await camera.element().getAttribute('accept')).toBe('image/*');
    await look(phone.page, 'uploads-on-a-phone');
    expect(phone.takeFaults()).toEqual([]);
    await phone.context.close();
  }, 120_000);

  test('a photo that lies on its side is turned upright and made smaller when she says so', async () => {
    const { page } = citizen;
    await toPapers(page);
    const taken = await photo(page, 'IMG_2031.jpg');
    await choose(original(page), f.choose, [taken]);
    await page.getByRole('group', { name: f.photosTitle }).waitFor();
    await look(page, 'uploads-photo');
    await page.getByRole('button', { name: beginning(f.photosSmall) }).click();
    await isThere(page, 'IMG_2031.jpg');
    const number = await confirmAndFile(page);
    await page.getByRole('link', { name: c.followButton }).click();
    await headed(page, `${c.dossier} ${number}`);
    await fileRow(page, 'IMG_2031.jpg').getByText(f.fileClean).waitFor();
    const bytes = await openedBytes(citizen, at, 'IMG_2031.jpg');
    expect(bytes.length).toBeLessThan(taken.buffer.length / 2);
    // The camera's notes stay at home; stored lying, 4000 by 3000, it is sent standing.
    expect(bytes.includes('Exif')).toBe(false);
    expect(jpegSize(bytes)).toEqual({ width: 1800, height: 2400 });
  }, 120_000);
});

/** From a JPEG's frame header. */
function jpegSize(bytes: Buffer): { width: number; height: number } | undefined {
  for (let position = 2; bytes[position] === 0xff; position += 2 + bytes.readUInt16BE(position + 2)) {
    const marker = bytes[position + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2)
      return { height: bytes.readUInt16BE(position + 5), width: bytes.readUInt16BE(position + 7) };
  }
  return undefined;
}
