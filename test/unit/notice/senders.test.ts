import type { SESClient } from '@aws-sdk/client-ses';
import type { SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, test } from '@jest/globals';
import { makeSesClient } from '../../../shared/adapters/ses/make-client.ts';
import { sesMailSender } from '../../../shared/adapters/ses/mail-sender.ts';
import { makeSnsClient } from '../../../shared/adapters/sns/make-client.ts';
import { snsSmsSender } from '../../../shared/adapters/sns/sms-sender.ts';
import type { MailSender, SmsSender } from '../../../shared/application/ports/notices.ts';

type Command = { readonly input: unknown };
/** A client that answers each call in one way, and remembers what it was asked. */
function fakeClient<Client extends object>(answer: () => unknown): { client: Client; asked: unknown[] } {
  const asked: unknown[] = [];
  const send = async ({ input }: Command) => {
    asked.push(input);
    return answer();
  };
  return { client: { send } as unknown as Client, asked }; // of a client the adapter calls `send` alone
}
const fault =
  (name: string, more: object = {}) =>
  () => {
    throw Object.assign(new Error(name), { name }, more);
  };
const answered = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

const letter = {
  to: 'mo@vidu.example',
  subject: 'Hồ sơ',
  body: 'Kính gửi <ông/bà>,\n\nXem: https://motcua.example/ho-so/?ho-so=1&b\nHết',
  language: 'vi',
  noticeId: 'a_1_applicant_email',
} as const;
const mail = (client: Pick<SESClient, 'send'>): MailSender =>
  sesMailSender({ client, address: 'mot-cua@vidu.example', name: 'Một Cửa', configurationSet: 'notices' });
const text = (client: Pick<SNSClient, 'send'>): SmsSender => snsSmsSender({ client, senderId: 'MOTCUA' });

const outcomes = [
  ['MessageRejected', answered(400), { outcome: 'refused', reason: 'message-refused' }],
  ['InvalidParameterValue', answered(400), { outcome: 'refused', reason: 'address-refused' }],
  ['Throttling', answered(400), { outcome: 'later', reason: 'provider-throttled' }],
  ['TooManyRequestsException', answered(429), { outcome: 'later', reason: 'provider-throttled' }],
  ['ServiceUnavailable', answered(503), { outcome: 'later', reason: 'provider-down' }],
  ['AccessDenied', answered(403), { outcome: 'later', reason: 'provider-down' }],
  ['Error', { code: 'ECONNREFUSED' }, { outcome: 'later', reason: 'provider-down' }],
  ['Error', { code: 'ECONNRESET' }, { outcome: 'no-answer' }],
  ['TimeoutError', {}, { outcome: 'no-answer' }],
] as const;

describe('an e-mail', () => {
  test('goes as text and as HTML in which nothing of the text is code, with the notice’s id for bounces', async () => {
    const { client, asked } = fakeClient<SESClient>(() => ({ MessageId: 'ses-1' }));
    expect(await mail(client).send(letter)).toEqual({ outcome: 'sent', messageId: 'ses-1' });
    expect(asked[0]).toMatchObject({
      Source: `=?utf-8?B?${Buffer.from('Một Cửa').toString('base64')}?= <mot-cua@vidu.example>`,
      ConfigurationSetName: 'notices',
      Destination: { ToAddresses: ['mo@vidu.example'] },
      Tags: [{ Name: 'notice', Value: 'a_1_applicant_email' }],
    });
    const html = JSON.stringify(asked[0]);
    expect(html).toContain('Kính gửi &lt;ông/bà&gt;,</p>');
    expect(html).toContain('<a href=\\"https://motcua.example/ho-so/?ho-so=1&amp;b\\">');
  });

  test.each(outcomes)('answered with %s is %j', async (name, more, outcome) => {
    const { client, asked } = fakeClient<SESClient>(fault(name, more));
    expect(await mail(client).send(letter)).toEqual(outcome);
    expect(asked).toHaveLength(1);
  });

  test('is tried once a call: the SDK repeats nothing', async () => {
    expect(await makeSesClient({ region: 'none' }).config.maxAttempts()).toBe(1);
    expect(await makeSnsClient({ region: 'none' }).config.maxAttempts()).toBe(1);
  });
});

describe('an SMS', () => {
  test('names its sender and is transactional', async () => {
    const { client, asked } = fakeClient<SNSClient>(() => ({ MessageId: 'sns-1' }));
    expect(await text(client).send({ to: '+84912345678', text: 'Mot Cua' })).toEqual({
      outcome: 'sent',
      messageId: 'sns-1',
    });
    expect(asked[0]).toMatchObject({
      PhoneNumber: '+84912345678',
      MessageAttributes: {
        'AWS.SNS.SMS.SenderID': { StringValue: 'MOTCUA' },
        'AWS.SNS.SMS.SMSType': { StringValue: 'Transactional' },
      },
    });
  });

  test.each([
    ['InvalidParameter', answered(400), { outcome: 'refused', reason: 'address-refused' }],
    ['OptedOut', answered(400), { outcome: 'refused', reason: 'address-refused' }],
    ['Throttled', answered(429), { outcome: 'later', reason: 'provider-throttled' }],
    ['TimeoutError', {}, { outcome: 'no-answer' }],
  ] as const)('answered with %s is %j', async (name, more, outcome) => {
    const { client } = fakeClient<SNSClient>(fault(name, more));
    expect(await text(client).send({ to: '+84912345678', text: 'Mot Cua' })).toEqual(outcome);
  });
});
