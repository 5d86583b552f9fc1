import { PublishCommand } from '@aws-sdk/client-sns';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { SmsSender } from '../../application/ports/notices.ts';
import { attempt } from '../attempt.ts';

/** Errors that no repetition heals; https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const refusals = {
  InvalidParameter: 'address-refused',
  InvalidParameterException: 'address-refused',
  InvalidParameterValue: 'message-refused',
  OptedOut: 'address-refused',
  OptedOutException: 'address-refused',
} as const;

export const snsSmsSender = (options: {
  readonly client: Pick<SNSClient, 'send'>;
  /**
   * The name people see as the sender: 11 letters or digits at most, registered with the carriers. Empty where there is
   * none: then every SMS is refused.
   */
  readonly senderId: string;
}): SmsSender => ({
  async send({ to, text }) {
    if (options.senderId === '') return { outcome: 'refused', reason: 'no-sender' };
    return attempt(async () => {
      const attribute = (StringValue: string) => ({ DataType: 'String', StringValue });
      const answer = await options.client.send(
        new PublishCommand({
          PhoneNumber: to,
          Message: text,
          MessageAttributes: {
            'AWS.SNS.SMS.SenderID': attribute(options.senderId),
            'AWS.SNS.SMS.SMSType': attribute('Transactional'),
          },
        }),
      );
      return answer.MessageId;
    }, refusals);
  },
});
