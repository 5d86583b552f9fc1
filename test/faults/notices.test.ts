import { GetQueueUrlCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { clientSettings } from '../../infra/local/aws.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import { mailsTo, noticesOn, ownAddress, plainFiling } from '../journeys/post-boxes.ts';
import { account, call, eventually, newDossierId, sampleCitizen, signIn } from '../journeys/world.ts';
import { ownPlatform } from './own-platform.ts';
import { whileKilling } from './while-killing.ts';

const mo = sampleCitizen('mo-nguyen');
const filings = 60;
const atOnce = 4;

let platform: Awaited<ReturnType<typeof ownPlatform>>;
beforeAll(async () => {
  platform = await ownPlatform();
  await platform.start();
}, 240_000);
afterAll(() => platform.remove(), 60_000);

/** What a killed notifier had taken off its queue comes back in seconds, not in minutes. */
async function hurryQueue(): Promise<void> {
  const sqs = new SQSClient(clientSettings(platform.endpoint));
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'motcua-ninh-binh-local-notify' }));
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '10' } }));
}

test('whoever files is told, and nobody twice, while kill -9 meets the notifier wherever it stands', async () => {
  await hurryQueue();
  const at = await platform.world();
  const token = await signIn(at, account(at, 'mo.nguyen'));
  const notices = noticesOn(at);
  const filed = new Map(Array.from({ length: filings }, () => [newDossierId(), ownAddress()]));
  const filing = (email: string) => ({ ...plainFiling(mo, email), notifyBy: ['email'] });
  const open = [...filed];
  const clerk = async () => {
    for (let next = open.pop(); next; next = open.pop()) {
      const [id, email] = next;
      // The door is killed as well: the same press again, until it is answered.
      await eventually(
        () =>
          call(at, 'PUT', `/api/citizen/dossiers/${id}`, { token, body: filing(email) }).catch(
            () => undefined,
          ),
        (reply) => reply?.status === 200,
        120,
      );
    }
  };
  const killed = await whileKilling(platform, { rounds: 40, everyMs: 1200 }, async () => {
    await Promise.all(Array.from({ length: atOnce }, clerk));
  });
  expect(killed).toBeGreaterThan(3);

  const rowOf = async (id: string): Promise<Notice | undefined> =>
    (await notices.ofDossier(id, { limit: 9 })).rows[0];
  const ends: string[] = [];
  for (const [id, email] of filed) {
    const row = await eventually(
      () => rowOf(id),
      (found) => found !== undefined && found.state !== 'waiting',
      120,
    );
    const mails = (await mailsTo(at, email)).length;
    // What was killed in between is for a person to judge; it is claimed until a sweep finds it ten minutes later.
    ends.push(row?.state === 'sent' ? `sent, ${mails} mail` : mails > 1 ? 'told twice' : 'in doubt');
  }
  process.stderr.write(
    `  ${killed} processes killed; in doubt: ${ends.filter((end) => end === 'in doubt').length}\n`,
  );
  expect(new Set(ends.filter((end) => end !== 'in doubt'))).toEqual(new Set(['sent, 1 mail']));
}, 500_000);
