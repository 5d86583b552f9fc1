import { gunzipSync } from 'node:zlib';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { memoryFollowerQueues } from '../../shared/adapters/memory/follower-queues.ts';
import { compressed, s3Archive } from '../../shared/adapters/s3/archive.ts';
import { makeS3Client } from '../../shared/adapters/s3/make-client.ts';
import { reasonAttribute, sqsDeadLetters } from '../../shared/adapters/sqs/dead-letters.ts';
import { sqsFollowerQueues } from '../../shared/adapters/sqs/follower-queues.ts';
import { makeSqsClient } from '../../shared/adapters/sqs/make-client.ts';
import type { EventNotice, FollowerQueues } from '../../shared/application/ports/others.ts';
import { newDossierId } from './samples.ts';
import { addressFrom } from './tables.ts';

const cloud = addressFrom('MOTCUA_CLOUD_ENDPOINT');
const sqs = makeSqsClient(cloud);
const s3 = makeS3Client(cloud);

const newQueue = async (): Promise<string> =>
  (await sqs.send(new CreateQueueCommand({ QueueName: `port-${randomUUID()}` }))).QueueUrl ?? '';
async function receiveAll(QueueUrl: string): Promise<EventNotice[]> {
  const notices: EventNotice[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return notices;
    notices.push(...Messages.map(({ Body }) => JSON.parse(Body ?? '')));
  }
}
const notices = (count: number): EventNotice[] => {
  const dossierId = newDossierId();
  return Array.from({ length: count }, (_, i) => ({ dossierId, number: i + 1, type: 'StepOpened' }));
};
const byNumber = (a: EventNotice, b: EventNotice) => a.number - b.number;

type Queues = { readonly port: FollowerQueues; readonly received: () => Promise<readonly EventNotice[]> };
const makers: readonly [string, () => Promise<Queues>][] = [
  [
    'twin',
    async () => {
      const port = memoryFollowerQueues(['archive', 'other']);
      return { port, received: async () => port.sent('archive') };
    },
  ],
  [
    'local cloud',
    async () => {
      const archive = await newQueue();
      const port = sqsFollowerQueues({ client: sqs, queues: { archive, other: await newQueue() } });
      return { port, received: () => receiveAll(archive) };
    },
  ],
];

describe.each(makers)("followers' queues (%s)", (_, make) => {
  test('take every notice of a long list, for the follower named', async () => {
    const { port, received } = await make();
    const sent = notices(23);
    await port.send('archive', sent);
    await port.send('archive', []);
    await port.send('other', notices(1));
    expect((await received()).toSorted(byNumber)).toEqual(sent);
  });

  test('that nobody made are a fault', async () => {
    const { port } = await make();
    await expect(port.send('nobody', notices(1))).rejects.toThrow('nobody');
  });
});

describe('a queue that takes a part only', () => {
  function refusing(times: number): { client: Pick<SQSClient, 'send'>; bodies: (string | undefined)[][] } {
    const bodies: (string | undefined)[][] = [];
    const send = async (command: unknown) => {
      if (!(command instanceof SendMessageBatchCommand)) throw new Error('Unexpected');
      const { Entries = [] } = command.input;
      bodies.push(Entries.map(({ MessageBody }) => MessageBody));
      return { Failed: bodies.length <= times ? Entries.slice(1).map(({ Id }) => ({ Id })) : [] };
    };
    return {
      client: new Proxy(sqs, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) }),
      bodies,
    };
  }

  test('is sent the rest again', async () => {
    const { client, bodies } = refusing(2);
    await sqsFollowerQueues({ client, queues: { archive: 'queue' } }).send('archive', notices(4));
    expect(bodies.map(({ length }) => length)).toEqual([4, 3, 2]);
    expect(bodies[1]).toEqual(bodies[0]?.slice(1));
  });

  test('is a fault when it never takes the rest', async () => {
    const { client, bodies } = refusing(9);
    const sending = sqsFollowerQueues({ client, queues: { archive: 'queue' } }).send('archive', notices(4));
    await expect(sending).rejects.toThrow('did not take 1 of 4');
    expect(bodies).toHaveLength(3);
  });
});

describe('dead letters (local cloud)', () => {
  test('keep the message as it was, and why it is there', async () => {
    const queueUrl = await newQueue();
    await sqsDeadLetters({ client: sqs, queueUrl }).put('{"half', 'UnreadableNoticeError');
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queueUrl, MessageAttributeNames: ['All'] }),
    );
    expect(Messages?.[0]).toMatchObject({
      Body: '{"half',
      MessageAttributes: { [reasonAttribute]: { StringValue: 'UnreadableNoticeError' } },
    });
  });
});

describe('the archive (local cloud)', () => {
  const newBucket = async (): Promise<string> => {
    const Bucket = `port-${randomUUID()}`;
    await s3.send(new CreateBucketCommand({ Bucket }));
    return Bucket;
  };

  test('writes lines once; what stands is left as it is', async () => {
    const bucketName = await newBucket();
    const archive = s3Archive({ client: s3, bucketName });
    const name = 'day=2026-08-27/unit=vu-ban/one.jsonl.gz';
    expect(await archive.writeOnce(name, ['{"a":1}', '{"b":"ô"}'])).toBe('written');
    expect(await archive.writeOnce(name, ['{"other":1}'])).toBe('stood');
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucketName, Key: name }));
    const bytes = await Body?.transformToByteArray();
    expect(gunzipSync(bytes ?? '').toString()).toBe('{"a":1}\n{"b":"ô"}\n');
  });

  test('lets one of several writers at once be the first', async () => {
    const archive = s3Archive({ client: s3, bucketName: await newBucket() });
    const outcomes = await Promise.all([1, 2, 3].map((line) => archive.writeOnce('x.gz', [String(line)])));
    expect(outcomes.toSorted()).toEqual(['stood', 'stood', 'written']);
  });

  test('looks again when two writers collide, and gives up on what does not pass', async () => {
    let sent = 0;
    const answering = (fault: (count: number) => Error | undefined) =>
      new Proxy(s3, {
        get: (target, name) =>
          name === 'send'
            ? async (command: unknown) => {
                if (!(command instanceof PutObjectCommand)) throw new Error('Unexpected');
                sent += 1;
                const thrown = fault(sent);
                if (thrown) throw thrown;
                return {};
              }
            : Reflect.get(target, name),
      });
    const named = (name: string) => Object.assign(new Error(name), { name });
    const collides = answering((count) => (count === 1 ? named('ConditionalRequestConflict') : undefined));
    expect(await s3Archive({ client: collides, bucketName: 'b' }).writeOnce('x', [])).toBe('written');
    expect(sent).toBe(2);
    const denied = answering(() => named('AccessDenied'));
    await expect(s3Archive({ client: denied, bucketName: 'b' }).writeOnce('x', [])).rejects.toThrow(
      'AccessDenied',
    );
  });

  test('makes the same bytes of the same lines', () => {
    const bytes = Buffer.from(compressed(['a', 'b'])).toString('hex');
    expect(bytes).toBe('1f8b08000000000002ff4be44ae20200972a571804000000');
  });
});
