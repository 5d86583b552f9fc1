import { SFNClient } from '@aws-sdk/client-sfn';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sfnClockMachines } from '../../shared/adapters/step-functions/machines.ts';
import type { Telling } from '../../shared/domain/dossier/dossier.ts';
import { dossierId, instantFromMs } from '../../shared/domain/ids.ts';
import { formNames } from '../../shared/texts/forms.ts';
import { happenings } from '../../shared/texts/happenings.ts';
import { officerSentences } from '../../shared/texts/status.ts';
import { vi as o } from '../../shared/texts/web.office.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import { headed, look, openBrowser, sees } from './browser.ts';
import { openFromList, seatOfficer } from './hands.ts';
import { openOffice, type Office } from './office.ts';
import { mailsTo, ownAddress, plainFiling } from './post-boxes.ts';
import { call, eventually, newDossierId, sampleCitizen, type World, world } from './world.ts';

const certificate = { procedureCode: '1.004873', componentIds: [] };
/** So long the first instant of a step lies ahead, on a cloud whose waits are scaled for it. */
const firstWaitSeconds = 5;
const patienceSeconds = 150;

let at: World;
let office: Office;

/** Of waits that begin from now on: a wait that has begun keeps its length. */
async function scaleWaits(scale: number): Promise<void> {
  const answer = await fetch(`${at.cloudEndpoint}/_ministack/config`, {
    method: 'POST',
    body: JSON.stringify({ 'stepfunctions._SFN_WAIT_SCALE': scale }),
  });
  expect(await answer.json()).toEqual({ applied: { 'stepfunctions._SFN_WAIT_SCALE': scale } });
}

const receive = async () => {
  const id = await office.receiveAtCounter(certificate);
  return { id, prepare: await office.whenOpen(id, 'prepare') };
};

beforeAll(async () => {
  at = world();
  office = await openOffice(at, ['lan.tran', 'minh.vu', 'chi.duong', 'binh.dang', 'mo.nguyen']);
  const { prepare } = await receive();
  const ahead = (Date.parse(prepare.alertAt) - Date.now()) / 1000;
  await scaleWaits(firstWaitSeconds / ahead);
}, 120_000);
afterAll(async () => {
  await scaleWaits(1);
});

const said = async (id: string, step: string): Promise<string[]> =>
  (await office.read(id)).happenings
    .filter((happening) => happening.type === 'StepReminded' && happening.step === step)
    .map(({ sentence }) => sentence);

/** Whoever was told finds it in his list, as others do in theirs, and may read what it is about. */
async function seenByLeader(id: string): Promise<void> {
  const browser = await openBrowser();
  try {
    const { page, takeFaults } = await seatOfficer(browser, at, 'binh.dang');
    await page.getByRole('link', { name: o.navReminded }).click();
    await headed(page, o.remindedTitle);
    const { code } = await office.read(id);
    const row = page.getByRole('row').filter({ hasText: code });
    const more = page.getByRole('button', { name: t.nextPage });
    while ((await row.count()) === 0 && (await more.count()) > 0) await more.click();
    await sees(row, o.toldLeader);
    await sees(row, 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Vụ Bản');
    await look(page, 'leader-late');
    await row.getByRole('link', { name: code }).click();
    await headed(page, `${o.dossier} ${code}`);
    await sees(page, o.nothingToDo);
    await look(page, 'leader-reads-late');
    expect(takeFaults()).toEqual([]);
  } finally {
    await browser.close();
  }
}

describe('the clock of a step', () => {
  test('reminds the unit before the due instant, the head at it, the citizen at the appointment and the leader after it, each once', async () => {
    const { id, prepare } = await receive();
    const saying = (told: Telling) => happenings.StepReminded.vi({ step: 'prepare', visit: 1, told });
    const toOfficers = (['unit', 'head', 'leader'] as const).map(saying);
    const heard = await eventually(
      () => said(id, 'prepare'),
      (sentences) => sentences.length > toOfficers.length,
      patienceSeconds,
    );
    // Whether the appointment or the leader's instant comes first depends on the hour of the day.
    expect(heard.filter((sentence) => sentence !== saying('applicant'))).toEqual(toOfficers);
    expect(heard).toHaveLength(toOfficers.length + 1);
    const history = await call(at, 'POST', `/api/audit/dossiers/${id}/history`, {
      token: office.tokenOf('chi.duong'),
      body: { purpose: 'Kiểm tra nhắc hạn' },
    });
    expect(history.body).toMatchObject({ check: { state: 'intact' } });
    await seenByLeader(id);
    // What was said changes nothing of the step: who opened it before still answers it.
    expect(await office.complete(id, prepare, { outcome: 'prepared' }, 'minh.vu')).toMatchObject({
      status: 200,
    });
  }, 240_000);

  test('wakes and says nothing of a step that was answered in the meantime', async () => {
    const { id, prepare } = await receive();
    const clocks = sfnClockMachines({
      client: new SFNClient({
        endpoint: at.cloudEndpoint,
        region: 'ap-southeast-1',
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      }),
      arnPrefix: 'arn:aws:states:ap-southeast-1:000000000000',
      namePrefix: `motcua-${at.province}-local`,
    });
    const instant = instantFromMs(Date.parse(prepare.alertAt));
    const state = () => clocks.state(dossierId(id), instant, 1);
    // Whoever answers before the follower has come to the step answers before there is a clock for it.
    expect(await eventually(state, (found) => found !== 'absent', patienceSeconds)).toBe('running');
    expect(await office.complete(id, prepare, { outcome: 'prepared' }, 'minh.vu')).toMatchObject({
      status: 200,
    });
    const ended = await eventually(state, (found) => found === 'succeeded', patienceSeconds);
    expect(ended).toBe('succeeded');
    expect(await said(id, 'prepare')).toEqual([]);
  }, 240_000);

  test('hands what did not come in time to the desk, which closes it; the applicant is told', async () => {
    // Fifteen days, of which twelve until the reminder.
    await scaleWaits(firstWaitSeconds / (12 * 24 * 3600));
    const id = newDossierId();
    const email = ownAddress();
    const filed = await call(at, 'PUT', `/api/citizen/dossiers/${id}`, {
      token: office.tokenOf('mo.nguyen'),
      body: plainFiling(sampleCitizen('mo-nguyen'), email),
    });
    const number = String(filed.body['filingNumber']);
    const [intake] = (await office.read(id)).steps;
    const reasons = [{ componentId: 'original-paper', fault: 'missing', words: 'Xin mang bản chính' }];
    const asked = await call(at, 'POST', `/api/office/dossiers/${id}/supplement-request`, {
      token: office.tokenOf('lan.tran'),
      body: { stepVersion: intake?.stepVersion, reasons },
      key: randomUUID(),
    });
    expect(asked).toMatchObject({ status: 200 });
    const toApplicant = { step: 'supplement', visit: 1, told: 'applicant' } as const;
    const heard = await eventually(
      () => said(id, 'supplement'),
      (sentences) => sentences.length === 2,
      patienceSeconds,
    );
    expect(heard).toEqual([
      happenings.StepReminded.vi(toApplicant),
      happenings.StepReminded.vi({ ...toApplicant, told: 'unit' }),
    ]);
    const browser = await openBrowser();
    try {
      const { page, takeFaults } = await seatOfficer(browser, at, 'lan.tran');
      await openFromList(page, number);
      await page.getByRole('button', { name: o.lapseAsk }).click();
      await look(page, 'desk-lapse');
      await page.getByRole('button', { name: o.lapseYes }).click();
      await sees(page.getByRole('status'), o.lapseDone);
      await sees(page, officerSentences.lapsed.vi);
      await page.getByText(formNames['05'].vi).first().waitFor();
      await look(page, 'desk-lapsed');
      expect(takeFaults()).toEqual([]);
    } finally {
      await browser.close();
    }
    const mails = await eventually(
      () => mailsTo(at, email),
      (found) => found.some(({ Subject }) => Subject.includes('quá hạn bổ sung')),
      60,
    );
    expect(mails.map(({ Subject }) => Subject)).toContainEqual(expect.stringContaining(number));
  }, 240_000);
});
