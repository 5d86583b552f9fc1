import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { vi as c } from '../../shared/texts/web.citizen.vi.ts';
import { vi as f } from '../../shared/texts/web.files.vi.ts';
import { vi as o } from '../../shared/texts/web.office.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import { formNames } from '../../shared/texts/forms.ts';
import { leave } from '../unit/forms/printer.ts';
import { pictureOf, readCode, readPdf } from '../unit/forms/read-pdf.ts';
import { filled, headed, look, openBrowser, openPerson, type Person, sees, signInByHand } from './browser.ts';
import { seatOfficer } from './hands.ts';
import { type Office, openOffice } from './office.ts';
import { choose, fileRow, pdf } from './papers.ts';
import { account, call, eventually, type World, world } from './world.ts';

let at: World;
let browser: Browser;
let office: Office;
let lan: Person;
let page: Page;

beforeAll(async () => {
  at = world();
  [browser, office] = await Promise.all([openBrowser(), openOffice(at, ['lan.tran'])]);
  lan = await seatOfficer(browser, at, 'lan.tran');
  page = lan.page;
  await watchPrinting(page);
}, 120_000);
afterAll(async () => browser?.close());
afterEach(() => expect(lan.takeFaults()).toEqual([]));

/**
 * The printer stands here: this browser shows no PDF files, so the page in the frame is another one, which says that
 * it was to be printed. What was to be printed is kept.
 */
async function watchPrinting(on: Page): Promise<void> {
  await on.addInitScript(() => {
    const watched = globalThis as unknown as { papers: Blob[]; prints: number };
    watched.papers ??= [];
    watched.prints ??= 0;
    Object.defineProperty(navigator, 'pdfViewerEnabled', { get: () => true });
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (paper: Blob) => {
      watched.papers.push(paper);
      return make(new Blob(['<p>Paper</p>'], { type: 'text/html' }));
    };
    if (window.parent !== window)
      window.print = () => {
        (window.parent as unknown as { prints: number }).prints += 1;
      };
  });
}
const prints = () => page.evaluate(() => (globalThis as unknown as { prints: number }).prints);
async function lastPaper(): Promise<Buffer> {
  const text = await page.evaluate(async () => {
    const paper = (globalThis as unknown as { papers: Blob[] }).papers.at(-1);
    const bytes = new Uint8Array((await paper?.arrayBuffer()) ?? new ArrayBuffer(0));
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  });
  return Buffer.from(text, 'latin1');
}
async function printed(press: () => Promise<void>, count?: number): Promise<Buffer> {
  const before = count ?? (await prints());
  await press();
  await page.waitForFunction((old) => (globalThis as unknown as { prints: number }).prints > old, before);
  return lastPaper();
}

const receive = () =>
  office.receiveAtCounter({
    procedureCode: '2.000815',
    componentIds: ['original-paper'],
    form: { 'paper-names': 'Giấy khai sinh', 'paper-count': 1, 'pages-per-paper': 1, 'copies-wanted': 2 },
  });

describe('papers out, in Chromium', () => {
  test('a receipt is printed at the counter by one press, by keyboard too, and again as the same file', async () => {
    const id = await receive();
    // So the counter leads here once the dossier is received: no further press.
    const first = await printed(async () => void (await page.goto(`/can-bo/?giay=${id}&in`)), 0);
    expect(page.url()).toMatch(new RegExp(`giay=${id}$`));
    const button = page.getByRole('button', { name: o.printReceipt, exact: true });
    await leave('counter-receipt', first);
    const { pages } = await readPdf(first);
    const { code } = await office.read(id);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain(`Mã hồ sơ: ${code}`);
    expect(readCode(await pictureOf(first))).toContain(`${at.siteUrl}/tra-cuu/#`);
    const again = await printed(async () => {
      await button.focus();
      await page.keyboard.press('Enter');
    });
    expect(Buffer.compare(first, again)).toBe(0);
    await look(page, 'receipt-to-print');
  }, 180_000);

  test('the dossier’s page prints what there is; its citizen saves the receipt', async () => {
    const id = await receive();
    await office.whenOpen(id, 'decide');
    await page.goto(`/can-bo/?ho-so=${id}`);
    await sees(page, o.formsTitle);
    const name = formNames['06'].vi;
    const sheet = await printed(() =>
      page.getByRole('button', { name: filled(o.printForm, { name }) }).click(),
    );
    expect((await readPdf(sheet)).pages.join(' ')).toContain('PHIẾU KIỂM SOÁT');
    await look(page, 'dossier-with-forms');

    const citizen = await openPerson(browser, at);
    await citizen.page.goto(`/ho-so/?ho-so=${id}`);
    await signInByHand(citizen.page, account(at, 'mo.nguyen'));
    const save = citizen.page.getByRole('button', {
      name: filled(c.savePaper, { name: formNames['01'].vi }),
    });
    const [download] = await Promise.all([citizen.page.waitForEvent('download'), save.click()]);
    const saved = readFileSync(await download.path());
    expect((await readPdf(saved)).pages[0]).toContain('GIẤY TIẾP NHẬN HỒ SƠ');
    await look(citizen.page, 'citizen-papers-out');
    expect(citizen.takeFaults()).toEqual([]);
  }, 180_000);

  test('the register of the day is read and printed', async () => {
    const id = await receive();
    const { code } = await office.read(id);
    await page.goto('/can-bo/?so');
    await headed(page, o.registerOfDesk);
    // On whichever page: all stories receive at this desk.
    const row = page.getByText(code).first();
    const more = page.getByRole('button', { name: t.nextPage });
    await page.getByRole('row').nth(1).waitFor();
    while ((await row.count()) === 0 && (await more.count()) > 0) {
      await more.click();
      await page.getByText(t.loading).first().waitFor({ state: 'hidden' });
    }
    await row.waitFor();
    await look(page, 'register');
    const book = await printed(() => page.getByRole('button', { name: o.registerPrint }).click());
    expect((await readPdf(book)).pages.join(' ')).toContain('SỔ THEO DÕI HỒ SƠ');
  }, 120_000);

  test('a result is registered, reported wrong and corrected; both stay to be seen', async () => {
    const id = await receive();
    await office.complete(id, await office.whenOpen(id, 'decide'), { outcome: 'granted' }, 'lan.tran');
    await page.goto(`/can-bo/?ho-so=${id}`);
    const register = page.getByRole('form', { name: o.registerTitle });
    await register.getByRole('button', { name: o.registerButton }).click();
    await sees(page.getByRole('alert'), o.resultNumberNeeded);
    await register.getByLabel(o.resultNumber).fill('21/CT');
    await register.getByRole('button', { name: o.registerButton }).click();
    await sees(page.getByRole('status'), o.resultDone);
    await page.getByText(o.wrongTitle).click();
    await page.getByLabel(o.wrongWords).fill('Sai số bản sao, đúng là 02 bản');
    await look(page, 'result-wrong');
    await page.getByRole('button', { name: o.wrongButton }).click();
    await sees(
      page.getByRole('status'),
      filled(o.wrongDone, { unit: 'Trung tâm Phục vụ hành chính công xã Vụ Bản' }),
    );
    const correct = page.getByRole('form', { name: o.correctTitle });
    await correct.getByLabel(o.correctReason).fill('Đếm sai số bản');
    await correct.getByLabel(o.correctNumber).fill('22/CT');
    await correct.getByLabel(o.correctLetter).fill('Chứng thực 02 bản sao đúng với bản chính.');
    await look(page, 'result-correction');
    await correct.getByRole('button', { name: o.correctButton }).click();
    await sees(page.getByRole('status'), o.correctDone);
    await sees(page, o.resultReplaced);
    const letter = await printed(() => page.getByRole('button', { name: o.resultPrint }).click());
    expect((await readPdf(letter)).pages.join(' ')).toContain('Bản này thay bản số 21/CT');
    await look(page, 'result-corrected');
  }, 180_000);

  test('a result is sent as a file, checked, registered and opened; its citizen saves it once it was returned', async () => {
    const id = await receive();
    await office.complete(id, await office.whenOpen(id, 'decide'), { outcome: 'granted' }, 'lan.tran');
    await page.goto(`/can-bo/?ho-so=${id}`);
    const register = page.getByRole('form', { name: o.registerTitle });
    await register.getByLabel(o.resultNumber).fill('31/CT');
    const file = pdf('Kết quả.pdf', 60_000);
    await choose(register, f.addScan, [file]);
    await fileRow(register, file.name).getByText(f.clean).waitFor();
    await look(page, 'result-file');
    await register.getByRole('button', { name: o.registerButton }).click();
    await sees(page.getByRole('status'), o.resultDone);
    // It is copied to where it is kept a moment after the event.
    const path = `/api/print/dossiers/${id}/result`;
    await eventually(
      () => call(at, 'GET', path, { token: office.tokenOf('lan.tran') }),
      ({ status }) => status === 200,
    );
    const opened = await printed(() => page.getByRole('button', { name: o.resultPrint }).click());
    expect(Buffer.compare(opened, file.buffer)).toBe(0);

    const { stepVersion } = await office.whenOpen(id, 'return');
    const returned = await call(at, 'POST', `/api/office/dossiers/${id}/return`, {
      token: office.tokenOf('lan.tran'),
      body: { stepVersion, method: 'online' },
      key: randomUUID(),
    });
    expect(returned).toMatchObject({ status: 200 });
    const citizen = await openPerson(browser, at);
    await citizen.page.goto(`/ho-so/?ho-so=${id}`);
    await signInByHand(citizen.page, account(at, 'mo.nguyen'));
    const save = citizen.page.getByRole('button', { name: c.saveResult });
    const [download] = await Promise.all([citizen.page.waitForEvent('download'), save.click()]);
    expect(Buffer.compare(readFileSync(await download.path()), file.buffer)).toBe(0);
    expect(citizen.takeFaults()).toEqual([]);
  }, 180_000);
});
