import * as z from 'zod';
import { readCatalogue } from '../../infra/local/catalogue.ts';
import { makeDynamoClient } from '../../shared/adapters/dynamodb/make-client.ts';
import { dynamoNotices } from '../../shared/adapters/dynamodb/notices.ts';
import { dynamoRegistry } from '../../shared/adapters/dynamodb/registry.ts';
import { call, eventually, newDossierId, type sampleCitizen, type World } from './world.ts';

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

/** The hours in which no SMS goes are taken out of the province's data; processes that run know it within a minute. */
export async function takeOutQuietHours(at: World): Promise<void> {
  const catalogue = readCatalogue(at.province);
  const registry = dynamoRegistry({
    client: client(at),
    tableName: tableOf(at, 'registry'),
    now: () => Date.now(),
  });
  const [settings] = catalogue.noticeSettings;
  if (!settings) throw new Error('The province has no notice settings');
  await registry.put({
    ...catalogue,
    people: [],
    officerAccounts: [],
    posts: [],
    noticeSettings: [{ ...settings, validFrom: '2026-01-01', smsQuiet: { from: '00:00', to: '00:00' } }],
  });
}

/** Stories can be told at night too. Until what is sent knows it, a story's SMS would wait: so one is tried first. */
export async function withoutQuietHours(
  at: World,
  token: string,
  body: (email: string) => object,
): Promise<void> {
  await takeOutQuietHours(at);
  const notices = noticesOn(at);
  for (let tries = 0; tries < 15; tries += 1) {
    const id = newDossierId();
    await call(at, 'PUT', `/api/citizen/dossiers/${id}`, { token, body: body(ownAddress()) });
    const rows = await eventually(
      async () => (await notices.ofDossier(id, { limit: 9 })).rows.filter(({ channel }) => channel === 'sms'),
      (found) => found.some(({ state }) => state === 'sent' || state === 'waiting'),
      30,
    );
    if (rows.some(({ state }) => state === 'sent')) return;
    await new Promise((resolve) => setTimeout(resolve, 5000));
  }
  throw new Error('SMS wait for the morning still');
}
