import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { encode } from 'uqr';
import citizens from '../../shared/catalogue/provinces/ninh-binh/citizens.json' with { type: 'json' };
import { problems } from '../../shared/texts/problems.ts';
import { citizenSentences } from '../../shared/texts/status.ts';
import { vi as a } from '../../shared/texts/web.admin.vi.ts';
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
  paper,
  type Procedure,
  procedureCode,
  readProcedure,
} from './hands.ts';
import { account, call, eventually, newDossierId, signIn, type World, world } from './world.ts';

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
let citizenToken: string;
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
  [browser, procedure, deskToken, citizenToken] = await Promise.all([
    openBrowser(),
    readProcedure(at),
    signIn(at, account(at, 'lan.tran')),
    signIn(at, account(at, 'mo.nguyen')),
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

/** Files over HTTP, for the stories that begin later. */
const fileQuietly = async (): Promise<{ id: string; number: string }> => {
  const id = newDossierId();
  const filed = await call(at, 'PUT', `/api/citizen/dossiers/${id}`, {
    token: citizenToken,
    body: {
      procedureCode,
      parties: {
        applicant: {
          name: mo.name,
          personalIdNumber: mo.identityNumber,
          phone: mo.phone,
          address: mo.address,
        },
      },
      form: {
        'paper-names': answers['paper-names'],
        'paper-count': 1,
        'pages-per-paper': 2,
        'copies-wanted': 3,
      },
      components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
      sets: 1,
      returnMethod: 'in-person',
      language: 'vi',
    },
  });
  expect(filed).toMatchObject({ status: 200 });
  return { id, number: String(filed.body['filingNumber']) };
};
const openStep = async (id: string): Promise<number> => {
  const { body } = await call(at, 'GET', `/api/office/dossiers/${id}`, { token: deskToken });
  return (body['steps'] as { stepVersion: number }[])[0]?.stepVersion ?? 0;
};
const officeAct = async (id: string, act: string, said: object) => {
  const body = { ...said, stepVersion: await openStep(id) };
  const done = await call(at, 'POST', `/api/office/dossiers/${id}/${act}`, {
    token: deskToken,
    body,
    key: randomUUID(),
  });
  expect(done).toMatchObject({ status: 200 });
};
const openAtDesk = async (page: Page, id: string, number: string): Promise<void> => {
  await page.goto(`/can-bo/?ho-so=${id}`);
  await headed(page, `${o.dossier} ${number}`);
  await page.getByRole('form').first().waitFor();
};

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
    await sees(page, c.inMyName);
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
    await look(page, 'desk-list');
    const row = page.getByRole('link', { name: filingNumber });
    const more = page.getByRole('button', { name: t.nextPage });
    await eventually(
      async () => {
        if ((await row.count()) === 0 && (await more.count()) > 0) await more.click();
        return row.count();
      },
      (rows) => rows > 0,
    );
    await row.click();
    await headed(page, `${o.dossier} ${filingNumber}`);
    await sees(page, mo.address);
    await page.getByRole('radio', { name: o.outcomeReceive }).waitFor();
    await look(page, 'desk-dossier');
    await page.getByRole('radio', { name: o.outcomeReceive }).check();
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
    await page.getByRole('radio', { name: o.granted }).check();
    await page.getByLabel(o.resultNumber).fill('15/2026');
    await look(page, 'desk-decide');
    await page.getByRole('button', { name: o.decideButton }).click();
    await sees(page.getByRole('status'), o.grantedDone);
    await citizen.page.reload();
    await sees(citizen.page, citizenSentences['result-ready'].vi);
    await look(citizen.page, 'following-ready');

    await page.getByRole('button', { name: o.returnButton }).click();
    await sees(page.getByRole('alert'), o.identityNeeded);
    await page.getByLabel(o.identityChecked).check();
    await look(page, 'desk-return');
    await page.getByRole('button', { name: o.returnButton }).click();
    await sees(page.getByRole('status'), o.returnDone);
    await sees(page, o.nothingToDo);
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
    await look(page, 'audit-history');
  }, 60_000);
});

describe('papers that are missing', () => {
  test('are asked for with a reason, handed in by the citizen; an officer whose page is stale loses nothing', async () => {
    const { id, number } = await fileQuietly();
    const { page } = desk;
    await openAtDesk(page, id, number);
    // A second window, opened before the first one acts.
    const stale = await desk.newTab();
    await stale.goto(`/can-bo/?ho-so=${id}`);
    await signInByHand(stale, account(at, 'lan.tran'));
    await stale.getByRole('radio', { name: o.outcomeReceive }).check();
    await fillPaperCounts(stale, 2, 3);
    await stale.getByLabel(o.note).fill('Đã đối chiếu bản chính');

    await page.getByRole('radio', { name: o.outcomeSupplement }).check();
    await page.getByLabel(filled(o.reasonOn, { name: procedure.components[1]?.name ?? '' })).check();
    await page.getByRole('button', { name: o.supplementButton }).click();
    await sees(page.getByRole('alert'), beginning(o.wordsNeeded));
    await page.getByLabel(o.reasonFault).selectOption({ label: t.faultMissing });
    await page.getByLabel(o.reasonWords).fill('Xin nộp thêm ba bản sao đã chụp đủ hai mặt');
    await look(page, 'desk-supplement');
    await page.getByRole('button', { name: o.supplementButton }).click();
    await sees(page.getByRole('status'), o.supplementDone);
    await look(page, 'desk-waits-for-supplement');

    await citizen.page.goto(`/ho-so/?ho-so=${id}`);
    await sees(citizen.page, citizenSentences['awaiting-supplement'].vi);
    await sees(citizen.page, 'Xin nộp thêm ba bản sao đã chụp đủ hai mặt');
    await citizen.page.getByRole('form', { name: c.supplementTitle }).waitFor();
    await look(citizen.page, 'following-supplement');
    await paper(citizen.page, procedure, 'copy-to-certify').getByLabel(t.formCopy).fill('3');
    await citizen.page.getByRole('button', { name: c.supplementButton }).click();
    await sees(citizen.page.getByRole('status'), c.supplementDone);

    desk.expectRefusal(`409 POST /api/office/dossiers/${id}/receipt`);
    await stale.getByRole('button', { name: o.receiveButton }).click();
    await sees(stale.getByRole('alert'), problems.STEP_CHANGED.detail.vi);
    await sees(stale, o.typedIsKept);
    await expect(stale.getByLabel(o.note).inputValue()).resolves.toBe('Đã đối chiếu bản chính');
    await look(stale, 'desk-stale');
    await stale.getByRole('button', { name: o.receiveButton }).click();
    await headed(stale, o.receiptTitle);
    const { body } = await call(at, 'GET', `/api/office/dossiers/${id}`, { token: deskToken });
    expect(body).toMatchObject({ code: expect.any(String), steps: [{ step: 'decide' }] });
    await stale.close();
  }, 120_000);
});

describe('two windows of one officer', () => {
  test('decide once: the second press is told that the step is over, and nothing is done twice', async () => {
    const { id } = await fileQuietly();
    await officeAct(id, 'receipt', {
      components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
      sets: 1,
      returnMethod: 'in-person',
      papers: [{ pages: 2, copies: 3 }],
    });
    const { page } = desk;
    await page.goto(`/can-bo/?ho-so=${id}`);
    await page.getByRole('radio', { name: o.granted }).check();
    const { body: read } = await call(at, 'GET', `/api/office/dossiers/${id}`, { token: deskToken });
    const open = (read['steps'] as { stepVersion: number }[])[0];
    await officeAct(id, 'decision', {
      stepVersion: open?.stepVersion,
      outcome: 'granted',
      resultNumber: '16/2026',
    });
    desk.expectRefusal(`409 POST /api/office/dossiers/${id}/decision`);
    await page.getByRole('button', { name: o.decideButton }).click();
    await sees(page.getByRole('alert'), problems.STEP_NOT_OPEN.detail.vi);
    await page.getByRole('button', { name: o.returnButton }).waitFor();
    const { body } = await call(at, 'GET', `/api/office/dossiers/${id}`, { token: deskToken });
    const decisions = (body['happenings'] as { type: string }[]).filter(
      ({ type }) => type === 'DossierDecided',
    );
    expect(decisions).toHaveLength(1);
  }, 60_000);
});

describe('the administrator', () => {
  test('looks at units, the posts of one, and what is parked', async () => {
    const administrator = await person();
    const { page } = administrator;
    await page.goto('/quan-tri/');
    await signInByHand(page, account(at, 'tuan.mai'));
    await headed(page, a.unitsTitle);
    const unit = page.getByRole('link', { name: 'Trung tâm Phục vụ hành chính công xã Vụ Bản' });
    await unit.waitFor();
    await look(page, 'admin-units');
    await unit.click();
    await headed(page, a.peopleTitle);
    await sees(page, 'Trần Thị Lan');
    await page
      .getByRole('button', { name: beginning(a.endPost) })
      .first()
      .click();
    await look(page, 'admin-posts');
    await page.getByRole('button', { name: a.endNo }).click();
    await page.getByRole('link', { name: a.navParked }).click();
    await headed(page, a.parkedTitle);
    await sees(page, a.parkedEmpty);
    await look(page, 'admin-parked');
  }, 60_000);
});
