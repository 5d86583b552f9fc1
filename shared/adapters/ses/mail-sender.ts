import { SendEmailCommand } from '@aws-sdk/client-ses';
import type { SESClient } from '@aws-sdk/client-ses';
import type { MailSender } from '../../application/ports/notices.ts';
import { attempt } from '../attempt.ts';
import { simpleHtml } from './simple-html.ts';

/** The tag by which the provider's word of a bounce names the notice. */
export const noticeTag = 'notice';

/** Errors that no repetition heals; https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html */
const refusals = {
  MessageRejected: 'message-refused',
  InvalidParameterValue: 'address-refused',
  InvalidParameterValueException: 'address-refused',
} as const;

export const sesMailSender = (options: {
  readonly client: Pick<SESClient, 'send'>;
  /** As `Name <address>`; the address or its domain is a verified identity. */
  readonly from: string;
  /** By which bounces and complaints are reported. */
  readonly configurationSet: string;
}): MailSender => ({
  send: ({ to, subject, body, language, noticeId }) =>
    attempt(async () => {
      const answer = await options.client.send(
        new SendEmailCommand({
          Source: options.from,
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
    }, refusals),
});
