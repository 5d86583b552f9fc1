import { SendEmailCommand } from '@aws-sdk/client-ses';
import type { SESClient } from '@aws-sdk/client-ses';
import type { MailSender } from '../../application/ports/notices.ts';
import { noticeTag } from '../../contracts/mail.ts';
import { attempt } from '../attempt.ts';
import { simpleHtml } from './simple-html.ts';

/** Errors that no repetition heals; https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html */
const refusals = {
  MessageRejected: 'message-refused',
  InvalidParameterValue: 'address-refused',
  InvalidParameterValueException: 'address-refused',
} as const;

export const sesMailSender = (options: {
  readonly client: Pick<SESClient, 'send'>;
  /** The address or its domain is a verified identity; empty where there is none: then every mail is refused. */
  readonly address: string;
  /** The sender's name as people read it. */
  readonly name: string;
  /** By which bounces and complaints are reported. */
  readonly configurationSet: string;
}): MailSender => ({
  async send({ to, subject, body, language, noticeId }) {
    const { address, name } = options;
    if (address === '') return { outcome: 'refused', reason: 'no-sender' };
    return attempt(async () => {
      const answer = await options.client.send(
        new SendEmailCommand({
          Source: `=?utf-8?B?${Buffer.from(name).toString('base64')}?= <${address}>`,
          ConfigurationSetName: options.configurationSet,
          Destination: { ToAddresses: [to] },
          Message: {
            Subject: { Data: subject, Charset: 'UTF-8' },
            Body: {
              Text: { Data: body, Charset: 'UTF-8' },
              Html: { Data: simpleHtml(body, language), Charset: 'UTF-8' },
            },
          },
          Tags: [{ Name: noticeTag, Value: noticeId }],
        }),
      );
      return answer.MessageId;
    }, refusals);
  },
});
