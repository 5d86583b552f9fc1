import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import citizens from '../../shared/catalogue/provinces/ninh-binh/citizens.json' with { type: 'json' };
import { account, call, eventually, newDossierId, signIn, type World, world } from './world.ts';

const mo = citizens.citizens.find(({ id }) => id === 'mo-nguyen');
if (!mo) throw new Error('The sample citizen is gone');
const applicant = {
  name: mo.name,
  personalIdNumber: mo.identityNumber,
  phone: mo.phone,
  address: mo.address,
};

type Step = {
  step: string;
  visit: number;
  stepVersion: number;
  holder: string;
  dueAt: string;
  acts: string[];
};
type Dossier = {
  steps: Step[];
  status: { professional: string };
  dueAt: string;
  happenings: { type: string }[];
};

let at: World;
const tokens = new Map<string, string>();
const tokenOf = (name: string): string => tokens.get(name) ?? '';
const people = [
  'mo.nguyen',
  'lan.tran',
  'minh.vu',
  'mai.bui',
  'nam.hoang',
  'khoa.dao',
  'binh.dang',
  'chi.duong',
];

beforeAll(async () => {
  at = world();
  await Promise.all(people.map(async (name) => tokens.set(name, await signIn(at, account(at, name)))));
}, 120_000);

async function receiveAtCounter(
  procedureCode: string,
  componentIds: readonly string[],
  more: object = {},
  form: object = {},
) {
  const id = newDossierId();
  const components = componentIds.map((componentId) => ({ componentId, form: 'original', count: 1 }));
  const given = { components, sets: 1, returnMethod: 'in-person', ...more };
  const received = await call(at, 'PUT', `/api/office/dossiers/${id}`, {
    token: tokenOf('lan.tran'),
    body: {
      desk: 'vu-ban-mot-cua',
      filing: { ...given, procedureCode, parties: { applicant }, form, language: 'vi' },
      receipt: given,
    },
  });
  expect(received).toMatchObject({ status: 200 });
  return id;
}
const read = async (id: string, name = 'lan.tran') =>
  (await call(at, 'GET', `/api/office/dossiers/${id}`, { token: tokenOf(name) })).body as unknown as Dossier;
/** The step comes from its machine: a moment after the act that led there. */
const whenOpen = async (id: string, step: string, visit = 1, name = 'lan.tran'): Promise<Step> => {
  const dossier = await eventually(
    () => read(id, name),
    ({ steps }) => steps.some((open) => open.step === step && open.visit === visit),
  );
  const open = dossier.steps.find((one) => one.step === step);
  if (!open) throw new Error(`${step} was not opened: ${JSON.stringify(dossier.steps)}`);
  return open;
};
const act = (id: string, step: string, verb: string, body: object, name: string, key = randomUUID()) =>
  call(at, 'POST', `/api/office/dossiers/${id}/steps/${step}/${verb}`, { token: tokenOf(name), body, key });
const complete = async (id: string, { step, stepVersion }: Step, said: object, name: string) =>
  act(id, step, 'completion', { stepVersion, ...said }, name);
const note = 'Đã xem';
const reasons = [{ componentId: 'dossier', fault: 'not-valid', words: 'Không đủ điều kiện' }];

describe('the desk decides', () => {
  test('a certified copy: the machine asks the desk, and ends when the desk has decided', async () => {
    const id = await receiveAtCounter(
      '2.000815',
      ['original-paper'],
      {},
      { 'paper-names': 'Bằng tốt nghiệp', 'paper-count': 1, 'pages-per-paper': 2, 'copies-wanted': 3 },
    );
    const decide = await whenOpen(id, 'decide');
    expect(decide).toMatchObject({ holder: 'vu-ban-mot-cua', dueAt: (await read(id)).dueAt });
    expect(await complete(id, decide, { outcome: 'granted' }, 'lan.tran')).toMatchObject({ status: 200 });
    expect(await read(id)).toMatchObject({
      status: { professional: 'decided' },
      steps: [{ step: 'return' }],
    });
  }, 60_000);
});

describe('a unit prepares, a leader signs', () => {
  test('with claim, draft, a send-back, and nobody signing what he prepared', async () => {
    const id = await receiveAtCounter('1.004873', []);
    const prepare = await whenOpen(id, 'prepare');
    expect(prepare.holder).toBe('vu-ban-van-phong');
    expect(prepare.dueAt < (await read(id)).dueAt).toBe(true);
    const claimed = await act(id, 'prepare', 'claim', { stepVersion: prepare.stepVersion }, 'minh.vu');
    expect(claimed).toMatchObject({ status: 200 });
    const stale = await complete(id, prepare, { outcome: 'prepared' }, 'mai.bui');
    expect(stale).toMatchObject({ status: 409, body: { code: 'STEP_CHANGED' } });
    const taken = await whenOpen(id, 'prepare');
    expect(await complete(id, taken, { outcome: 'prepared' }, 'mai.bui')).toMatchObject({
      status: 409,
      body: { code: 'STEP_TAKEN' },
    });
    const drafted = { stepVersion: taken.stepVersion, draft: 'Giấy xác nhận tình trạng hôn nhân' };
    expect(await act(id, 'prepare', 'draft', drafted, 'minh.vu')).toMatchObject({ status: 200 });
    expect(
      await complete(id, await whenOpen(id, 'prepare'), { outcome: 'prepared', note }, 'minh.vu'),
    ).toMatchObject({ status: 200 });
    const approve = await whenOpen(id, 'approve');
    expect(await complete(id, approve, { outcome: 'granted' }, 'minh.vu')).toMatchObject({ status: 403 });
    expect(await complete(id, approve, { outcome: 'sent-back' }, 'binh.dang')).toMatchObject({
      body: { code: 'NOTE_NEEDED' },
    });
    const sentBack = await complete(
      id,
      approve,
      { outcome: 'sent-back', note: 'Ghi rõ nơi cư trú' },
      'binh.dang',
    );
    expect(sentBack).toMatchObject({ status: 200 });
    const again = await whenOpen(id, 'prepare', 2);
    expect(await complete(id, again, { outcome: 'prepared' }, 'minh.vu')).toMatchObject({ status: 200 });
    const second = await whenOpen(id, 'approve', 2);
    const signed = await complete(id, second, { outcome: 'granted', resultNumber: '7/XN' }, 'binh.dang');
    expect(signed).toMatchObject({ status: 200 });
    expect(await read(id)).toMatchObject({ status: { professional: 'decided' } });
    const history = await call(at, 'POST', `/api/audit/dossiers/${id}/history`, {
      token: tokenOf('chi.duong'),
      body: { purpose: 'Kiểm tra tuyến' },
    });
    expect(history.body).toMatchObject({ check: { state: 'intact' } });
  }, 120_000);

  test('a unit proposes to reject, and the desk answers the applicant', async () => {
    const id = await receiveAtCounter('1.004873', []);
    const prepare = await whenOpen(id, 'prepare');
    expect(await complete(id, prepare, { outcome: 'rejection-proposed' }, 'minh.vu')).toMatchObject({
      body: { code: 'REASONS_NEEDED' },
    });
    const proposed = await complete(id, prepare, { outcome: 'rejection-proposed', reasons }, 'minh.vu');
    expect(proposed).toMatchObject({ status: 200 });
    const answer = await whenOpen(id, 'answer-rejection');
    expect(answer.holder).toBe('vu-ban-mot-cua');
    expect(await complete(id, answer, { outcome: 'rejected', reasons }, 'lan.tran')).toMatchObject({
      status: 200,
    });
    expect(await read(id)).toMatchObject({ status: { professional: 'rejected' }, steps: [] });
  }, 60_000);
});

describe('two units at the same time, then a leader', () => {
  test('a building permit: neither unit refuses the other, and the leader is asked when both have answered', async () => {
    const id = await receiveAtCounter('1.013225', ['application-form', 'land-paper'], { case: 'house' });
    const [appraise, verify] = await Promise.all([whenOpen(id, 'appraise'), whenOpen(id, 'verify')]);
    expect([appraise.holder, verify.holder]).toEqual(['vu-ban-kinh-te', 'vu-ban-dat-dai']);
    const both = await Promise.all([
      complete(id, appraise, { outcome: 'appraised' }, 'nam.hoang'),
      complete(id, verify, { outcome: 'confirmed' }, 'khoa.dao'),
    ]);
    expect(both).toMatchObject([{ status: 200 }, { status: 200 }]);
    const approve = await whenOpen(id, 'approve');
    expect(await complete(id, approve, { outcome: 'granted' }, 'binh.dang')).toMatchObject({ status: 200 });
  }, 60_000);

  test('withdrawn while one unit is done and the other not: the open step ends, the leader is never asked', async () => {
    const id = await receiveAtCounter('1.013225', ['application-form', 'land-paper'], { case: 'works' });
    const appraise = await whenOpen(id, 'appraise');
    await whenOpen(id, 'verify');
    await complete(id, appraise, { outcome: 'appraised' }, 'nam.hoang');
    const withdrawn = await call(at, 'POST', `/api/citizen/dossiers/${id}/withdrawal`, {
      token: tokenOf('mo.nguyen'),
      body: { reason: 'Thay đổi thiết kế' },
      key: randomUUID(),
    });
    expect(withdrawn).toMatchObject({ status: 200 });
    expect(await read(id)).toMatchObject({ status: { professional: 'withdrawn' }, steps: [] });
  }, 60_000);
});
