import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetters } from '../../application/ports/others.ts';

/** The message attribute that says why a message was put aside. */
export const reasonAttribute = 'reason';

export const sqsDeadLetters = (options: {
  readonly client: Pick<SQSClient, 'send'>;
  readonly queueUrl: string;
}): DeadLetters => ({
  async put(body, reason) {
    await options.client.send(
      new SendMessageCommand({
        QueueUrl: options.queueUrl,
        MessageBody: body,
        MessageAttributes: { [reasonAttribute]: { DataType: 'String', StringValue: reason } },
      }),
    );
  },
});
