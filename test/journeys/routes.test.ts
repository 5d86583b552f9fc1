import { SFNClient } from '@aws-sdk/client-sfn';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { sfnRouteMachines } from '../../shared/adapters/step-functions/machines.ts';
import { dossierId } from '../../shared/domain/ids.ts';
import { routeHash } from '../../shared/routes/released.ts';
import { openOffice, type Office } from './office.ts';
import { call, eventually, type World, world } from './world.ts';

let at: World;
let office: Office;
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
  office = await openOffice(at, people);
}, 120_000);

const certifiedCopy = {
  procedureCode: '2.000815',
  componentIds: ['original-paper'],
  form: { 'paper-names': 'Bằng tốt nghiệp', 'paper-count': 1, 'pages-per-paper': 2, 'copies-wanted': 3 },
};
const certificate = { procedureCode: '1.004873', componentIds: [] };
const buildingPermit = { procedureCode: '1.013225', componentIds: ['application-form', 'land-paper'] };
const note = 'Đã xem';
const reasons = [{ componentId: 'dossier', fault: 'not-valid', words: 'Không đủ điều kiện' }];

/** What each step is answered with when all is well, and who does. */
const well: { readonly [step: string]: { readonly who: string; readonly outcome: string } } = {
  decide: { who: 'lan.tran', outcome: 'granted' },
  prepare: { who: 'minh.vu', outcome: 'prepared' },
  'prepare vu-ban-kinh-te': { who: 'nam.hoang', outcome: 'prepared' },
  appraise: { who: 'nam.hoang', outcome: 'appraised' },
  verify: { who: 'khoa.dao', outcome: 'confirmed' },
  approve: { who: 'binh.dang', outcome: 'granted' },
};

describe('from the counter to the decision, each step asked by the machine', () => {
  const signed = ['prepare', 'approve'];
  test.each([
    ['2.000815', ['decide'], certifiedCopy],
    ['1.004873', signed, certificate],
    ['1.001193', signed, { componentIds: ['birth-notification'], case: 'on-time' }],
    ['1.000656', signed, { componentIds: [], case: 'late' }],
    ['1.013225', ['appraise', 'verify', 'approve'], { ...buildingPermit, case: 'house' }],
    ['1.001612', signed, { componentIds: ['application-form'] }],
  ])(
    '%s',
    async (procedureCode, steps, given) => {
      const id = await office.receiveAtCounter({ ...given, procedureCode });
      for (const step of steps) {
        const open = await office.whenOpen(id, step);
        const { who, outcome } = well[`${step} ${open.holder}`] ?? well[step] ?? { who: '', outcome: '' };
        expect(await office.complete(id, open, { outcome }, who)).toMatchObject({ status: 200 });
        // The last is due at the appointment.
        if (step === steps.at(-1)) expect(open.dueAt).toBe((await office.read(id)).dueAt);
      }
      expect(await office.read(id)).toMatchObject({
        status: { professional: 'decided' },
        steps: [{ step: 'return' }],
      });
    },
    60_000,
  );
});

describe('the desk decides', () => {
  test('a certified copy: the machine asks the desk, and ends when the desk has decided', async () => {
    const id = await office.receiveAtCounter(certifiedCopy);
    const decide = await office.whenOpen(id, 'decide');
    expect(decide).toMatchObject({ holder: 'vu-ban-mot-cua', dueAt: (await office.read(id)).dueAt });
    expect(await office.complete(id, decide, { outcome: 'granted' }, 'lan.tran')).toMatchObject({
      status: 200,
    });
    expect(await office.read(id)).toMatchObject({
      status: { professional: 'decided' },
      steps: [{ step: 'return' }],
    });
  }, 60_000);
});

describe('a unit prepares, a leader signs', () => {
  test('with claim, draft, a send-back, and nobody signing what he prepared', async () => {
    const id = await office.receiveAtCounter(certificate);
    const prepare = await office.whenOpen(id, 'prepare');
    expect(prepare.holder).toBe('vu-ban-van-phong');
    expect(prepare.dueAt < (await office.read(id)).dueAt).toBe(true);
    const claimed = await office.act(id, 'prepare', 'claim', { stepVersion: prepare.stepVersion }, 'minh.vu');
    expect(claimed).toMatchObject({ status: 200 });
    const stale = await office.complete(id, prepare, { outcome: 'prepared' }, 'mai.bui');
    expect(stale).toMatchObject({ status: 409, body: { code: 'STEP_CHANGED' } });
    const taken = await office.whenOpen(id, 'prepare');
    expect(await office.complete(id, taken, { outcome: 'prepared' }, 'mai.bui')).toMatchObject({
      status: 409,
      body: { code: 'STEP_TAKEN' },
    });
    const drafted = {
      stepVersion: taken.stepVersion,
      draftVersion: 0,
      draft: 'Giấy xác nhận tình trạng hôn nhân',
    };
    expect(await office.act(id, 'prepare', 'draft', drafted, 'minh.vu')).toMatchObject({ status: 200 });
    expect(
      await office.complete(
        id,
        await office.whenOpen(id, 'prepare'),
        { outcome: 'prepared', note },
        'minh.vu',
      ),
    ).toMatchObject({ status: 200 });
    const approve = await office.whenOpen(id, 'approve');
    expect(await office.complete(id, approve, { outcome: 'granted' }, 'minh.vu')).toMatchObject({
      status: 403,
    });
    expect(await office.complete(id, approve, { outcome: 'sent-back' }, 'binh.dang')).toMatchObject({
      body: { code: 'NOTE_NEEDED' },
    });
    const sentBack = await office.complete(
      id,
      approve,
      { outcome: 'sent-back', note: 'Ghi rõ nơi cư trú' },
      'binh.dang',
    );
    expect(sentBack).toMatchObject({ status: 200 });
    const again = await office.whenOpen(id, 'prepare', 2);
    expect(await office.complete(id, again, { outcome: 'prepared' }, 'minh.vu')).toMatchObject({
      status: 200,
    });
    const second = await office.whenOpen(id, 'approve', 2);
    const signed = await office.complete(
      id,
      second,
      { outcome: 'granted', resultNumber: '7/XN' },
      'binh.dang',
    );
    expect(signed).toMatchObject({ status: 200 });
    expect(await office.read(id)).toMatchObject({ status: { professional: 'decided' } });
    const history = await call(at, 'POST', `/api/audit/dossiers/${id}/history`, {
      token: office.tokenOf('chi.duong'),
      body: { purpose: 'Kiểm tra tuyến' },
    });
    expect(history.body).toMatchObject({ check: { state: 'intact' } });
  }, 120_000);

  test('a unit proposes to reject, and the desk answers the applicant', async () => {
    const id = await office.receiveAtCounter(certificate);
    const prepare = await office.whenOpen(id, 'prepare');
    expect(await office.complete(id, prepare, { outcome: 'rejection-proposed' }, 'minh.vu')).toMatchObject({
      body: { code: 'REASONS_NEEDED' },
    });
    const proposed = await office.complete(
      id,
      prepare,
      { outcome: 'rejection-proposed', reasons },
      'minh.vu',
    );
    expect(proposed).toMatchObject({ status: 200 });
    const answer = await office.whenOpen(id, 'answer-rejection');
    expect(answer.holder).toBe('vu-ban-mot-cua');
    expect(await office.complete(id, answer, { outcome: 'rejected', reasons }, 'lan.tran')).toMatchObject({
      status: 200,
    });
    expect(await office.read(id)).toMatchObject({ status: { professional: 'rejected' }, steps: [] });
  }, 60_000);
});

describe('two units at the same time, then a leader', () => {
  test('a building permit: neither unit refuses the other, and the leader is asked when both have answered', async () => {
    const id = await office.receiveAtCounter({ ...buildingPermit, case: 'house' });
    const [appraise, verify] = await Promise.all([
      office.whenOpen(id, 'appraise'),
      office.whenOpen(id, 'verify'),
    ]);
    expect([appraise.holder, verify.holder]).toEqual(['vu-ban-kinh-te', 'vu-ban-dat-dai']);
    const both = await Promise.all([
      office.complete(id, appraise, { outcome: 'appraised' }, 'nam.hoang'),
      office.complete(id, verify, { outcome: 'confirmed' }, 'khoa.dao'),
    ]);
    expect(both).toMatchObject([{ status: 200 }, { status: 200 }]);
    const approve = await office.whenOpen(id, 'approve');
    expect(await office.complete(id, approve, { outcome: 'granted' }, 'binh.dang')).toMatchObject({
      status: 200,
    });
  }, 60_000);

  test('withdrawn while one unit is done and the other not: the open step ends, the leader is never asked', async () => {
    const id = await office.receiveAtCounter({ ...buildingPermit, case: 'works' });
    const appraise = await office.whenOpen(id, 'appraise');
    await office.whenOpen(id, 'verify');
    await office.complete(id, appraise, { outcome: 'appraised' }, 'nam.hoang');
    const withdrawn = await call(at, 'POST', `/api/citizen/dossiers/${id}/withdrawal`, {
      token: office.tokenOf('mo.nguyen'),
      body: { reason: 'Thay đổi thiết kế' },
    });
    expect(withdrawn).toMatchObject({ status: 200 });
    // The machine hears of it, and ends as withdrawn without asking anybody else.
    const pins = pinsOf('units-in-parallel-then-leader');
    const state = await eventually(
      () => machines(at).state(pins, dossierId(id), 1),
      (now) => now !== 'running',
    );
    expect(state).toBe('succeeded');
    const { status, steps, happenings } = await office.read(id);
    expect({ status: status.professional, steps }).toEqual({ status: 'withdrawn', steps: [] });
    expect(happenings.map(({ step }) => step)).not.toContain('approve');
  }, 60_000);
});

/** The machines of the running platform. */
const machines = ({ cloudEndpoint, province }: World) =>
  sfnRouteMachines({
    client: new SFNClient({
      endpoint: cloudEndpoint,
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
    arnPrefix: 'arn:aws:states:ap-southeast-1:000000000000',
    namePrefix: `motcua-${province}-local`,
  });
function pinsOf(name: string) {
  const hash = routeHash({ name, version: 1 });
  if (hash === undefined) throw new Error(`The route ${name} is not released`);
  // Dossiers pin ten digits of it.
  return { name, version: 1, hash: hash.slice(0, 10) };
}
