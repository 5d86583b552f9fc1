import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { RepairQueue } from '../../application/ports/others.ts';

export const sqsRepairQueue = (options: {
  readonly client: Pick<SQSClient, 'send'>;
  readonly queueUrl: string;
}): RepairQueue => ({
  async ask(dossierId) {
    const MessageBody = JSON.stringify({ dossierId });
    await options.client.send(new SendMessageCommand({ QueueUrl: options.queueUrl, MessageBody }));
  },
});
