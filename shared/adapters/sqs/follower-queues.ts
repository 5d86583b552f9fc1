import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { EventNotice, FollowerQueues } from '../../application/ports/others.ts';
import { jitter } from '../retry.ts';

const mostInBatch = 10;
const mostTries = 3;

export type FollowerQueuesOptions = {
  readonly client: Pick<SQSClient, 'send'>;
  /** Follower → address of its queue. */
  readonly queues: { readonly [follower: string]: string };
};

/** Sends notices in tens; what the queue did not take is sent again, and thrown for when it never does. */
export function sqsFollowerQueues({ client, queues }: FollowerQueuesOptions): FollowerQueues {
  async function sendTen(QueueUrl: string, notices: readonly EventNotice[]): Promise<void> {
    let open = notices.map((notice, position) => ({
      Id: String(position),
      MessageBody: JSON.stringify(notice),
    }));
    for (let tries = 0; open.length > 0; tries += 1) {
      if (tries === mostTries)
        throw new Error(`The queue did not take ${open.length} of ${notices.length} notices`);
      if (tries > 0) await jitter(tries);
      const { Failed } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: open }));
      const failed = new Set(Failed?.map(({ Id }) => Id));
      open = open.filter(({ Id }) => failed.has(Id));
    }
  }

  return {
    async send(follower, notices) {
      const url = queues[follower];
      if (url === undefined) throw new Error(`No queue for the follower ${follower}`);
      for (let from = 0; from < notices.length; from += mostInBatch) {
        await sendTen(url, notices.slice(from, from + mostInBatch));
      }
    },
  };
}
