import { randomUUID } from 'node:crypto';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { DeleteMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { clientSettings } from '../../shared/adapters/client-settings.ts';
import { makeSqsClient } from '../../shared/adapters/sqs/make-client.ts';
import { stepsQueueUrl } from '../../shared/domain/route/compile.ts';
import type { AslDefinition } from '../../shared/domain/route/compile.ts';
import { newDossierId } from './samples.ts';
import { addressFrom } from './tables.ts';

/** What a machine puts on the queue when it asks for a step. */
export type Asked = {
  readonly dossierId: string;
  readonly run: number;
  readonly step: string;
  readonly visit: number;
  readonly taskToken: string;
};

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const patienceMs = 15_000;

/** Machines, the queue they ask over and their role, as a stack: so the definition's substitution is tried too. */
const template = (definitions: readonly AslDefinition[]) => ({
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    },
    ...Object.fromEntries(
      definitions.map((definition, i) => [
        `Machine${i}`,
        {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            StateMachineType: 'STANDARD',
            RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
            DefinitionString: JSON.stringify(definition),
            DefinitionSubstitutions: { [stepsQueueUrl]: { Ref: 'Queue' } },
          },
        },
      ]),
    ),
  },
});

/** Machines on the test run's own local cloud. A machine is named by its place in the list. */
export async function machineRoom(definitions: readonly AslDefinition[]) {
  const address = addressFrom('MOTCUA_CLOUD_ENDPOINT');
  const sfn = new SFNClient(clientSettings(address));
  const sqs = makeSqsClient(address);
  const cloudFormation = new CloudFormationClient(clientSettings(address));
  const StackName = `routes-${randomUUID()}`;
  await cloudFormation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: JSON.stringify(template(definitions)),
      Capabilities: ['CAPABILITY_IAM'],
    }),
  );
  const waiting = { client: cloudFormation, maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
  await waitUntilStackCreateComplete(waiting, { StackName });
  const { StackResources = [] } = await cloudFormation.send(new DescribeStackResourcesCommand({ StackName }));
  const made = new Map(StackResources.map((one) => [one.LogicalResourceId, one.PhysicalResourceId]));
  const QueueUrl = made.get('Queue') ?? '';
  const asked = new Map<string, Asked[]>();
  let closed = false;
  const receiving = receive();

  async function receive(): Promise<void> {
    while (!closed) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      if (Messages.length === 0) {
        await pause(10);
        continue;
      }
      for (const { Body = '' } of Messages) {
        const message: Asked = JSON.parse(Body);
        asked.set(message.dossierId, [...(asked.get(message.dossierId) ?? []), message]);
      }
      const Entries = Messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    }
  }

  async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
    const end = Date.now() + patienceMs;
    for (;;) {
      const seen = await look();
      if (seen !== undefined) return seen;
      if (Date.now() > end) throw new Error(`The machine does not come to ${what}`);
      await pause(10);
    }
  }

  return {
    /** Starts the machine of `definitions[place]`, for a new dossier or as a further run of an old one. */
    async start(place: number, dossierId: string = newDossierId(), run = 1) {
      const stateMachineArn = made.get(`Machine${place}`);
      const { executionArn = '' } = await sfn.send(
        new StartExecutionCommand({
          stateMachineArn,
          name: `${dossierId}-${run}`,
          input: JSON.stringify({ dossierId, run }),
        }),
      );
      const asks = () => (asked.get(dossierId) ?? []).filter((ask) => ask.run === run);
      return {
        dossierId,
        asks,
        /** Waits until so many steps have been asked. */
        async untilAsked(count: number): Promise<readonly Asked[]> {
          return until(`${count} asks, only ${asks().length}`, () =>
            asks().length >= count ? asks() : undefined,
          );
        },
        async answer(taskToken: string, output: object): Promise<void> {
          await sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
        },
        /** Waits for the end: the status, and the state that was entered last. */
        async untilEnded(): Promise<{ status: string; last: string }> {
          const status = await until('an end', async () => {
            const now = await sfn.send(new DescribeExecutionCommand({ executionArn }));
            return now.status === 'RUNNING' ? undefined : now.status;
          });
          const { events = [] } = await sfn.send(
            new GetExecutionHistoryCommand({ executionArn, reverseOrder: true }),
          );
          const last = events.find(({ stateEnteredEventDetails }) => stateEnteredEventDetails);
          return { status, last: last?.stateEnteredEventDetails?.name ?? '' };
        },
      };
    },

    async close(): Promise<void> {
      closed = true;
      await receiving;
      sfn.destroy();
      sqs.destroy();
      cloudFormation.destroy();
    },
  };
}
export type MachineRoom = Awaited<ReturnType<typeof machineRoom>>;
