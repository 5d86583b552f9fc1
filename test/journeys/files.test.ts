import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { clientSettings } from '../../infra/local/aws.ts';
import { eicar, joined, jpeg, pdf, png } from '../unit/file/samples.ts';
import { account, call, eventually, newDossierId, sampleCitizen, signIn, world } from './world.ts';
import type { World } from './world.ts';

const componentId = 'original-paper';
let at: World;
let citizen: string;
let stranger: string;
let desk: string;
let auditor: string;

beforeAll(async () => {
  at = world();
  [citizen, stranger, desk, auditor] = (await Promise.all(
    ['mo.nguyen', 'quang.tran', 'lan.tran', 'chi.duong'].map((name) => signIn(at, account(at, name))),
  )) as [string, string, string, string];
}, 120_000);

type Put = { readonly url: string; readonly headers: Record<string, string> };
type Sent = { readonly dossierId: string; readonly fileId: string; readonly put: Put };

const announce = async (bytes: Uint8Array, of: object = {}, dossierId = newDossierId(), token = citizen) => {
  const body = {
    ...{ fileId: newDossierId(), componentId, name: 'bang.pdf', type: 'application/pdf', size: bytes.length },
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...of,
  };
  const answer = await call(at, 'POST', `/api/citizen/dossiers/${dossierId}/uploads`, { token, body });
  return { dossierId, fileId: body.fileId, answer };
};
const put = ({ url, headers }: Put, bytes: Uint8Array, more: Record<string, string> = {}) =>
  fetch(url, { method: 'PUT', headers: { ...headers, ...more }, body: Buffer.from(bytes) });

async function send(bytes: Uint8Array, of: object = {}, dossierId = newDossierId()): Promise<Sent> {
  const { fileId, answer } = await announce(bytes, of, dossierId);
  expect(answer).toMatchObject({ status: 200, body: { state: 'waiting' } });
  const invitation = answer.body['put'] as Put;
  expect((await put(invitation, bytes)).status).toBe(200);
  const sent = await call(at, 'POST', `/api/citizen/dossiers/${dossierId}/uploads/${fileId}/sent`, {
    token: citizen,
  });
  expect(sent.status).toBe(200);
  return { dossierId, fileId, put: invitation };
}
const verdict = ({ dossierId, fileId }: Sent) =>
  eventually(
    async () =>
      (await call(at, 'GET', `/api/citizen/dossiers/${dossierId}/uploads/${fileId}`, { token: citizen }))
        .body,
    ({ state }) => state === 'clean' || state === 'refused',
  );
const { name, identityNumber: personalIdNumber, phone } = sampleCitizen('mo-nguyen');
const file = (dossierId: string, ...files: string[]) =>
  call(at, 'PUT', `/api/citizen/dossiers/${dossierId}`, {
    token: citizen,
    body: {
      procedureCode: '2.000815',
      parties: { applicant: { name, personalIdNumber, phone } },
      form: { 'paper-names': 'Bằng', 'paper-count': 1, 'pages-per-paper': 1, 'copies-wanted': 1 },
      components: [{ componentId, form: 'electronic', count: 1, files }],
      sets: 1,
      returnMethod: 'in-person',
      language: 'vi',
    },
  });
type Seen = { components: { files?: { fileId: string; state: string; sentence?: string }[] }[] };
const seenAtDesk = async (dossierId: string) =>
  (await call(at, 'GET', `/api/office/dossiers/${dossierId}`, { token: desk })).body as unknown as Seen;
const fileAtDesk = (dossierId: string, state: string) =>
  eventually(
    async () => (await seenAtDesk(dossierId)).components[0]?.files?.[0],
    (found) => found?.state === state,
  );
const linkAtDesk = ({ dossierId, fileId }: Pick<Sent, 'dossierId' | 'fileId'>) =>
  call(at, 'GET', `/api/office/dossiers/${dossierId}/files/${fileId}/link`, { token: desk });
const receive = (dossierId: string) =>
  call(at, 'POST', `/api/office/dossiers/${dossierId}/receipt`, {
    token: desk,
    body: {
      stepVersion: 2,
      components: [{ componentId, form: 'electronic', count: 1 }],
      sets: 1,
      returnMethod: 'in-person',
    },
  });
/** Bytes that no other run has sent. */
const fresh = (bytes: Uint8Array = pdf(`% ${newDossierId()}\n`)): Uint8Array => bytes;

describe('a file from a phone to the desk', () => {
  test('is sent, found clean, filed, received, and opened by its parties and the desk; each read is on record', async () => {
    const bytes = fresh();
    const sent = await send(bytes);
    expect(await verdict(sent)).toMatchObject({ state: 'clean' });
    expect(await file(sent.dossierId, sent.fileId)).toMatchObject({ status: 200 });
    expect(await fileAtDesk(sent.dossierId, 'clean')).toMatchObject({ name: 'bang.pdf', size: bytes.length });
    expect(await receive(sent.dossierId)).toMatchObject({ status: 200 });
    const link = await linkAtDesk(sent);
    expect(link.status).toBe(200);
    const read = await fetch(String(link.body['url']));
    expect(read.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await read.arrayBuffer())).toEqual(Buffer.from(bytes));
    const own = await call(at, 'GET', `/api/citizen/dossiers/${sent.dossierId}/files/${sent.fileId}/link`, {
      token: citizen,
    });
    expect(own.status).toBe(200);
    const reads = await call(at, 'GET', `/api/audit/dossiers/${sent.dossierId}/reads`, { token: auditor });
    const what = (reads.body['rows'] as { what: string }[]).map((row) => row.what);
    expect(what.filter((one) => one === `file ${sent.fileId}`)).toHaveLength(2);
  }, 120_000);

  test('is nobody else’s: a stranger finds nothing, also by its number', async () => {
    const sent = await send(fresh());
    expect(await file(sent.dossierId, sent.fileId)).toMatchObject({ status: 200 });
    for (const path of [`uploads/${sent.fileId}`, `files/${sent.fileId}/link`]) {
      const answer = await call(at, 'GET', `/api/citizen/dossiers/${sent.dossierId}/${path}`, {
        token: stranger,
      });
      expect(answer.status).toBe(404);
    }
  }, 60_000);

  test('with malware or another content than it says is refused with what to do, and the desk cannot open it', async () => {
    for (const [bytes, of, reason] of [
      [fresh(joined(pdf(`% ${newDossierId()}\n`), eicar, '\n%%EOF')), {}, 'infected'],
      [fresh(joined(png, newDossierId())), { type: 'image/png', name: 'anh.png' }, 'something-behind'],
      [fresh(joined(jpeg, newDossierId())), {}, 'wrong-type'],
      [fresh(pdf(`% ${newDossierId()}\n<< /S /JavaScript /JS (x) >>\n`)), {}, 'script-inside'],
    ] as const) {
      const sent = await send(bytes, of);
      expect(await file(sent.dossierId, sent.fileId)).toMatchObject({ status: expect.any(Number) });
      const found = await verdict(sent);
      expect(found).toMatchObject({ state: 'refused', reason, sentence: expect.stringMatching(/Xin /) });
      expect((await linkAtDesk(sent)).status).toBeGreaterThanOrEqual(400);
    }
  }, 180_000);
});

describe('an invitation', () => {
  test('holds for the announced bytes, type and length alone, and once', async () => {
    const bytes = fresh();
    const { answer } = await announce(bytes);
    const invitation = answer.body['put'] as Put;
    const other = Buffer.from(bytes).fill('x', 20, 22);
    expect((await put(invitation, other)).status).toBe(400);
    expect((await put(invitation, bytes, { 'content-type': 'text/html' })).status).toBe(403);
    expect((await put(invitation, joined(bytes, 'more'))).status).toBeGreaterThanOrEqual(400);
    expect(
      (await put({ ...invitation, url: invitation.url.replace('quarantine', 'documents') }, bytes)).status,
    ).toBe(403);
    expect((await put(invitation, bytes)).status).toBe(200);
    expect((await put(invitation, bytes)).status).toBe(412);
  }, 60_000);

  test('is not given to what is too large, of another type, or not signed in', async () => {
    const bytes = fresh();
    expect((await announce(bytes, { size: 20_000_001 })).answer.body).toMatchObject({
      code: 'FILE_TOO_LARGE',
    });
    expect((await announce(bytes, { type: 'image/heic' })).answer.body).toMatchObject({
      code: 'FILE_TYPE_NOT_ACCEPTED',
    });
    expect((await announce(bytes, {}, newDossierId(), 'forged')).answer.status).toBe(401);
  }, 60_000);
});

describe('an object that is replaced in quarantine', () => {
  test('is not what the desk reads', async () => {
    const bytes = fresh();
    const sent = await send(bytes);
    const s3 = new S3Client({ ...clientSettings(at.cloudEndpoint), forcePathStyle: true });
    const Bucket = at.outputs['QuarantineBucketName'];
    const Key = `${sent.dossierId}/${sent.fileId}`;
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: joined(pdf(), eicar) }));
    expect(await file(sent.dossierId, sent.fileId)).toMatchObject({ status: 200 });
    expect(await fileAtDesk(sent.dossierId, 'clean')).toBeDefined();
    await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    const link = await linkAtDesk(sent);
    const read = await fetch(String(link.body['url']));
    expect(Buffer.from(await read.arrayBuffer())).toEqual(Buffer.from(bytes));
  }, 120_000);
});

describe('a paper given before', () => {
  test('is offered, and held without being sent again', async () => {
    const bytes = fresh();
    const sent = await send(bytes);
    expect(await file(sent.dossierId, sent.fileId)).toMatchObject({ status: 200 });
    expect(await fileAtDesk(sent.dossierId, 'clean')).toBeDefined();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const papers = await eventually(
      async () =>
        (await call(at, 'GET', '/api/citizen/papers', { token: citizen })).body['rows'] as {
          sha256: string;
        }[],
      (rows) => rows.some((row) => row.sha256 === sha256),
    );
    expect(papers.find((row) => row.sha256 === sha256)).toMatchObject({ componentId, size: bytes.length });
    const again = await announce(bytes);
    expect(again.answer.body).toMatchObject({ state: 'held' });
    expect(await file(again.dossierId, again.fileId)).toMatchObject({ status: 200 });
    expect(await receive(again.dossierId)).toMatchObject({ status: 200 });
  }, 120_000);
});
