import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { encode } from 'uqr';
import citizens from '../../shared/catalogue/provinces/ninh-binh/citizens.json' with { type: 'json' };
import { problems } from '../../shared/texts/problems.ts';
import { citizenSentences, officerSentences, outcomeChoices } from '../../shared/texts/status.ts';
import { eventNames } from '../../shared/texts/happenings.ts';
import { purposeText } from '../../shared/texts/record.ts';
import { vi as u } from '../../shared/texts/web.audit.vi.ts';
import { vi as c } from '../../shared/texts/web.citizen.vi.ts';
import { vi as o } from '../../shared/texts/web.office.vi.ts';
import { vi as p } from '../../shared/texts/web.public.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import {
  beginning,
  filled,
  headed,
  look,
  openBrowser,
  openPerson,
  outputFolder,
  type Person,
  sees,
  signInByHand,
} from './browser.ts';
import {
  dossierIdOf,
  drawnCode,
  fillPaperCounts,
  fillPerson,
  fillQuestions,
  openFromList,
  paper,
  paperCounts,
  type Procedure,
  readProcedure,
} from './hands.ts';
import { account, call, signIn, type World, world } from './world.ts';

const mo = citizens.citizens.find(({ id }) => id === 'mo-nguyen');
if (!mo) throw new Error('The sample citizen is gone');
const lastFour = mo.phone.slice(-4);
const answers = {
  'paper-names': 'Bằng tốt nghiệp trung học phổ thông',
  'paper-count': '1',
  'pages-per-paper': '2',
  'copies-wanted': '3',
};

let at: World;
let browser: Browser;
let procedure: Procedure;
let deskToken: string;
let citizen: Person;
let desk: Person;
const people: Person[] = [];

const person = async (): Promise<Person> => {
  const opened = await openPerson(browser, at);
  people.push(opened);
  return opened;
};

beforeAll(async () => {
  at = world();
  [browser, procedure, deskToken] = await Promise.all([
    openBrowser(),
    readProcedure(at),
    signIn(at, account(at, 'lan.tran')),
  ]);
  citizen = await person();
  desk = await person();
}, 120_000);
afterAll(async () => {
  await browser?.close();
});
/** Whatever the story, no page breaks and no door refuses what the story did not want refused. */
afterEach(() => {
  expect(people.flatMap(({ takeFaults }) => takeFaults())).toEqual([]);
});

describe('a certified copy, from the citizen’s telephone to her hand', () => {
  let id: string;
  let filingNumber: string;
  let code: string;
  let link: string;

  test('the citizen reads what is needed, signs in on the way, and files; her draft outlives a reload', async () => {
    const { page } = citizen;
    await page.goto('/');
    await headed(page, p.homeTitle);
    await look(page, 'home');
    await page.getByRole('main').getByRole('link', { name: p.homeProcedures }).click();
    await headed(page, p.proceduresTitle);
    await sees(page, p.procedureOpen);
    await look(page, 'procedures');
    await page.getByRole('link', { name: procedure.short }).click();
    await headed(page, procedure.short);
    await sees(page, procedure.name);
    await look(page, 'procedure');
    await page.getByRole('link', { name: p.fileOnline }).click();
    await headed(page, c.title);
    await look(page, 'citizen-sign-in');
    await signInByHand(page, account(at, 'mo.nguyen'));

    await headed(page, c.stepWho);
    // Her account's name stands there already.
    await expect(page.getByLabel(t.personName).inputValue()).resolves.toBe(mo.name);
    await page.getByLabel(t.personName).fill('');
    await page.getByRole('button', { name: c.continueButton }).click();
    await sees(page.getByRole('alert'), filled(t.faultNeeded, { label: t.personName }));
    await look(page, 'filing-1-faults');
    await fillPerson(page, mo);
    await sees(page.getByRole('status'), beginning(c.savedAtTime));
    await page.reload();
    await headed(page, c.stepWho);
    await expect(page.getByLabel(t.personName).inputValue()).resolves.toBe(mo.name);
    await look(page, 'filing-1-who');

    // Left half-way, it is found again among her drafts.
    const draft = dossierIdOf(page, 'nhap');
    await page.goto('/ho-so/');
    const unfinished = page.locator(`a[href*="${draft}"]`);
    await unfinished.waitFor();
    await page.getByText(t.loading).first().waitFor({ state: 'hidden' });
    await look(page, 'citizen-drafts');
    await unfinished.click();
    await headed(page, c.stepWho);
    await page.getByRole('button', { name: c.continueButton }).click();

    await headed(page, c.stepForm);
    await fillQuestions(page, procedure, answers);
    await look(page, 'filing-2-form');
    await page.getByRole('button', { name: c.continueButton }).click();
    await headed(page, c.stepPapers);
    await paper(page, procedure, 'original-paper').getByLabel(t.formOriginal).fill('1');
    await look(page, 'filing-3-papers');
    await page.getByRole('button', { name: c.continueButton }).click();
    await headed(page, c.stepCheck);
    await sees(page, answers['paper-names']);
    await look(page, 'filing-4-check');
    await page.getByRole('button', { name: c.fileButton }).click();
    await sees(page.getByRole('alert'), t.faultConfirm);
    await page.getByLabel(c.confirmLabel).check();
    await page.getByRole('button', { name: c.fileButton }).click();
    await headed(page, c.filedTitle);
    // Her paper was counted and not sent: the desk has still to see it.
    await sees(page, beginning(c.bringPaperBy));
    await look(page, 'filed');

    filingNumber = (await page.getByText(/^TN-/).first().textContent()) ?? '';
    await page.getByRole('link', { name: c.followButton }).click();
    await headed(page, `${c.dossier} ${filingNumber}`);
    await sees(page, citizenSentences.filed.vi);
    await look(page, 'following-filed');
    id = dossierIdOf(page, 'ho-so');
  }, 120_000);

  test('the desk finds it in its list, checks the papers and receives it; the receipt carries its code and QR', async () => {
    const { page } = desk;
    await page.goto('/can-bo/');
    await headed(page, o.title);
    await look(page, 'desk-sign-in');
    await signInByHand(page, account(at, 'lan.tran'));
    await headed(page, o.queueTitle);
    await page.getByRole('table').waitFor();
    const rooms = page.getByRole('navigation', { name: t.navLabel });
    await rooms.getByRole('link', { name: t.navDesk }).waitFor();
    await expect(rooms.getByRole('link', { name: t.navAdmin }).count()).resolves.toBe(0);
    await look(page, 'desk-list');
    await openFromList(page, filingNumber);
    await sees(page, mo.address);
    await page.getByRole('radio', { name: o.outcomeReceive }).waitFor();
    await look(page, 'desk-dossier');
    await page.getByRole('radio', { name: o.outcomeReceive }).check();
    // The counts of the fee are those she declared; the desk may count otherwise.
    await expect(paperCounts(page)).resolves.toEqual(['2', '3']);
    await fillPaperCounts(page, 0, 3);
    await page.getByRole('button', { name: o.receiveButton }).click();
    await sees(page.getByRole('alert'), t.checkThese);
    await look(page, 'desk-receive-faults');
    await fillPaperCounts(page, 2, 3);
    await page.getByRole('button', { name: o.receiveButton }).click();
    await headed(page, o.receiptTitle);
    await sees(page, /12\.000/);
    await look(page, 'receipt');
    await page.pdf({ path: join(outputFolder, 'receipt.pdf'), format: 'A4' });

    const { body } = await call(at, 'GET', `/api/office/dossiers/${id}`, { token: deskToken });
    code = String(body['code']);
    await sees(page, code);
    link = `${at.siteUrl}/tra-cuu/#${String(body['trackingFragment'])}`;
    const { data } = encode(link, { ecc: 'M', border: 4 });
    const wanted = data
      .flatMap((line, y) => line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
      .join('');
    expect(await drawnCode(page, o.qrLabel)).toBe(wanted);
  }, 120_000);

  test('a stranger with the receipt tracks it by its QR, and the address bar gives the secret away to nobody', async () => {
    const { page } = await person();
    await page.goto(link);
    await headed(page, code);
    await sees(page, citizenSentences['in-process'].vi);
    expect(page.url()).toBe(`${at.siteUrl}/tra-cuu/`);
    const text = await page.getByRole('main').innerText();
    for (const secret of [mo.name, mo.identityNumber, mo.phone, mo.address])
      expect(text).not.toContain(secret);
    await page.getByText(t.whyThatDay).click();
    await look(page, 'tracked');
    await page.reload();
    await headed(page, code);
    expect(page.url()).toBe(`${at.siteUrl}/tra-cuu/`);
  }, 60_000);

  test('a stranger with code and four digits tracks it; wrong digits tell nothing', async () => {
    const stranger = await person();
    stranger.expectRefusal('404 POST /api/public/tracking');
    const { page } = stranger;
    await page.goto('/tra-cuu/');
    await headed(page, p.trackingTitle);
    await look(page, 'tracking');
    await page.getByLabel(p.codeLabel).fill(code);
    await page.getByLabel(p.digitsLabel).fill(lastFour === '0000' ? '1111' : '0000');
    await page.getByRole('button', { name: p.trackButton }).click();
    await sees(page.getByRole('alert'), problems.TRACKING_FAILED.detail.vi);
    await look(page, 'tracking-refused');
    await page.getByLabel(p.digitsLabel).fill(lastFour);
    await page.getByRole('button', { name: p.trackButton }).click();
    await headed(page, code);
    expect(page.url()).toBe(`${at.siteUrl}/tra-cuu/`);
  }, 60_000);

  test('the desk decides and returns the result in person; the citizen sees each', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: o.toDossier }).click();
    await headed(page, `${o.dossier} ${code}`);
    await page.getByRole('radio', { name: outcomeChoices.granted.vi }).check();
    await page.getByLabel(o.resultNumber).fill('15/2026');
    await look(page, 'desk-decide');
    await page.getByRole('button', { name: o.decideButton }).click();
    await sees(page.getByRole('status'), o.grantedDone);
    await citizen.page.reload();
    await sees(citizen.page, citizenSentences['result-ready'].vi);
    await look(citizen.page, 'following-ready');

    await page.getByRole('button', { name: o.returnButton }).click();
    await sees(page.getByRole('alert'), o.receiptNeeded);
    await page.getByLabel(o.receiptCode).fill(code);
    await look(page, 'desk-return');
    await page.getByRole('button', { name: o.returnButton }).click();
    await sees(page.getByRole('status'), o.returnDone);
    await sees(page, officerSentences.returned.vi);
    await expect(page.getByText(o.nothingToDo).count()).resolves.toBe(0);
    await look(page, 'desk-finished');
    await citizen.page.reload();
    await sees(citizen.page, citizenSentences.returned.vi);
    await look(citizen.page, 'following-returned');
  }, 120_000);

  test('the auditor says why, reads its history, and sees the chain intact and the reading recorded', async () => {
    const auditor = await person();
    const { page } = auditor;
    await page.goto('/kiem-tra/');
    await signInByHand(page, account(at, 'chi.duong'));
    await headed(page, u.title);
    await page.getByLabel(u.number).fill(code);
    await page.getByRole('button', { name: u.readButton }).click();
    await sees(page.getByRole('alert'), u.purposeNeeded);
    await page.getByLabel(u.purpose).fill('Kiểm tra định kỳ');
    await page.getByRole('button', { name: u.readButton }).click();
    await sees(page, beginning(u.chainIntact));
    await sees(page.getByRole('listitem'), 'Kiểm tra định kỳ');
    await sees(page, `${u.purpose}: ${purposeText('handling', 'vi')}`);
    await sees(page, eventNames.DossierReceived.vi);
    await expect(
      page
        .getByText(/StepOpened|DossierFiled|handling/)
        .filter({ visible: true })
        .count(),
    ).resolves.toBe(0);
    await look(page, 'audit-history');
  }, 60_000);
});
