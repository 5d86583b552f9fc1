import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { leave } from '../unit/forms/printer.ts';
import { pictureOf, readCode, readPdf } from '../unit/forms/read-pdf.ts';
import { openOffice, type Office } from './office.ts';
import { account, call, eventually, sampleCitizen, signIn, type World, world } from './world.ts';

let at: World;
let office: Office;
const procedureCode = '2.000815';

beforeAll(async () => {
  at = world();
  office = await openOffice(at, ['lan.tran', 'chi.duong']);
}, 120_000);

const print = (id: string, form: string, name = 'lan.tran') =>
  call(at, 'POST', `/api/print/dossiers/${id}/forms/${form}`, {
    token: office.tokenOf(name),
    body: {},
    key: randomUUID(),
  });
async function bytesOf(url: unknown): Promise<Uint8Array> {
  // The store lets idle connections go without a word.
  const answer = await fetch(String(url), { headers: { connection: 'close' } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return new Uint8Array(await answer.arrayBuffer());
}
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const receive = () =>
  office.receiveAtCounter({
    procedureCode,
    componentIds: ['original-paper'],
    form: { 'paper-names': 'Giấy khai sinh', 'paper-count': 1, 'pages-per-paper': 1, 'copies-wanted': 2 },
  });

describe('papers out', () => {
  test('a receipt is printed at once; printed again, and opened by the citizen, it is the same file', async () => {
    const id = await receive();
    const first = await print(id, '01');
    expect(first).toMatchObject({ status: 200 });
    const bytes = await bytesOf(first.body['url']);
    await leave('journey-receipt', bytes);
    const dossier = (
      await call(at, 'GET', `/api/office/dossiers/${id}`, { token: office.tokenOf('lan.tran') })
    ).body;
    const { pages } = await readPdf(bytes);
    expect(pages.join(' ')).toContain(`Mã hồ sơ: ${String(dossier['code'])}`);
    expect(pages.join(' ')).toContain(sampleCitizen('mo-nguyen').name);
    expect(readCode(await pictureOf(bytes))).toBe(
      `${at.siteUrl}/tra-cuu/#${String(dossier['trackingFragment'])}`,
    );
    const again = await print(id, '01');
    expect(sha256(await bytesOf(again.body['url']))).toBe(sha256(bytes));

    const citizen = await signIn(at, account(at, 'mo.nguyen'));
    const own = await call(at, 'GET', `/api/citizen/dossiers/${id}/forms/01`, { token: citizen });
    expect(own).toMatchObject({ status: 200 });
    expect(sha256(await bytesOf(own.body['url']))).toBe(sha256(bytes));
    const events = (await office.read(id)).happenings.filter(({ type }) => type === 'FormIssued');
    expect(events).toHaveLength(1);
  }, 120_000);

  test('a receipt is made by itself, also when nobody prints it', async () => {
    const id = await receive();
    const citizen = await signIn(at, account(at, 'mo.nguyen'));
    const own = await eventually(
      () => call(at, 'GET', `/api/citizen/dossiers/${id}/forms/01`, { token: citizen }),
      ({ status }) => status === 200,
    );
    expect(own.status).toBe(200);
  }, 120_000);

  test('a stranger opens nothing, and what is not due is not printed', async () => {
    const id = await receive();
    expect(await print(id, '03')).toMatchObject({ status: 409, body: { code: 'FORM_NOT_DUE' } });
    expect(await print(id, '01', 'chi.duong')).toMatchObject({ status: 403 });
  }, 60_000);

  test('the register of the day has its row, on the screen and on paper', async () => {
    const id = await receive();
    const token = office.tokenOf('lan.tran');
    const { code } = await office.read(id);
    const path = '/api/print/units/vu-ban-mot-cua/register';
    // On whichever page: all stories receive at this desk.
    const codes: string[] = [];
    for (let query: string | undefined = ''; query !== undefined; ) {
      const shown = await call(at, 'GET', `${path}${query}`, { token });
      expect(shown).toMatchObject({ status: 200 });
      codes.push(...(shown.body['rows'] as { code: string }[]).map((row) => row.code));
      const { cursor } = shown.body;
      query = typeof cursor === 'string' ? `?cursor=${encodeURIComponent(cursor)}` : undefined;
    }
    expect(codes).toContain(code);
    const printed = await call(at, 'POST', path, { token, body: {}, key: randomUUID() });
    const bytes = await bytesOf(printed.body['url']);
    await leave('journey-register', bytes);
    expect((await readPdf(bytes)).pages.join(' ').replaceAll(' ', '')).toContain(code);
    const foreign = await call(at, 'GET', '/api/print/units/hien-khanh-mot-cua/register', { token });
    expect(foreign).toMatchObject({ status: 403 });
  }, 120_000);

  test('a result is registered, returned, reported wrong, corrected; the old one stays', async () => {
    const id = await receive();
    const token = office.tokenOf('lan.tran');
    const act = (path: string, body: object) =>
      call(at, 'POST', `/api/print/dossiers/${id}/${path}`, { token, body, key: randomUUID() });
    await office.complete(id, await office.whenOpen(id, 'decide'), { outcome: 'granted' }, 'lan.tran');
    expect(await act('result', { resultNumber: '12/CT', letter: true })).toMatchObject({
      body: { code: 'DRAFT_NEEDED' },
    });
    expect(await act('result', { resultNumber: '12/CT', letter: false })).toMatchObject({ status: 200 });
    expect(await act('result', { resultNumber: '12/CT', letter: false })).toMatchObject({
      body: { code: 'RESULT_REGISTERED' },
    });
    expect(await act('wrong-result', { words: 'Sai số bản sao' })).toMatchObject({ status: 200 });
    const { stepVersion } = await office.whenOpen(id, 'correction');
    const corrected = await act('correction', {
      stepVersion,
      kept: false,
      reason: 'Sai số bản sao',
      resultNumber: '13/CT',
      letter: 'Chứng thực 02 bản sao đúng với bản chính.',
    });
    expect(corrected).toMatchObject({ status: 200 });
    const dossier = (await call(at, 'GET', `/api/office/dossiers/${id}`, { token })).body;
    expect(dossier['results']).toMatchObject([
      { number: '12/CT', inForce: false, hasFile: false },
      { number: '13/CT', inForce: true, hasFile: true, code: expect.stringMatching(/^KQ\./) },
    ]);
    const opened = await call(at, 'GET', `/api/print/dossiers/${id}/result`, { token });
    const { pages } = await readPdf(await bytesOf(opened.body['url']));
    expect(pages.join(' ')).toContain('Bản này thay bản số 12/CT');
  }, 120_000);
});
