import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import citizens from '../../shared/catalogue/provinces/ninh-binh/citizens.json' with { type: 'json' };
import { problems } from '../../shared/texts/problems.ts';
import { citizenSentences, outcomeChoices, theSystem } from '../../shared/texts/status.ts';
import { vi as c } from '../../shared/texts/web.citizen.vi.ts';
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
import { fillPaperCounts, paper, type Procedure, procedureCode, readProcedure } from './hands.ts';
import { account, call, eventually, newDossierId, signIn, type World, world } from './world.ts';

const mo = citizens.citizens.find(({ id }) => id === 'mo-nguyen');
if (!mo) throw new Error('The sample citizen is gone');

let at: World;
let browser: Browser;
let procedure: Procedure;
let deskToken: string;
let citizenToken: string;
let desk: Person;

beforeAll(async () => {
  at = world();
  [browser, procedure, deskToken, citizenToken] = await Promise.all([
    openBrowser(),
    readProcedure(at),
    signIn(at, account(at, 'lan.tran')),
    signIn(at, account(at, 'mo.nguyen')),
  ]);
  desk = await openPerson(browser, at);
  await desk.page.goto('/can-bo/');
  await signInByHand(desk.page, account(at, 'lan.tran'));
}, 120_000);
afterAll(async () => {
  await browser?.close();
});
afterEach(() => {
  expect(desk.takeFaults()).toEqual([]);
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
        'paper-names': 'Bằng tốt nghiệp trung học phổ thông',
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
const readAtDesk = async (id: string) =>
  (await call(at, 'GET', `/api/office/dossiers/${id}`, { token: deskToken })).body;
/** Another officer, or the same one in another window, acts meanwhile. */
const actMeanwhile = async (id: string, act: string, said: object): Promise<void> => {
  const [step] = await eventually(
    async () => (await readAtDesk(id))['steps'] as { stepVersion: number }[],
    (steps) => steps.length > 0,
  );
  const done = await call(at, 'POST', `/api/office/dossiers/${id}/${act}`, {
    token: deskToken,
    body: { ...said, stepVersion: step?.stepVersion },
    key: randomUUID(),
  });
  expect(done).toMatchObject({ status: 200 });
};

describe('papers that are missing', () => {
  test('are asked for with a reason, handed in by the citizen; an officer whose page is stale loses nothing', async () => {
    const { id, number } = await fileQuietly();
    const { page } = desk;
    await page.goto(`/can-bo/?ho-so=${id}`);
    await headed(page, `${o.dossier} ${number}`);
    await page.getByRole('radio', { name: o.outcomeSupplement }).waitFor();
    // A second window, opened before the first one acts.
    const stale = await desk.newTab();
    await stale.goto(`/can-bo/?ho-so=${id}`);
    await signInByHand(stale, account(at, 'lan.tran'));
    await stale.getByRole('radio', { name: o.outcomeReceive }).check();
    await fillPaperCounts(stale, 2, 3);
    await stale.getByLabel(o.note).fill('Đã đối chiếu bản chính');

    await page.getByRole('radio', { name: o.outcomeSupplement }).check();
    await page.getByLabel(filled(o.reasonOn, { name: procedure.components[1]?.short ?? '' })).check();
    await page.getByRole('button', { name: o.supplementButton }).click();
    await sees(page.getByRole('alert'), beginning(o.wordsNeeded));
    await page.getByLabel(o.reasonFault).selectOption({ label: t.faultMissing });
    await page.getByLabel(o.reasonWords).fill('Xin nộp thêm ba bản sao đã chụp đủ hai mặt');
    await look(page, 'desk-supplement');
    await page.getByRole('button', { name: o.supplementButton }).click();
    await sees(page.getByRole('status'), o.supplementDone);
    await look(page, 'desk-waits-for-supplement');

    const citizen = await openPerson(browser, at);
    await citizen.page.goto(`/ho-so/?ho-so=${id}`);
    await signInByHand(citizen.page, account(at, 'mo.nguyen'));
    await sees(citizen.page, citizenSentences['awaiting-supplement'].vi);
    await sees(citizen.page, 'Xin nộp thêm ba bản sao đã chụp đủ hai mặt');
    await citizen.page.getByRole('form', { name: c.supplementTitle }).waitFor();
    await look(citizen.page, 'following-supplement');
    await paper(citizen.page, procedure, 'copy-to-certify').getByLabel(t.formCopy).fill('3');
    await citizen.page.getByRole('button', { name: c.supplementButton }).click();
    await sees(citizen.page.getByRole('status'), c.supplementDone);
    expect(citizen.takeFaults()).toEqual([]);
    await citizen.context.close();

    desk.expectRefusal(`409 POST /api/office/dossiers/${id}/receipt`);
    await stale.getByRole('button', { name: o.receiveButton }).click();
    await sees(stale.getByRole('alert'), problems.STEP_CHANGED.detail.vi);
    await sees(stale, o.papersAdded);
    await sees(stale, o.typedIsKept);
    await expect(
      paper(stale, procedure, 'copy-to-certify').getByLabel(t.formCopy).inputValue(),
    ).resolves.toBe('3');
    await expect(stale.getByLabel(o.note).inputValue()).resolves.toBe('Đã đối chiếu bản chính');
    await look(stale, 'desk-stale');
    await stale.getByRole('button', { name: o.receiveButton }).click();
    await headed(stale, o.receiptTitle);
    // What the citizen brought meanwhile is received with what the officer had counted before.
    const received = await eventually(
      () => readAtDesk(id),
      ({ steps }) => (steps as object[]).length > 0,
    );
    expect(received).toMatchObject({
      code: expect.any(String),
      steps: [{ step: 'decide' }],
      components: [
        { componentId: 'original-paper', count: 1 },
        { componentId: 'copy-to-certify', count: 3 },
      ],
    });
    await stale.close();
  }, 120_000);
});

describe('two windows of one officer', () => {
  test('decide once: the second press is told that the step is over, and nothing is done twice', async () => {
    const { id } = await fileQuietly();
    await actMeanwhile(id, 'receipt', {
      components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
      sets: 1,
      returnMethod: 'in-person',
      papers: [{ pages: 2, copies: 3 }],
    });
    const { page } = desk;
    await page.goto(`/can-bo/?ho-so=${id}`);
    await page.getByRole('radio', { name: outcomeChoices.granted.vi }).check();
    await page.getByRole('textbox', { name: o.messageToApplicant }).fill('Mời bà đến nhận trước 16 giờ');
    await actMeanwhile(id, 'steps/decide/completion', { outcome: 'granted', resultNumber: '16/2026' });
    desk.expectRefusal(`409 POST /api/office/dossiers/${id}/steps/decide/completion`);
    await page.getByRole('button', { name: o.decideButton }).click();
    await sees(page.getByRole('alert'), problems.STEP_NOT_OPEN.detail.vi);
    await page.getByRole('button', { name: o.returnButton }).waitFor();
    // The form is gone: what was typed into it stands there to be copied, and nothing says that it is still in its box.
    await sees(page, o.typedToCopy);
    await sees(page, 'Mời bà đến nhận trước 16 giờ');
    await expect(page.getByText(o.typedIsKept).count()).resolves.toBe(0);
    await look(page, 'desk-stale-over');
    const decisions = ((await readAtDesk(id))['happenings'] as { type: string }[]).filter(
      ({ type }) => type === 'DossierDecided',
    );
    expect(decisions).toHaveLength(1);
  }, 60_000);
});

describe('a connection that breaks while the next step comes', () => {
  test('leaves the page as it is, says so, and the step comes when it is back', async () => {
    const { id } = await fileQuietly();
    await actMeanwhile(id, 'receipt', {
      components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
      sets: 1,
      returnMethod: 'in-person',
      papers: [{ pages: 2, copies: 3 }],
    });
    const { code } = (await readAtDesk(id)) as { code?: string };
    const { page } = desk;
    // As the door answers in the moment before the route has asked.
    const reading = `**/api/office/dossiers/${id}?*`;
    await page.route(reading, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { version: number };
      await route.fulfill({
        response: answer,
        json: { ...body, version: body.version - 1, steps: [], acts: [] },
      });
    });
    await page.route('**/version', (route) => route.abort());
    await page.goto(`/can-bo/?ho-so=${id}`);
    await headed(page, `${o.dossier} ${code}`);
    await sees(page, o.stepOffline);
    await expect(page.getByRole('alert').count()).resolves.toBe(0);
    await look(page, 'desk-offline-between-steps');
    // The number comes again, the dossier itself does not: nothing of what was read goes away.
    await page.unroute(reading);
    await page.route(reading, (route) => route.abort());
    await page.unroute('**/version');
    const gone = page.waitForRequest((request) => request.url().includes(`${id}?`));
    await gone;
    await sees(page, mo.name);
    await page.unroute(reading);
    await page.getByRole('radio', { name: outcomeChoices.granted.vi }).waitFor();
    await expect(page.getByText(o.stepOffline).count()).resolves.toBe(0);
    desk.takeFaults();
  }, 90_000);
});

describe('an officer without the authority to decide', () => {
  test('reads why the decision is not his, in place of its form', async () => {
    const { id } = await fileQuietly();
    await actMeanwhile(id, 'receipt', {
      components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
      sets: 1,
      returnMethod: 'in-person',
      papers: [{ pages: 2, copies: 3 }],
    });
    const colleague = await openPerson(browser, at);
    await colleague.page.goto(`/can-bo/?ho-so=${id}`);
    await signInByHand(colleague.page, account(at, 'hung.nguyen'));
    await sees(colleague.page, problems.NOT_AUTHORISED_TO_DECIDE.detail.vi);
    await expect(
      colleague.page.getByRole('radio', { name: outcomeChoices.granted.vi }).count(),
    ).resolves.toBe(0);
    // The applicant filed; the steps that followed are nobody's own act, and folded away.
    await colleague.page.getByText(beginning(o.stepLines)).click();
    await sees(colleague.page, theSystem.vi);
    await look(colleague.page, 'desk-may-not-decide');
    expect(colleague.takeFaults()).toEqual([]);
    await colleague.context.close();
  }, 60_000);
});
