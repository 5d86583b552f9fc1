import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { problems } from '../../shared/texts/problems.ts';
import { officerSentences } from '../../shared/texts/status.ts';
import { vi as c } from '../../shared/texts/web.citizen.vi.ts';
import { vi as o } from '../../shared/texts/web.office.vi.ts';
import { filled, headed, look, openBrowser, openPerson, type Person, sees, signInByHand } from './browser.ts';
import { seatOfficer } from './hands.ts';
import { openOffice, type Office } from './office.ts';
import { account, call, sampleCitizen, type World, world } from './world.ts';

const mo = sampleCitizen('mo-nguyen');
const economy = 'Phòng Kinh tế xã Vụ Bản';
const permit = {
  procedureCode: '1.013225',
  componentIds: ['application-form', 'land-paper'],
  case: 'house',
};
const certifiedCopy = {
  procedureCode: '2.000815',
  componentIds: ['original-paper'],
  form: { 'paper-names': 'Bằng tốt nghiệp', 'paper-count': 1, 'pages-per-paper': 2, 'copies-wanted': 3 },
};

let at: World;
let browser: Browser;
let office: Office;
const people: Person[] = [];
const officer = async (name: string): Promise<Person> => {
  const person = await seatOfficer(browser, at, name);
  people.push(person);
  return person;
};
const open = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/can-bo/?ho-so=${id}`);
  await headed(page, new RegExp(`^${o.dossier} `));
  await page.getByRole('heading', { name: o.paperTitle, exact: true }).waitFor();
};
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
const says = (page: Page, sentence: string): Promise<void> => sees(page.getByRole('status'), sentence);

beforeAll(async () => {
  at = world();
  [browser, office] = await Promise.all([
    openBrowser(),
    openOffice(at, ['lan.tran', 'mo.nguyen', 'khoa.dao', 'nam.hoang', 'chi.duong']),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
});
afterEach(() => {
  expect(people.flatMap(({ takeFaults }) => takeFaults())).toEqual([]);
});

describe('papers of a building permit', () => {
  let id: string;
  let code: string;
  let lan: Person;
  let nam: Person;

  test('are handed over by the desk, found incomplete, handed over again and taken', async () => {
    id = await office.receiveAtCounter(permit);
    await Promise.all([office.whenOpen(id, 'appraise'), office.whenOpen(id, 'verify')]);
    ({ code } = await office.read(id));
    lan = await officer('lan.tran');
    const desk = lan.page;
    await desk.getByRole('link', { name: o.navPaper, exact: true }).click();
    await headed(desk, o.paperListsTitle);
    await sees(desk.getByRole('row').filter({ hasText: code }), o.taskHandOver);
    await look(desk, 'paper-list-desk');
    await desk.getByRole('link', { name: code }).click();
    await headed(desk, `${o.dossier} ${code}`);
    // The lead unit stands first.
    await expect(desk.getByLabel(o.handOverTo, { exact: true }).inputValue()).resolves.toBe('vu-ban-kinh-te');
    await look(desk, 'paper-hand-over');
    await press(desk, o.handOverButton);
    await says(desk, filled(o.handOverDone, { unit: economy }));
    await sees(desk, o.handOverWaiting);
    await look(desk, 'paper-on-the-way');

    nam = await officer('nam.hoang');
    const unit = nam.page;
    await unit.getByRole('link', { name: o.navPaper, exact: true }).click();
    await headed(unit, o.paperListsTitle);
    await look(unit, 'paper-list-unit');
    await unit.getByRole('link', { name: code }).click();
    await headed(unit, `${o.dossier} ${code}`);
    await unit.getByText(o.missingTitle, { exact: true }).click();
    await press(unit, o.missingButton);
    await sees(unit.getByRole('alert'), o.missingNeeded);
    await unit.getByRole('group', { name: o.missingWhich }).getByRole('checkbox').last().check();
    await look(unit, 'paper-missing');
    await press(unit, o.missingButton);
    await says(unit, o.missingDone);

    await open(desk, id);
    await sees(desk, o.paperDisputed);
    await look(desk, 'paper-disputed');
    await desk.getByLabel(o.handOverTo, { exact: true }).selectOption({ label: economy });
    await press(desk, o.handOverButton);
    await says(desk, filled(o.handOverDone, { unit: economy }));
    await open(unit, id);
    await press(unit, o.takeButton);
    await says(unit, o.takeDone);
    await sees(unit, `Bản giấy đang ở ${economy}.`);
    await look(unit, 'paper-taken');
  }, 180_000);

  test('are seen by the unit that works beside, and on a slip to be signed', async () => {
    const khoa = await officer('khoa.dao');
    await open(khoa.page, id);
    await sees(khoa.page, `Bản giấy đang ở ${economy}.`);
    await expect(khoa.page.getByRole('button', { name: o.takeButton }).count()).resolves.toBe(0);
    await nam.page.getByRole('link', { name: o.toSlip }).click();
    await headed(nam.page, o.slipTitle);
    await sees(nam.page, code);
    await look(nam.page, 'paper-slip');
  }, 60_000);

  test('come home after a withdrawal, and the originals go to who shows his own ID', async () => {
    const withdrawn = await call(at, 'POST', `/api/citizen/dossiers/${id}/withdrawal`, {
      token: office.tokenOf('mo.nguyen'),
      body: { reason: 'Thay đổi thiết kế' },
    });
    expect(withdrawn).toMatchObject({ status: 200 });
    await open(nam.page, id);
    await press(nam.page, o.handOverButton);
    await says(nam.page, filled(o.handOverDone, { unit: 'Trung tâm Phục vụ hành chính công xã Vụ Bản' }));
    const desk = lan.page;
    await open(desk, id);
    await press(desk, o.takeButton);
    await says(desk, o.takeDone);

    const citizen = await openPerson(browser, at);
    people.push(citizen);
    await citizen.page.goto(`/ho-so/?ho-so=${id}`);
    await signInByHand(citizen.page, account(at, 'mo.nguyen'));
    await headed(citizen.page, `${c.dossier} ${code}`);
    await sees(citizen.page, 'Mời ông/bà mang giấy hẹn hoặc căn cước đến nhận lại.');
    await look(citizen.page, 'paper-citizen-collects');

    lan.expectRefusal('422 POST /api/office/dossiers/');
    await desk.getByLabel(o.noReceipt, { exact: true }).check();
    await desk.getByLabel(o.receiptLost).fill('Giấy hẹn bị ướt');
    await desk.getByLabel(o.applicantIdNumber).fill('036156000002');
    await press(desk, o.giveBackButton);
    await sees(desk.getByRole('alert'), problems.IDENTITY_DIFFERS.detail.vi);
    await desk.getByLabel(o.applicantIdNumber).fill(mo.identityNumber);
    await look(desk, 'paper-give-back');
    await press(desk, o.giveBackButton);
    await says(desk, o.giveBackDone);
    await look(desk, 'paper-given-back');
    const history = await call(at, 'POST', `/api/audit/dossiers/${id}/history`, {
      token: office.tokenOf('chi.duong'),
      body: { purpose: 'Kiểm tra bản giấy' },
    });
    expect(history.body).toMatchObject({ check: { state: 'intact' } });
  }, 120_000);
});

describe('a result that nobody came for', () => {
  test('goes by post, comes back, is telephoned about and given against an ID, the receipt being lost', async () => {
    const id = await office.receiveAtCounter(certifiedCopy);
    const decide = await office.whenOpen(id, 'decide');
    await office.complete(id, decide, { outcome: 'granted' }, 'lan.tran');
    const { code } = await office.read(id);
    const lan = await officer('lan.tran');
    const desk = lan.page;
    await open(desk, id);
    await desk.getByRole('radio', { name: 'Qua bưu chính' }).check();
    await desk.getByLabel(o.trackingNumber, { exact: true }).fill('EB125966889VN');
    await press(desk, o.returnButton);
    await sees(desk.getByRole('alert'), o.trackingNumberWrong);
    await look(desk, 'return-by-post');
    await desk.getByLabel(o.trackingNumber, { exact: true }).fill('eb 125 966 888 vn');
    await press(desk, o.returnButton);
    await says(desk, o.returnDone);
    await sees(desk, 'EB125966888VN');
    await sees(desk, officerSentences['result-sent'].vi);
    await look(desk, 'return-sent');
    await desk.getByRole('radio', { name: o.cameBack }).check();
    await press(desk, o.deliveryButton);
    await says(desk, o.cameBackDone);

    await desk.getByText(o.callTitle, { exact: true }).click();
    await desk.getByRole('radio', { name: o.callReached }).check();
    await press(desk, o.callButton);
    await says(desk, o.callDone);
    await desk.getByRole('link', { name: o.navUncollected, exact: true }).click();
    await headed(desk, o.uncollectedTitle);
    await desk.getByRole('row').filter({ hasText: code }).waitFor();
    await look(desk, 'uncollected');
    await desk.getByRole('link', { name: code }).click();
    await headed(desk, `${o.dossier} ${code}`);
    await desk.getByRole('radio', { name: 'Trực tiếp' }).check();
    await desk.getByLabel(o.noReceipt, { exact: true }).check();
    await press(desk, o.returnButton);
    await sees(desk.getByRole('alert'), o.receiptLostNeeded);
    await desk.getByLabel(o.receiptLost).fill('Mất khi chuyển nhà');
    await desk.getByLabel(o.applicantIdNumber).fill(mo.identityNumber);
    await look(desk, 'return-by-id');
    await press(desk, o.returnButton);
    await says(desk, o.returnDone);
    await look(desk, 'return-by-id-done');
  }, 120_000);
});

describe('over HTTP alone', () => {
  const post = (id: string, path: string, body: object, name: string, key: string = randomUUID()) =>
    call(at, 'POST', `/api/office/dossiers/${id}/${path}`, { token: office.tokenOf(name), body, key });

  test('papers are given once by one press, taken by nobody but their receiver, seen by him as they are now', async () => {
    const id = await office.receiveAtCounter(permit);
    await Promise.all([office.whenOpen(id, 'appraise'), office.whenOpen(id, 'verify')]);
    const version = async () => {
      const { paper } = (await office.read(id)) as unknown as { paper: { version: number } };
      return paper.version;
    };
    const seen = await version();
    const give = { paperVersion: seen, to: 'vu-ban-kinh-te' };
    const key = randomUUID();
    expect(await post(id, 'paper/hand-over', { ...give, to: 'vu-ban-thue' }, 'lan.tran')).toMatchObject({
      status: 422,
      body: { code: 'UNIT_NOT_IN_DOSSIER' },
    });
    const both = await Promise.all([
      post(id, 'paper/hand-over', give, 'lan.tran', key),
      post(id, 'paper/hand-over', give, 'lan.tran', key),
    ]);
    expect(both).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(both[0]?.body['version']).toBe(both[1]?.body['version']);
    expect(await post(id, 'paper/taking', { paperVersion: seen }, 'nam.hoang')).toMatchObject({
      status: 409,
      body: { code: 'PAPER_CHANGED' },
    });
    const now = await version();
    expect(await post(id, 'paper/taking', { paperVersion: now }, 'khoa.dao')).toMatchObject({
      status: 409,
      body: { code: 'PAPER_ELSEWHERE' },
    });
    expect(await post(id, 'paper/taking', { paperVersion: now }, 'nam.hoang')).toMatchObject({ status: 200 });
    expect(await post(id, 'paper/call-back', { paperVersion: now }, 'lan.tran')).toMatchObject({
      status: 409,
      body: { code: 'PAPER_ELSEWHERE' },
    });
    const mine = await call(at, 'GET', `/api/citizen/dossiers/${id}`, { token: office.tokenOf('mo.nguyen') });
    expect(mine.body).toMatchObject({ status: { custody: 'at-a-unit' } });
    // Who passes what on inside the agencies is not told to the citizen.
    expect(mine.body['paper']).toEqual({ sentence: expect.stringContaining(economy) });
    expect(JSON.stringify(mine.body['happenings'])).not.toContain('bản giấy');
  }, 60_000);
});
