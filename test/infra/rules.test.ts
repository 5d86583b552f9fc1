import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { acknowledgements } from '../../infra/acknowledgements.ts';
import { functionFolders, tableKeys } from '../../infra/names.ts';
import { tables } from '../../shared/adapters/dynamodb/keys.ts';
import { definitionFaults } from '../unit/route/definition-rules.ts';
import {
  build,
  findings,
  type Json,
  physicalNames,
  plain,
  type Synthesised,
  synthesise,
} from './synthesised.ts';

const local = synthesise('ninh-binh', 'local');
const rehearsal = synthesise('ninh-binh', 'rehearsal');
const live = synthesise('ninh-binh', 'live');
const stages: [string, Synthesised][] = [
  ['local', local],
  ['rehearsal', rehearsal],
  ['live', live],
];
const runbook = readFileSync(join(import.meta.dirname, '../../infra/runbook.md'), 'utf8');
const runbookAnchors = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
  title.toLowerCase().replaceAll(' ', '-'),
);

test.each(stages)('every machine on %s keeps the rules of a definition', (_, { ofType }) => {
  const machines = ofType('AWS::StepFunctions::StateMachine');
  expect(machines.length).toBeGreaterThan(3);
  for (const { Properties } of machines) {
    const definition = JSON.parse(plain(Properties.DefinitionString));
    expect([Properties.StateMachineName, definitionFaults(definition)]).toEqual([
      Properties.StateMachineName,
      [],
    ]);
    expect(Properties.StateMachineType).toBe('STANDARD');
    expect(Properties.LoggingConfiguration).toMatchObject({ Level: 'ERROR', IncludeExecutionData: false });
  }
});

describe.each(stages)('every resource on %s', (stage, { house, resources, ofType, one, templates }) => {
  const isDeadLetters = (queue: Json) => queue.Properties.QueueName.endsWith('-dlq');
  const alarmsOn = (name: string, value: string) =>
    ofType('AWS::CloudWatch::Alarm').filter(({ Properties }) =>
      Properties.Dimensions?.some((one: Json) => one.Name === name && plain(one.Value) === value),
    );

  test('each function has a runtime, a timeout, a log group with an end, a role of its own and an alarm', () => {
    const functions = ofType('AWS::Lambda::Function');
    expect(functions.map(({ Properties }) => Properties.FunctionName).sort()).toEqual(
      functionFolders
        .filter((folder) => folder !== 'uploads/scan-stand-in' || house.settings.malwareScanner.standIn)
        .map((folder) => house.names.function(folder))
        .sort(),
    );
    for (const { id, room, Properties } of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
      });
      expect(Properties.Timeout).toBeGreaterThanOrEqual(5);
      expect(Properties.Timeout).toBeLessThanOrEqual(60);
      const logs = one('AWS::Logs::LogGroup', room, Properties.LoggingConfig.LogGroup.Ref);
      expect(logs.Properties).toMatchObject({
        LogGroupName: `/aws/lambda/${Properties.FunctionName}`,
        RetentionInDays: house.settings.logRetentionDays,
      });
      expect(Properties.LoggingConfig.LogFormat).toBe('JSON');
      expect(Properties.TracingConfig?.Mode).toBe(house.settings.tracing ? 'Active' : undefined);
      expect(alarmsOn('FunctionName', `<${id}>`).map((alarm) => alarm.Properties.MetricName)).toContain(
        'Errors',
      );
    }
    const roles = functions.map(({ Properties }) => plain(Properties.Role));
    expect(new Set(roles).size).toBe(roles.length);
  });

  test('each log group ends', () => {
    for (const { Properties } of ofType('AWS::Logs::LogGroup')) {
      expect(Properties.RetentionInDays).toBe(house.settings.logRetentionDays);
    }
  });

  test('each queue is encrypted, has a dead-letter queue or is one, and has an alarm on its age', () => {
    // What the scanner's stand-in hears on the local cloud is watched by nobody.
    const queues = ofType('AWS::SQS::Queue').filter(({ id }) => !id.startsWith('Arrivals'));
    expect(queues.map(({ Properties }) => Properties.QueueName).sort()).toEqual(
      [
        'archive',
        'archive-dlq',
        'attach',
        'attach-dlq',
        'bounce',
        'bounce-dlq',
        'conduct',
        'conduct-dlq',
        'inspect',
        'inspect-dlq',
        'issue',
        'issue-dlq',
        'notify',
        'notify-dlq',
        'relay-dlq',
        'repair',
        'repair-dlq',
        'steps',
        'steps-dlq',
      ].map((name) => `${house.names.prefix}-${name}`),
    );
    for (const queue of queues) {
      expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
      expect(
        alarmsOn('QueueName', `<${queue.id}.QueueName>`).map((alarm) => alarm.Properties.MetricName),
      ).toContain('ApproximateAgeOfOldestMessage');
      if (isDeadLetters(queue)) {
        expect(queue.Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
        expect(
          alarmsOn('QueueName', `<${queue.id}.QueueName>`).map((alarm) => alarm.Properties.MetricName),
        ).toContain('NumberOfMessagesReceived');
      } else {
        expect(queue.Properties.RedrivePolicy).toMatchObject({ maxReceiveCount: 5 });
      }
    }
    expect(refusesPlainHttp('AWS::SQS::QueuePolicy')).toHaveLength(stage === 'local' ? 0 : queues.length);
  });

  test('a queue hides a message six times as long as its consumer may take', () => {
    for (const { Properties, room } of ofType('AWS::Lambda::EventSourceMapping')) {
      const source = plain(Properties.EventSourceArn).replace(/^<|\.Arn>$/g, '');
      const queue = ofType('AWS::SQS::Queue').find(({ id }) => id === source);
      if (!queue) continue;
      const consumer = one('AWS::Lambda::Function', room, Properties.FunctionName.Ref);
      expect(queue.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * consumer.Properties.Timeout);
    }
  });

  test('each alarm mails, says who is harmed, and names a heading of the runbook', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(25);
    for (const { Properties } of alarms) {
      expect(Properties.AlarmActions).toHaveLength(1);
      expect(Properties.TreatMissingData).toBe('notBreaching');
      const [, harm = '', anchor] =
        /^(.+\.) What to do: infra\/runbook\.md#([a-z-]+)$/.exec(Properties.AlarmDescription) ?? [];
      expect(harm.length).toBeGreaterThan(20);
      expect(runbookAnchors).toContain(anchor);
    }
    const mail = ofType('AWS::SNS::Subscription')
      .filter(({ Properties }) => Properties.Protocol === 'email')
      .map(({ Properties }) => Properties.Endpoint);
    expect(mail).toEqual(house.settings.alarmMail ? [house.province.alarms.email] : []);
  });

  test("each table has the adapter's keys and indexes, is recoverable, encrypted with our key, and kept", () => {
    expect(
      ofType('AWS::DynamoDB::Table')
        .map(({ Properties }) => Properties.TableName)
        .sort(),
    ).toEqual(tableKeys.map((key) => house.names.table(key)).sort());
    for (const key of tableKeys) {
      const shape: Json = tables[key];
      const table = ofType('AWS::DynamoDB::Table').find(
        ({ Properties }) => Properties.TableName === house.names.table(key),
      );
      const properties = table?.Properties;
      expect(properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: stage === 'live',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      });
      expect(table?.DeletionPolicy).toBe(stage === 'local' ? 'Delete' : 'Retain');
      expect(table?.UpdateReplacePolicy).toBe(stage === 'local' ? 'Delete' : 'Retain');
      expect(properties.StreamSpecification?.StreamViewType).toBe(shape.stream);
      expect(properties.TimeToLiveSpecification?.AttributeName).toBe(shape.expiry);
      expect((properties.GlobalSecondaryIndexes ?? []).map((index: Json) => index.IndexName).sort()).toEqual(
        Object.values<Json>(shape.indexes)
          .map(({ name }) => name)
          .sort(),
      );
    }
  });

  test('each bucket is private, versioned, encrypted, kept, and refuses plain HTTP', () => {
    const buckets = ofType('AWS::S3::Bucket');
    expect(buckets).toHaveLength(5);
    for (const { Properties, DeletionPolicy } of buckets) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
      expect(Properties.VersioningConfiguration.Status).toBe('Enabled');
      expect(Properties.BucketEncryption.ServerSideEncryptionConfiguration).toHaveLength(1);
      expect(DeletionPolicy).toBe(stage === 'local' ? 'Delete' : 'Retain');
    }
    expect(refusesPlainHttp('AWS::S3::BucketPolicy')).toHaveLength(stage === 'local' ? 0 : buckets.length);
    expect(
      one('AWS::S3::Bucket', 'storage', 'Archive').Properties.LifecycleConfiguration.Rules[0],
    ).toMatchObject({
      Transitions: [{ StorageClass: 'STANDARD_IA', TransitionInDays: 60 }],
    });
    // A printed register is gone after a day; nothing else among the documents ever goes by itself.
    expect(
      one('AWS::S3::Bucket', 'storage', 'Documents').Properties.LifecycleConfiguration.Rules,
    ).toMatchObject([
      { Prefix: 'registers/', ExpirationInDays: 1, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
    ]);
  });

  test('keys that can turn do, and are kept', () => {
    const keys = ofType('AWS::KMS::Key');
    expect(keys.map(({ Properties }) => [Properties.KeySpec, Properties.EnableKeyRotation])).toEqual([
      [undefined, true],
      [undefined, true],
      ['HMAC_256', undefined],
    ]);
    for (const key of keys) expect(key.DeletionPolicy).toBe(stage === 'local' ? 'Delete' : 'Retain');
  });

  test('pools and stacks are protected as the stage says', () => {
    for (const { Properties, DeletionPolicy } of ofType('AWS::Cognito::UserPool')) {
      expect(Properties.DeletionProtection).toBe(stage === 'live' ? 'ACTIVE' : 'INACTIVE');
      expect(DeletionPolicy).toBe(stage === 'local' ? 'Delete' : 'Retain');
    }
    const { protectedStacks } = { local, rehearsal, live }[stage] as Synthesised;
    expect(new Set(protectedStacks.values())).toEqual(new Set([stage === 'live']));
  });

  test('physical names say province, stage and what it is: nothing of people, nothing by chance', () => {
    const prefix = `motcua-ninh-binh-${stage}`;
    const allowed = new RegExp(
      `^(alias/|/aws/(lambda|vendedlogs|vendedlogs/states)/)?${prefix}-[a-z-]+(-v\\d+-[0-9a-f]{10})?(-<AWS::AccountId>)?$`,
    );
    const names = physicalNames(resources);
    expect(names.length).toBeGreaterThan(70);
    for (const name of names) expect(name).toMatch(allowed);
    expect(new Set(names).size).toBe(names.length);
  });

  test('templates stay far from the limits of CloudFormation', () => {
    for (const template of templates.values()) {
      expect(JSON.stringify(template).length).toBeLessThan(200_000);
      expect(Object.keys(template.Resources).length).toBeLessThan(150);
    }
  });

  function refusesPlainHttp(type: string) {
    return ofType(type).filter(({ Properties }) =>
      Properties.PolicyDocument.Statement.some(
        (statement: Json) =>
          statement.Effect === 'Deny' && statement.Condition?.Bool?.['aws:SecureTransport'] === 'false',
      ),
    );
  }
});

describe.each(['local', 'rehearsal', 'live'] as const)('cdk-nag on %s', (stage) => {
  test('finds what is acknowledged, and nothing else', () => {
    const { house } = build('ninh-binh', stage, { rules: 'none' });
    expect(findings('ninh-binh', stage, 'bare').sort()).toEqual(
      acknowledgements(house)
        .map(({ at, finding }) => `${at} ${finding}`)
        .sort(),
    );
    expect(findings('ninh-binh', stage, 'acknowledged')).toEqual([]);
  });
});

test('what must not be replaced keeps its logical id', () => {
  const stateful = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::Cognito::UserPool'];
  const ids = live.resources
    .filter(({ Type }) => stateful.includes(Type))
    .map(({ room, id }) => `${room} ${id}`);
  expect(ids.sort()).toEqual([
    'identity Citizens14250467',
    'identity Officers1E4D2E73',
    'portal Web3C8945DB',
    'storage ArchiveDA4CB258',
    'storage DataKey17AFBB84',
    'storage Documents7E5B2978',
    'storage FilesTableBFDD0A3F',
    'storage GuardsTable6EC8A8FC',
    'storage HistoryTable4479EEA3',
    'storage IdentityKeyF50EF652',
    'storage Logs6819BB44',
    'storage MachinesTable4FB9F423',
    'storage NoticesTable1EA914DE',
    'storage ParkedTable62196717',
    'storage PrivateTableE215FE76',
    'storage Quarantine23FF09FE',
    'storage ReadsTableA8D19ED3',
    'storage RegistryTableDB777839',
    'storage WrapKey3FE56510',
  ]);
});
