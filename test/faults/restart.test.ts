import { setTimeout as delay } from 'node:timers/promises';
import {
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import {
  GetQueueUrlCommand,
  ListQueuesCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { clientSettings } from '../../infra/local/aws.ts';
import { type Mail, mailsTo, noticesOn, ownAddress } from '../journeys/post-boxes.ts';
import { eventually } from '../journeys/world.ts';
import { openDrive, type Plan } from './drive.ts';
import { ownPlatform } from './own-platform.ts';
import { whileKilling } from './while-killing.ts';

const plans: readonly Plan[] = [
  { route: 'desk-decides', answers: {}, ends: 'decided' },
  { route: 'desk-decides', answers: {}, ends: 'decided' },
  { route: 'desk-decides', answers: { 'decide 1': 'rejected' }, ends: 'rejected' },
  { route: 'desk-decides', answers: {}, withdrawnAt: 'decide 1', ends: 'withdrawn' },
  { route: 'unit-then-leader', answers: {}, ends: 'decided' },
  { route: 'unit-then-leader', answers: { 'approve 1': 'sent-back' }, ends: 'decided' },
  { route: 'unit-then-leader', answers: { 'prepare 1': 'rejection-proposed' }, ends: 'rejected' },
  { route: 'unit-then-leader', answers: {}, withdrawnAt: 'approve 1', ends: 'withdrawn' },
  { route: 'units-in-parallel-then-leader', answers: {}, ends: 'decided' },
  {
    route: 'units-in-parallel-then-leader',
    answers: { 'approve 1': 'sent-back-to-consulted', 'approve 2': 'sent-back' },
    ends: 'decided',
  },
  {
    route: 'units-in-parallel-then-leader',
    answers: { 'appraise 1': 'rejection-proposed' },
    ends: 'rejected',
  },
  { route: 'units-in-parallel-then-leader', answers: {}, withdrawnAt: 'verify 1', ends: 'withdrawn' },
];

let platform: Awaited<ReturnType<typeof ownPlatform>>;
beforeAll(async () => {
  platform = await ownPlatform();
  await platform.start();
}, 240_000);
afterAll(() => platform.remove(), 60_000);

/** Days pass in seconds: so clocks wake in the midst of everything. */
const hurryClocks = () =>
  fetch(`${platform.endpoint}/_ministack/config`, {
    method: 'POST',
    body: JSON.stringify({ 'stepfunctions._SFN_WAIT_SCALE': 0.00002 }),
  });

/** What a killed function had taken off a queue comes back in seconds; functions wait minutes for it otherwise. */
async function hurryQueues(): Promise<void> {
  const sqs = new SQSClient(clientSettings(platform.endpoint));
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  for (const QueueUrl of QueueUrls)
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '15' } }));
}

async function askToLookAt(dossierId: string): Promise<void> {
  const sqs = new SQSClient(clientSettings(platform.endpoint));
  const QueueName = 'motcua-ninh-binh-local-repair';
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ dossierId }) }));
}

async function abortEverything(): Promise<number> {
  const sfn = new SFNClient(clientSettings(platform.endpoint));
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  let aborted = 0;
  for (const { stateMachineArn } of stateMachines) {
    const { executions = [] } = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING', maxResults: 1000 }),
    );
    for (const { executionArn } of executions) {
      // Some end by themselves before it is their turn.
      await sfn.send(new StopExecutionCommand({ executionArn })).then(
        () => (aborted += 1),
        () => undefined,
      );
    }
  }
  return aborted;
}

test('twelve dossiers over three routes all end as they would have, through aborted machines, killed functions and a restart of the cloud', async () => {
  await hurryClocks();
  await hurryQueues();
  const at = await platform.world();
  const drive = await openDrive(at, askToLookAt);
  const emails = plans.map(() => ownAddress());
  const ids = await Promise.all(plans.map(({ route }, i) => drive.receive(route, emails[i] ?? '')));
  const each = <T>(work: (id: string, plan: Plan, i: number) => Promise<T>): Promise<T[]> =>
    Promise.all(plans.map((plan, i) => work(ids[i] ?? '', plan, i)));

  const notices = noticesOn(at);
  const byMail = async (id: string) =>
    (await notices.ofDossier(id, { limit: 50 })).rows.filter(({ channel }) => channel === 'email');
  // Whose dossier is decided before that is told, is not told that it was received: it is no longer so.
  for (const id of ids)
    await eventually(
      () => byMail(id),
      (found) => found.length > 0,
      60,
    );

  // Some have not begun, some stand in the middle.
  await each((id, plan, i) => drive.drive(id, plan, i % 3));
  // The first, which nobody has touched, is past all its instants: unit, head and leader were told.
  await eventually(
    () => drive.history(ids[0] ?? ''),
    ({ events }) => events.filter(({ type }) => type === 'StepReminded').length === 3,
    60,
  );
  expect(await abortEverything()).toBeGreaterThan(8);

  const mails = new Map<string, Mail>();
  const collectMails = async () => {
    for (const mail of (await Promise.all(emails.map((email) => mailsTo(at, email)))).flat())
      mails.set(mail.MessageId, mail);
  };
  const killed = await whileKilling(platform, { rounds: 12, everyMs: 2500 }, async () => {
    await each((id, plan) => drive.drive(id, plan, 1));
    const finishing = each((id, plan) => drive.drive(id, plan));
    finishing.catch(() => undefined);
    await delay(500);
    await collectMails();
    expect(await platform.stop()).toBe(0);
    await platform.start();
    await hurryClocks();
    expect(await finishing).toEqual(plans.map(({ ends }) => ends));
  });
  expect(killed).toBeGreaterThan(3);

  const histories = await each((id) => drive.history(id));
  const twice = (what: (event: (typeof histories)[number]['events'][number]) => string | undefined) =>
    histories.flatMap(({ events }) => {
      const all = events.map(what).filter((name) => name !== undefined);
      return all.filter((name, i) => all.indexOf(name) !== i);
    });
  expect(histories.map(({ state }) => state)).toEqual(plans.map(() => 'intact'));
  expect(
    twice(({ type, public: { step, visit } }) => (type === 'StepOpened' ? `${step} ${visit}` : undefined)),
  ).toEqual([]);
  expect(
    twice(({ type, public: { step, visit } }) => (type === 'StepCompleted' ? `${step} ${visit}` : undefined)),
  ).toEqual([]);
  const told = histories.flatMap(({ events }) => events.filter(({ type }) => type === 'StepReminded'));
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(
    twice(({ type, public: { step, visit, told: whom, insteadOf = '' } }) =>
      type === 'StepReminded' ? `${step} ${visit} ${whom} ${insteadOf}` : undefined,
    ),
  ).toEqual([]);

  const rows = await each((id) =>
    eventually(
      () => byMail(id),
      (found) => found.length >= 2 && found.every(({ state }) => state !== 'waiting'),
      120,
    ),
  );
  await collectMails();
  // Received, and how it ended; what was killed in the midst of its sending is for a person to judge.
  for (const told of rows) expect(told.length).toBeGreaterThanOrEqual(2);
  const subjects = [...mails.values()].map(({ To, Subject }) => `${To[0] ?? ''}: ${Subject}`);
  expect(subjects.length).toBeGreaterThanOrEqual(plans.length);
  expect(subjects.filter((subject, i) => subjects.indexOf(subject) !== i)).toEqual([]);
}, 500_000);
