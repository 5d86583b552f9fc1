import * as z from 'zod';
import { makeDynamoClient } from '../../shared/adapters/dynamodb/make-client.ts';
import { dynamoNotices } from '../../shared/adapters/dynamodb/notices.ts';
import { newDossierId, type sampleCitizen, type World } from './world.ts';

/** What the emulator's providers took. */
const Mails = z.object({
  messages: z.record(
    z.string(),
    z.array(
      z.object({
        Source: z.string(),
        To: z.array(z.string()),
        Subject: z.string(),
        BodyText: z.string(),
        BodyHtml: z.string(),
        MessageId: z.string(),
        Timestamp: z.number(),
      }),
    ),
  ),
});
export type Mail = z.infer<typeof Mails>['messages'][string][number];
const Texts = z.object({
  sms_messages: z.record(z.string(), z.array(z.object({ PhoneNumber: z.string(), Message: z.string() }))),
});

const box = async (at: World, path: string): Promise<unknown> =>
  (await fetch(`${at.cloudEndpoint}/_ministack/${path}`)).json();

export async function mailsTo(at: World, address: string): Promise<Mail[]> {
  const { messages } = Mails.parse(await box(at, 'ses/messages'));
  return Object.values(messages)
    .flat()
    .filter(({ To }) => To.includes(address));
}
export async function textsTo(at: World, phone: string): Promise<string[]> {
  const { sms_messages } = Texts.parse(await box(at, 'sns/sms-messages'));
  return Object.values(sms_messages)
    .flat()
    .filter(({ PhoneNumber }) => PhoneNumber === phone)
    .map(({ Message }) => Message);
}

const client = (at: World) =>
  makeDynamoClient({
    endpoint: at.cloudEndpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
const tableOf = (at: World, table: string): string => `motcua-${at.province}-local-${table}`;
export const noticesOn = (at: World) =>
  dynamoNotices({ client: client(at), tableName: tableOf(at, 'notices') });

/** What is filed where only the telling matters: a certified copy, nothing handed in yet. */
export const plainFiling = (
  { name, identityNumber, phone }: ReturnType<typeof sampleCitizen>,
  email: string,
): object => ({
  procedureCode: '2.000815',
  parties: { applicant: { name, personalIdNumber: identityNumber, phone, email } },
  form: { 'paper-names': 'Bằng', 'paper-count': 1, 'pages-per-paper': 1, 'copies-wanted': 1 },
  components: [],
  sets: 1,
  returnMethod: 'in-person',
  language: 'vi',
});

/** The invented address of a person who exists for one story alone. */
export const ownAddress = (): string => `nguoi-nop-${newDossierId()}@vidu.example`;
