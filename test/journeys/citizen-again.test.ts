import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import citizens from '../../shared/catalogue/provinces/ninh-binh/citizens.json' with { type: 'json' };
import { problems } from '../../shared/texts/problems.ts';
import { citizenSentences } from '../../shared/texts/status.ts';
import { vi as c } from '../../shared/texts/web.citizen.vi.ts';
import { en as publicEnglish } from '../../shared/texts/web.public.en.ts';
import { vi as p } from '../../shared/texts/web.public.vi.ts';
import { en as english } from '../../shared/texts/web.en.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import { filled, headed, look, openBrowser, openPerson, type Person, sees, signInByHand } from './browser.ts';
import { dossierIdOf, fillQuestions, paper, type Procedure, procedureCode, readProcedure } from './hands.ts';
import { account, call, newDossierId, signIn, type World, world } from './world.ts';

const thao = citizens.citizens.find(({ id }) => id === 'thao-pham');
if (!thao) throw new Error('The sample citizen is gone');
const spoken = '0900 000 033';

let at: World;
let browser: Browser;
let procedure: Procedure;
let deskToken: string;
let citizenToken: string;
let citizen: Person;

beforeAll(async () => {
  at = world();
  [browser, procedure, deskToken, citizenToken] = await Promise.all([
    openBrowser(),
    readProcedure(at),
    signIn(at, account(at, 'lan.tran')),
    signIn(at, account(at, 'thao.pham')),
  ]);
  citizen = await openPerson(browser, at);
}, 120_000);
afterAll(async () => {
  await browser?.close();
});
afterEach(() => {
  expect(citizen.takeFaults()).toEqual([]);
});

const file = async (): Promise<string> => {
  const id = newDossierId();
  const { name, identityNumber: personalIdNumber, phone, address } = thao;
  const filed = await call(at, 'PUT', `/api/citizen/dossiers/${id}`, {
    token: citizenToken,
    body: {
      procedureCode,
      parties: { applicant: { name, personalIdNumber, phone, address } },
      form: { 'paper-names': 'Bảng điểm', 'paper-count': 1, 'pages-per-paper': 2, 'copies-wanted': 3 },
      components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
      sets: 1,
      returnMethod: 'in-person',
      language: 'vi',
    },
  });
  expect(filed).toMatchObject({ status: 200 });
  return id;
};
const officeAct = async (id: string, act: string, said: object): Promise<void> => {
  const { body } = await call(at, 'GET', `/api/office/dossiers/${id}`, { token: deskToken });
  const { stepVersion } = (body['steps'] as { stepVersion: number }[])[0] ?? {};
  const done = await call(at, 'POST', `/api/office/dossiers/${id}/${act}`, {
    token: deskToken,
    body: { ...said, stepVersion },
    key: randomUUID(),
  });
  expect(done).toMatchObject({ status: 200 });
};

describe('a citizen who files again', () => {
  let id: string;
  let filingNumber: string;

  test('finds the procedure by letters without marks, and need not write again who she is', async () => {
    await file();
    const { page } = citizen;
    await page.goto('/thu-tuc/');
    await headed(page, p.proceduresTitle);
    // What can be filed here stands first.
    await sees(page.getByRole('listitem').filter({ hasText: procedure.name }).first(), p.procedureOpen);
    await page.getByLabel(t.findProcedure).fill('chung thuc ban sao');
    await sees(page, filled(t.proceduresFound, { n: 1, all: 8 }));
    await look(page, 'procedures-found');
    await page.getByRole('link', { name: procedure.short }).click();
    await headed(page, procedure.short);
    await page.getByRole('link', { name: p.fileOnline }).click();
    await signInByHand(page, account(at, 'thao.pham'));

    await headed(page, c.stepWho);
    await sees(page, c.filledIn);
    const applicant = page.getByRole('group', { name: c.applicantSelf });
    await expect(applicant.getByLabel(t.personalIdNumber).inputValue()).resolves.toBe(thao.identityNumber);
    await expect(applicant.getByLabel(t.phone).inputValue()).resolves.toBe(spoken);
    await expect(applicant.getByLabel(t.address).inputValue()).resolves.toBe(thao.address);
    await look(page, 'filing-1-filled-in');
    // For another, she is the representative and the applicant is somebody else.
    await page.getByRole('radio', { name: c.whoOther }).check();
    const other = page.getByRole('group', { name: c.applicantOther });
    await expect(other.getByLabel(t.personName).inputValue()).resolves.toBe('');
    const self = page.getByRole('group', { name: c.representative });
    await expect(self.getByLabel(t.personName).inputValue()).resolves.toBe(thao.name);
    await page.getByRole('radio', { name: c.whoSelf }).check();
    await expect(applicant.getByLabel(t.personName).inputValue()).resolves.toBe(thao.name);

    await applicant.getByLabel(t.phone).fill('12345');
    await applicant.getByLabel(t.personalIdNumber).fill('099303000034');
    await page.getByRole('button', { name: c.continueButton }).click();
    await sees(page.getByRole('alert'), t.faultPhone);
    await sees(page.getByRole('alert'), t.faultOwnNumber);
    await applicant.getByLabel(t.personalIdNumber).fill(thao.identityNumber);
  }, 120_000);

  test('sees what it may cost; what the door refuses leads back to its field', async () => {
    const { page } = citizen;
    // It looks like a number of some country; only the door knows that there is none such.
    await page.getByLabel(t.phone).fill('+999 1234 5678');
    await page.getByRole('button', { name: c.continueButton }).click();
    await headed(page, c.stepForm);
    await fillQuestions(page, procedure, {
      'paper-names': 'Bằng tốt nghiệp đại học',
      'paper-count': '1',
      'pages-per-paper': '2',
      'copies-wanted': '3',
    });
    await sees(page, filled(c.feeEstimate, { fee: '12.000 đồng' }));
    await look(page, 'filing-2-fee');
    await page.getByRole('button', { name: c.continueButton }).click();
    await headed(page, c.stepPapers);
    await paper(page, procedure, 'original-paper').getByLabel(t.countOriginal).fill('1');
    expect(await page.getByLabel(t.countElectronic).count()).toBe(0);
    await page.getByRole('button', { name: c.continueButton }).click();
    await headed(page, c.stepCheck);
    await sees(page, c.feeDeskCounts);
    await page.getByLabel(c.confirmLabel).check();
    citizen.expectRefusal('422 PUT /api/citizen/dossiers/');
    await page.getByRole('button', { name: c.fileButton }).click();
    await look(page, 'filing-4-refused');
    await page.getByRole('alert').getByRole('link', { name: problems.PHONE_INVALID.detail.vi }).click();
    await headed(page, c.stepWho);
    await page.getByRole('alert').getByRole('link', { name: problems.PHONE_INVALID.detail.vi }).click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(spoken);
    for (const step of [c.stepForm, c.stepPapers, c.stepCheck]) {
      await page.getByRole('button', { name: c.continueButton }).click();
      await headed(page, step);
    }
    await page.getByRole('button', { name: c.fileButton }).click();
    await headed(page, c.filedTitle);
    await sees(page, c.filedTrack);
    filingNumber = (await page.getByText(/^TN-/).first().textContent()) ?? '';
    await page.getByRole('link', { name: c.followButton }).click();
    await headed(page, `${c.dossier} ${filingNumber}`);
    id = dossierIdOf(page, 'ho-so');
  }, 120_000);

  test('tracks it by its filing number until it is received, and by her whole telephone number', async () => {
    const { page } = citizen;
    await page.goto('/tra-cuu/');
    await page.getByLabel(p.codeLabel).fill(filingNumber);
    await page.getByLabel(p.digitsLabel).fill(spoken);
    await page.getByRole('button', { name: p.trackButton }).click();
    await headed(page, filingNumber);
    await sees(page, citizenSentences.filed.vi);
    await look(page, 'tracking-filing-number');
    await page.getByRole('link', { name: p.filingNumberLink }).last().click();
    await headed(page, c.title);
    await page.locator(`a[href*="${id}"]`).first().waitFor();
    await sees(page, c.inMyNameEmpty);
    expect(await page.locator(`a[href*="${id}"]`).count()).toBe(1);
    await look(page, 'citizen-dossiers');

    await officeAct(id, 'receipt', {
      components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
      sets: 1,
      returnMethod: 'in-person',
      papers: [{ pages: 2, copies: 3 }],
    });
    await page.goto(`/ho-so/?ho-so=${id}`);
    await page.getByRole('link', { name: c.toTracking }).waitFor();
    await page.getByRole('button', { name: c.noticesChange }).click();
    await page.getByLabel(t.notifySms).check();
    await look(page, 'choosing-notices');
    await page.getByRole('button', { name: c.noticesSave }).click();
    await sees(page.getByRole('status'), c.noticesDone);
    await sees(page, t.notifySms);
    await look(page, 'following-received');
    const { body } = await call(at, 'GET', `/api/citizen/dossiers/${id}`, { token: citizenToken });
    const code = String(body['code']);
    await page.getByRole('link', { name: c.toTracking }).click();
    await headed(page, code);
    await page.getByRole('button', { name: p.trackAnother }).click();
    await page.getByLabel(p.codeLabel).fill(code);
    await page.getByLabel(p.digitsLabel).fill(spoken);
    await page.getByRole('button', { name: p.trackButton }).click();
    await headed(page, code);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');

    // Folded on the screen, the reasons of the day stand open on paper.
    const why = page.locator('details', { hasText: t.whyThatDay });
    expect(await why.getAttribute('open')).toBeNull();
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await why.getAttribute('open')).not.toBeNull();
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await why.getAttribute('open')).toBeNull();
  }, 120_000);

  test('reads first of all why a dossier was rejected, and files anew from there', async () => {
    const rejected = await file();
    await officeAct(rejected, 'rejection', {
      reasons: [
        { componentId: 'original-paper', fault: 'unreadable', words: 'Bản chính mờ, xin mang bản rõ hơn' },
      ],
    });
    const { page } = citizen;
    await page.goto(`/ho-so/?ho-so=${rejected}`);
    const headings = page.getByRole('heading', { level: 2 });
    await headings.first().waitFor();
    expect(await headings.first().textContent()).toBe(c.rejectedTitle);
    await sees(page, 'Bản chính mờ, xin mang bản rõ hơn');
    await look(page, 'following-rejected');
    await page.getByRole('link', { name: c.fileAgain }).click();
    await headed(page, c.stepWho);
  }, 60_000);
});

test('on the English page what only the law’s Vietnamese names is marked as Vietnamese, and said to be so', async () => {
  const { page } = citizen;
  await page.goto(`/thu-tuc/?ma=${procedureCode}`);
  await page.getByRole('button', { name: t.otherLanguage }).click();
  await headed(page, 'Certified copy');
  await sees(page, english.vietnameseOnly);
  await sees(page, publicEnglish.whichPapers);
  expect(await page.getByText(procedure.name, { exact: true }).getAttribute('lang')).toBe('vi');
  await look(page, 'procedure-english');
}, 60_000);
