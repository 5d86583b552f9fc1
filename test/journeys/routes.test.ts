import { beforeAll, describe, expect, test } from '@jest/globals';
import { openOffice, type Office } from './office.ts';
import { call, type World, world } from './world.ts';

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
    expect(await office.read(id)).toMatchObject({ status: { professional: 'withdrawn' }, steps: [] });
  }, 60_000);
});
