import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { makeS3Client } from '../../shared/adapters/s3/make-client.ts';
import { makeSqsClient } from '../../shared/adapters/sqs/make-client.ts';
import citizens from '../../shared/catalogue/provinces/ninh-binh/citizens.json' with { type: 'json' };
import { account, call, eventually, newDossierId, signIn, world } from './world.ts';
import type { World } from './world.ts';

let at: World;
let administrator: string;
const address = () => ({
  endpoint: at.cloudEndpoint,
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const output = (name: string): string => at.outputs[name] ?? '';

beforeAll(async () => {
  at = world();
  administrator = await signIn(at, account(at, 'tuan.mai'));
}, 60_000);

const parked = async () =>
  (await call(at, 'GET', '/api/admin/parked', { token: administrator })).body['rows'] as {
    id: string;
    follower: string;
    reason: string;
    dossierId?: string;
  }[];

describe('the archive', () => {
  test('holds each event of a filing once, by local day and unit, and no name', async () => {
    const mo = citizens.citizens[0];
    const token = await signIn(at, account(at, 'mo.nguyen'));
    const id = newDossierId();
    const filed = await call(at, 'PUT', `/api/citizen/dossiers/${id}`, {
      token,
      body: {
        procedureCode: '2.000815',
        parties: { applicant: { name: mo?.name, personalIdNumber: mo?.identityNumber } },
        form: { 'paper-names': 'Giấy khai sinh', 'paper-count': 1, 'pages-per-paper': 1, 'copies-wanted': 1 },
        components: [],
        sets: 1,
        returnMethod: 'in-person',
        language: 'vi',
      },
    });
    expect(filed).toMatchObject({ status: 200 });
    const s3 = makeS3Client(address());
    const listed = async () => {
      const keys: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2(
        { client: s3 },
        { Bucket: output('ArchiveBucketName') },
      ))
        keys.push(...Contents.flatMap(({ Key = '' }) => (Key.includes(id) ? [Key] : [])));
      return keys;
    };
    const [first, ...more] = await eventually(listed, (keys) => keys.length > 0, 60);
    expect(more).toEqual([]);
    expect(first).toMatch(
      /^events\/day=\d{4}-\d\d-\d\d\/unit=vu-ban-mot-cua\/[0-9a-f-]{36}-00000001\.jsonl\.gz$/,
    );
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: output('ArchiveBucketName'), Key: first }));
    const text = gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString();
    const events = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { number: number; type: string });
    expect(events).toMatchObject([
      { number: 1, type: 'DossierFiled' },
      { number: 2, type: 'StepOpened' },
    ]);
    expect(text).not.toContain(mo?.name);
  }, 120_000);
});

describe('poison', () => {
  test('is parked with its reason, holds nobody up, is sent again by an administrator, once', async () => {
    const sqs = makeSqsClient(address());
    const lost = { dossierId: newDossierId(), number: 7, type: 'DossierReceived' };
    for (const MessageBody of [JSON.stringify(lost), 'this is no notice']) {
      await sqs.send(new SendMessageCommand({ QueueUrl: output('ArchiveQueueUrl'), MessageBody }));
    }
    // Other followers may have parked something before: only the archive's are looked at.
    const ofArchive = async () => (await parked()).filter(({ follower }) => follower === 'archive');
    const rows = await eventually(ofArchive, (all) => all.length >= 2, 60);
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reason: 'EventNotFoundError', dossierId: lost.dossierId }),
        expect.objectContaining({ reason: 'UnreadableNoticeError' }),
      ]),
    );
    const before = rows.find(({ dossierId }) => dossierId === lost.dossierId);
    const again = () =>
      call(at, 'POST', `/api/admin/parked/${before?.id}/send-again`, { token: administrator, body: {} });
    expect(await again()).toMatchObject({ status: 200, body: { state: 'sent-again' } });
    expect(await again()).toMatchObject({ status: 404 });
    // It cannot be digested now either: it comes back as another message.
    const back = await eventually(
      parked,
      (all) => all.some(({ id, dossierId }) => dossierId === lost.dossierId && id !== before?.id),
      60,
    );
    expect(back.filter(({ dossierId }) => dossierId === lost.dossierId)).toHaveLength(1);
  }, 180_000);

  test('of a step is parked with its dossier, in words, and sent again as a look at that dossier', async () => {
    const sqs = makeSqsClient(address());
    const { QueueUrl } = await sqs.send(
      new GetQueueUrlCommand({ QueueName: `motcua-${at.province}-local-steps` }),
    );
    const dossierId = newDossierId();
    const ask = { dossierId, run: 1, step: 'decide', visit: 1, taskToken: 'a-token' };
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(ask) }));
    const isThere = (row: { dossierId?: string }) => row.dossierId === dossierId;
    const rows = await eventually(parked, (all) => all.some(isThere), 60);
    const row = rows.find(isThere);
    expect(row).toMatchObject({
      follower: 'steps',
      followerName: 'Mở bước giải quyết',
      reasonText: 'Quy trình hoặc danh mục của tỉnh không có bước hay đơn vị này',
    });
    expect(JSON.stringify(rows)).not.toContain('a-token');
    const path = `/api/admin/parked/${row?.id}/send-again`;
    const again = await call(at, 'POST', path, { token: administrator, body: {} });
    expect(again).toMatchObject({ status: 200, body: { state: 'sent-again' } });
    const left = await parked();
    expect(left.filter(isThere)).toEqual([]);
  }, 120_000);
});
