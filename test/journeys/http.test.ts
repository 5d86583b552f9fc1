import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import citizens from '../../shared/catalogue/provinces/ninh-binh/citizens.json' with { type: 'json' };
import { account, call, eventually, newDossierId, signIn, world } from './world.ts';
import type { World } from './world.ts';

const mo = citizens.citizens.find(({ signInName }) => signInName.startsWith('mo.nguyen'));
if (!mo) throw new Error('The sample citizen is gone');
const person = { name: mo.name, personalIdNumber: mo.identityNumber, phone: mo.phone, address: mo.address };
const lastFour = mo.phone.slice(-4);

const filing = {
  procedureCode: '2.000815',
  parties: { applicant: person },
  form: { 'paper-names': 'Bằng tốt nghiệp', 'paper-count': 1, 'pages-per-paper': 2, 'copies-wanted': 3 },
  components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
  sets: 1,
  returnMethod: 'in-person',
  language: 'vi',
};
const papers = [{ componentId: 'original-paper', form: 'original', count: 1 }];
const receipt = { components: papers, sets: 1, returnMethod: 'in-person', papers: [{ pages: 2, copies: 3 }] };

let at: World;
let citizen: string;
let other: string;
let desk: string;
let helper: string;
let auditor: string;
let administrator: string;

beforeAll(async () => {
  at = world();
  [citizen, other, desk, helper, auditor, administrator] = (await Promise.all(
    ['mo.nguyen', 'quang.tran', 'lan.tran', 'hung.nguyen', 'chi.duong', 'tuan.mai'].map((name) =>
      signIn(at, account(at, name)),
    ),
  )) as [string, string, string, string, string, string];
}, 120_000);

const file = async (id = newDossierId()) => {
  const filed = await call(at, 'PUT', `/api/citizen/dossiers/${id}`, { token: citizen, body: filing });
  expect(filed).toMatchObject({ status: 200 });
  return { id, filed };
};
const read = async (id: string, token = desk) =>
  (await call(at, 'GET', `/api/office/dossiers/${id}`, { token })).body;
/** A step of the route is opened by its machine, a moment after the receipt. */
const stepVersion = async (id: string, step: string): Promise<number> => {
  const { steps } = await eventually(
    async () => (await read(id)) as { steps: { step: string; stepVersion: number }[] },
    ({ steps: open }) => open.some((one) => one.step === step),
  );
  return steps.find((open) => open.step === step)?.stepVersion ?? 0;
};
const act = async (id: string, name: string, body: object, token = desk, key = randomUUID()) =>
  call(at, 'POST', `/api/office/dossiers/${id}/${name}`, { token, body, key });

describe('a certified copy, over HTTP alone', () => {
  test('is filed, received, decided, returned, tracked, and its history is intact', async () => {
    const { id, filed } = await file();
    expect(filed.body).toMatchObject({
      dossierId: id,
      filingNumber: expect.stringMatching(/^TN-/),
      answerDueAt: expect.any(String),
    });

    const received = await act(id, 'receipt', { ...receipt, stepVersion: await stepVersion(id, 'intake') });
    expect(received).toMatchObject({
      status: 200,
      body: { code: expect.stringMatching(/^000\.00\.87\.H42-\d{6}-\d{4}$/), fee: 12000 },
    });
    const code = String(received.body['code']);

    const decided = await act(id, 'steps/decide/completion', {
      stepVersion: await stepVersion(id, 'decide'),
      outcome: 'granted',
      resultNumber: '15/2026',
    });
    expect(decided).toMatchObject({ status: 200 });
    const returned = await act(id, 'return', {
      stepVersion: await stepVersion(id, 'return'),
      method: 'in-person',
      collectedBy: 'applicant',
      receipt: code,
    });
    expect(returned).toMatchObject({ status: 200 });

    const followed = await call(at, 'GET', `/api/citizen/dossiers/${id}`, { token: citizen });
    expect(followed.body).toMatchObject({
      code,
      status: { professional: 'decided', delivery: 'returned', portalCode: 10 },
      // A correction may still come, and is told.
      acts: ['choose-notices'],
    });
    const fragment = String(followed.body['trackingFragment']);

    for (const question of [{ fragment }, { code, digits: lastFour }]) {
      const tracked = await call(at, 'POST', '/api/public/tracking', { body: question });
      expect(tracked).toMatchObject({ status: 200, body: { code, status: { delivery: 'returned' } } });
      const text = JSON.stringify(tracked.body);
      expect(text).not.toContain(person.name);
      expect(text).not.toContain(person.personalIdNumber);
    }

    const history = await call(at, 'POST', `/api/audit/dossiers/${id}/history`, {
      token: auditor,
      body: { purpose: 'Kiểm tra định kỳ' },
    });
    expect(history.body).toMatchObject({ check: { state: 'intact', faults: [] } });
    expect(JSON.stringify(history.body)).not.toContain(person.personalIdNumber);
    const reads = await call(at, 'GET', `/api/audit/dossiers/${id}/reads`, { token: auditor });
    expect(reads.body['rows']).toEqual(
      expect.arrayContaining([expect.objectContaining({ purpose: 'Kiểm tra định kỳ' })]),
    );
  }, 90_000);

  test('is asked for a supplement, which keeps the dossier and its earlier papers', async () => {
    const { id } = await file();
    const asked = await act(id, 'supplement-request', {
      stepVersion: await stepVersion(id, 'intake'),
      reasons: [{ componentId: 'copy-to-certify', fault: 'missing', words: 'Xin nộp thêm bản sao' }],
    });
    expect(asked).toMatchObject({ status: 200 });
    const waiting = await call(at, 'GET', `/api/citizen/dossiers/${id}`, { token: citizen });
    const step = (waiting.body['steps'] as { step: string; stepVersion: number }[])[0];
    expect(waiting.body).toMatchObject({ status: { professional: 'awaiting-supplement' } });
    expect(JSON.stringify(waiting.body['happenings'])).toContain('Xin nộp thêm bản sao');
    const handedIn = await call(at, 'POST', `/api/citizen/dossiers/${id}/supplement`, {
      token: citizen,
      body: {
        stepVersion: step?.stepVersion,
        components: [{ componentId: 'copy-to-certify', form: 'copy', count: 3 }],
      },
    });
    expect(handedIn).toMatchObject({ status: 200 });
    const back = await read(id);
    expect(back['components']).toHaveLength(2);
    expect(back).toMatchObject({ status: { professional: 'filed' }, steps: [{ step: 'intake', visit: 2 }] });
  }, 60_000);

  test('is withdrawn before the decision, and not after', async () => {
    const { id } = await file();
    const withdrawn = await call(at, 'POST', `/api/citizen/dossiers/${id}/withdrawal`, {
      token: citizen,
      body: {},
    });
    expect(withdrawn).toMatchObject({ status: 200 });
    const late = await act(id, 'receipt', { ...receipt, stepVersion: 2 });
    expect(late).toMatchObject({ status: 409 });
  }, 60_000);
});

describe('a press that comes twice', () => {
  test('is one act with one answer; another body under its key is refused', async () => {
    const { id, filed } = await file();
    expect((await file(id)).filed.body).toEqual(filed.body);
    const key = randomUUID();
    const body = { ...receipt, stepVersion: await stepVersion(id, 'intake') };
    const both = await Promise.all([
      act(id, 'receipt', body, desk, key),
      act(id, 'receipt', body, desk, key),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0]?.body).toEqual(both[1]?.body);
    const changed = await act(id, 'receipt', { ...body, sets: 2 }, desk, key);
    expect(changed).toMatchObject({
      status: 422,
      type: expect.stringContaining('application/problem+json'),
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    const stale = await act(id, 'receipt', body);
    expect(stale).toMatchObject({ status: 409, body: { code: 'STEP_NOT_OPEN' } });
  }, 60_000);
});

describe('who may', () => {
  test('a stranger sees nothing, an unauthorised officer does not decide, a citizen is no officer', async () => {
    const { id } = await file();
    expect(await call(at, 'GET', `/api/citizen/dossiers/${id}`, { token: other })).toMatchObject({
      status: 404,
    });
    expect(await call(at, 'GET', `/api/office/dossiers/${id}`, { token: citizen })).toMatchObject({
      status: 401,
    });
    expect(await call(at, 'GET', `/api/office/dossiers/${id}`)).toMatchObject({ status: 401 });
    expect(
      await call(at, 'GET', `/api/office/dossiers/${id}`, { token: `${desk.slice(0, -4)}AAAA` }),
    ).toMatchObject({ status: 401 });
    await act(id, 'receipt', { ...receipt, stepVersion: await stepVersion(id, 'intake') });
    const decided = await act(
      id,
      'steps/decide/completion',
      { stepVersion: await stepVersion(id, 'decide'), outcome: 'granted' },
      helper,
    );
    expect(decided).toMatchObject({ status: 403, body: { code: 'NOT_AUTHORISED_TO_DECIDE' } });
    expect(await call(at, 'GET', '/api/admin/units', { token: desk })).toMatchObject({ status: 403 });
  }, 60_000);

  test('a citizen files only where he is named himself', async () => {
    const someone = { ...filing, parties: { applicant: { ...person, personalIdNumber: '036099000999' } } };
    const refused = await call(at, 'PUT', `/api/citizen/dossiers/${newDossierId()}`, {
      token: citizen,
      body: someone,
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'FILER_NOT_NAMED' } });
  });

  test('a post that is ended works no more within a minute', async () => {
    const units = await call(at, 'GET', '/api/admin/units', { token: administrator });
    expect(units).toMatchObject({ status: 200 });
    const postId = randomUUID();
    const path = `/api/admin/people/minh-vu/posts/${postId}`;
    const people = await call(at, 'GET', '/api/admin/units/vu-ban-van-phong/people', {
      token: administrator,
    });
    const minh = (people.body['rows'] as { person: string; name: string }[]).find(({ person: found }) =>
      found.includes('minh'),
    );
    expect(minh).toBeDefined();
    const given = path.replace('minh-vu', minh?.person ?? '');
    const added = await call(at, 'PUT', given, {
      token: administrator,
      body: { unitId: 'vu-ban-mot-cua', role: 'desk-officer' },
    });
    expect(added).toMatchObject({ status: 200, body: { inForce: true } });
    const token = await signIn(at, account(at, 'minh.vu'));
    const queue = () => call(at, 'GET', '/api/office/units/vu-ban-mot-cua/queue', { token });
    expect((await eventually(queue, ({ status }) => status === 200, 90)).status).toBe(200);
    expect(await call(at, 'POST', `${given}/end`, { token: administrator, body: {} })).toMatchObject({
      status: 200,
      body: { inForce: false },
    });
    expect((await eventually(queue, ({ status }) => status === 403, 90)).status).toBe(403);
  }, 180_000);
});

describe('what is wrong, huge or forged', () => {
  test('gets a problem that names it, and nothing is written', async () => {
    const id = newDossierId();
    const put = (options: Parameters<typeof call>[3]) =>
      call(at, 'PUT', `/api/citizen/dossiers/${id}`, { token: citizen, ...options });
    expect(await put({ raw: '{' })).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
    expect(await put({ body: { ...filing, status: 'decided' } })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body' }] },
    });
    expect(await put({ body: { ...filing, note: 'x'.repeat(300_000) } })).toMatchObject({ status: 413 });
    expect(
      await put({
        body: { ...filing, components: [{ componentId: 'something-else', form: 'copy', count: 1 }] },
      }),
    ).toMatchObject({
      status: 422,
      body: { code: 'UNKNOWN_COMPONENT' },
    });
    const badPhone = { ...filing, parties: { applicant: { ...person, phone: '0123' } } };
    expect(await put({ body: badPhone })).toMatchObject({ status: 422, body: { code: 'PHONE_INVALID' } });
    expect(await call(at, 'GET', `/api/citizen/dossiers/${id}`, { token: citizen })).toMatchObject({
      status: 404,
    });
    expect(await call(at, 'GET', '/api/citizen/dossiers?cursor=forged', { token: citizen })).toMatchObject({
      status: 400,
    });
    expect(await call(at, 'GET', '/api/public/nothing')).toMatchObject({ status: 404 });
  }, 60_000);

  test('five wrong digits lock a code, for the right ones too', async () => {
    const { id } = await file();
    const received = await act(id, 'receipt', { ...receipt, stepVersion: await stepVersion(id, 'intake') });
    const code = String(received.body['code']);
    const wrong = lastFour === '0000' ? '1111' : '0000';
    const tries = [];
    for (let count = 0; count < 5; count += 1)
      tries.push(await call(at, 'POST', '/api/public/tracking', { body: { code, digits: wrong } }));
    expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 404, 429]);
    expect(
      await call(at, 'POST', '/api/public/tracking', { body: { code, digits: lastFour } }),
    ).toMatchObject({ status: 429, body: { code: 'TRACKING_LOCKED' } });
  }, 60_000);
});

describe('what stands beside the acts', () => {
  test('the public reads eight procedures, six of which are open', async () => {
    const list = await call(at, 'GET', '/api/public/procedures');
    const rows = list.body['rows'] as { code: string; open: boolean }[];
    expect(rows).toHaveLength(8);
    expect(
      rows
        .filter(({ open }) => open)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['1.000656', '1.001193', '1.001612', '1.004873', '1.013225', '2.000815']);
    expect(await call(at, 'GET', '/api/public/procedures/9.999999')).toMatchObject({ status: 404 });
  });
  test('a draft is kept for its owner, and two windows do not overwrite each other', async () => {
    const id = newDossierId();
    const path = `/api/citizen/drafts/${id}`;
    const save = (version: number, content: object, token = citizen) =>
      call(at, 'PUT', path, { token, body: { version, procedureCode: '2.000815', content } });
    expect(await save(0, { note: 'một' })).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await save(1, { note: 'hai' })).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await save(1, { note: 'ba' })).toMatchObject({ status: 409, body: { code: 'DRAFT_CHANGED' } });
    expect(await save(2, { note: 'bốn' }, other)).toMatchObject({ status: 404 });
    expect(await call(at, 'GET', path, { token: other })).toMatchObject({ status: 404 });
    expect(await call(at, 'GET', path, { token: citizen })).toMatchObject({
      body: { content: { note: 'hai' } },
    });
    expect(await call(at, 'DELETE', path, { token: citizen })).toMatchObject({ status: 200 });
    expect(await call(at, 'GET', path, { token: citizen })).toMatchObject({ status: 404 });
  });
});
