import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnPermission, EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { environmentSchema as clearEnvironment } from '../../functions/clocks/clear-uploads/environment.ts';
import { environmentSchema as attachEnvironment } from '../../functions/followers/attach/environment.ts';
import { environmentSchema as inspectEnvironment } from '../../functions/uploads/inspect/environment.ts';
import { environmentSchema as scanEnvironment } from '../../functions/uploads/scan-stand-in/environment.ts';
import { tables } from '../../shared/adapters/dynamodb/keys.ts';
import { FunctionEnvironment } from '../constructs/function-environment.ts';
import type { House } from '../constructs/house.ts';
import { HouseFunction, timeoutSecondsOn } from '../constructs/house-function.ts';
import { HouseQueue } from '../constructs/house-queue.ts';
import { HouseStack } from './house-stack.ts';
import { consume } from './routes.ts';
import { scanSeconds, type StorageStack } from './storage.ts';
import type { WatchStack } from './watch.ts';

const inspectSeconds = 60;
const attachSeconds = 30;
const clearSeconds = 60;
const parkSeconds = 10;
/** A file of 20 MB, its text and what is unpacked of it lie in memory at once. */
const inspectMemoryMb = 512;

const unkept = 'Files that were handed in cannot be opened, and are cleared with what nobody handed in.';
const unchecked = 'Files stay without their verdict: desks can neither open nor receive what citizens sent.';

/** What becomes of files that arrive: the scanner's word, a look into them, the clearing of what nobody handed in. */
export class UploadsStack extends HouseStack {
  readonly deadLetters: Readonly<Record<'inspect' | 'attach', IQueue>>;
  /** Where the relay tells of events that hand files in. */
  readonly attachQueue: IQueue;

  constructor(scope: Construct, house: House, storage: StorageStack, watch: WatchStack) {
    super(scope, 'uploads', house, 'what becomes of files that arrive');
    const { alarms } = watch;
    const common = { STAGE: house.stage, PROVINCE: house.province.id };
    const buckets = bucketsOf(house, this);

    const results = new HouseQueue(this, 'InspectQueue', house, {
      name: 'inspect',
      consumerTimeoutSeconds: timeoutSecondsOn(house, inspectSeconds),
      parkTimeoutSeconds: timeoutSecondsOn(house, parkSeconds),
      oldestMinutes: 10,
      alarms,
      harm: unchecked,
      runbook: 'files-are-not-checked',
    });
    new Rule(this, 'Scanned', {
      ruleName: house.names.rule('scanned'),
      description: 'The scanner has spoken of a file in quarantine',
      eventPattern: {
        source: [house.settings.malwareScanner.source],
        detailType: ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: [buckets.quarantine] } },
      },
      targets: [new SqsQueue(results.queue)],
    });
    const inspect = new HouseFunction(this, 'Inspect', house, {
      folder: 'uploads/inspect',
      environment: FunctionEnvironment.of(inspectEnvironment, {
        ...common,
        HISTORY_TABLE_NAME: storage.tables.history.table.tableName,
        REGISTRY_TABLE_NAME: storage.tables.registry.table.tableName,
        FILES_TABLE_NAME: storage.tables.files.table.tableName,
        QUARANTINE_BUCKET_NAME: storage.quarantine.bucketName,
        DOCUMENTS_BUCKET_NAME: storage.documents.bucketName,
        INSPECT_DLQ_URL: results.deadLetters.queueUrl,
      }),
      memoryMb: Math.max(inspectMemoryMb, house.province.sizes.followerMemoryMb),
      timeoutSeconds: inspectSeconds,
      alarms,
      harm: unchecked,
      runbook: 'files-are-not-checked',
    });
    storage.tables.history.allow(inspect, ['read']);
    storage.tables.registry.allow(inspect, ['read']);
    storage.tables.files.allow(inspect, ['read', 'put']);
    allowKeeping(inspect, house, this, storage);
    inspect.allow(['sqs:SendMessage'], [results.deadLetters.queueArn]);
    new EventSourceMapping(this, 'InspectFeed', {
      target: inspect.function,
      eventSourceArn: results.queue.queueArn,
      batchSize: 2,
      reportBatchItemFailures: true,
    });
    inspect.allow(consume, [results.queue.queueArn]);

    const handedIn = new HouseQueue(this, 'AttachQueue', house, {
      name: 'attach',
      consumerTimeoutSeconds: timeoutSecondsOn(house, attachSeconds),
      parkTimeoutSeconds: timeoutSecondsOn(house, parkSeconds),
      oldestMinutes: 30,
      alarms,
      harm: unkept,
      runbook: 'files-are-not-checked',
    });
    this.attachQueue = handedIn.queue;
    this.deadLetters = { inspect: results.deadLetters, attach: handedIn.deadLetters };
    const attach = new HouseFunction(this, 'Attach', house, {
      folder: 'followers/attach',
      environment: FunctionEnvironment.of(attachEnvironment, {
        ...common,
        HISTORY_TABLE_NAME: storage.tables.history.table.tableName,
        REGISTRY_TABLE_NAME: storage.tables.registry.table.tableName,
        FILES_TABLE_NAME: storage.tables.files.table.tableName,
        QUARANTINE_BUCKET_NAME: storage.quarantine.bucketName,
        DOCUMENTS_BUCKET_NAME: storage.documents.bucketName,
        ATTACH_DLQ_URL: handedIn.deadLetters.queueUrl,
      }),
      memoryMb: house.province.sizes.followerMemoryMb,
      timeoutSeconds: attachSeconds,
      alarms,
      harm: unkept,
      runbook: 'files-are-not-checked',
    });
    storage.tables.history.allow(attach, ['read']);
    storage.tables.registry.allow(attach, ['read']);
    storage.tables.files.allow(attach, ['read', 'put']);
    allowKeeping(attach, house, this, storage);
    attach.allow(['sqs:SendMessage'], [handedIn.deadLetters.queueArn]);
    new EventSourceMapping(this, 'AttachFeed', {
      target: attach.function,
      eventSourceArn: handedIn.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
    attach.allow(consume, [handedIn.queue.queueArn]);

    const clear = new HouseFunction(this, 'ClearUploads', house, {
      folder: 'clocks/clear-uploads',
      environment: FunctionEnvironment.of(clearEnvironment, {
        ...common,
        HISTORY_TABLE_NAME: storage.tables.history.table.tableName,
        FILES_TABLE_NAME: storage.tables.files.table.tableName,
        QUARANTINE_BUCKET_NAME: storage.quarantine.bucketName,
      }),
      memoryMb: house.province.sizes.followerMemoryMb,
      timeoutSeconds: clearSeconds,
      alarms,
      harm: 'What people sent and never handed in is kept longer than they were told.',
      runbook: 'files-are-not-checked',
    });
    storage.tables.history.allow(clear, ['read']);
    storage.tables.files.allow(clear, ['read', 'delete'], {
      indexes: [tables.files.indexes.toBeCleared.name],
    });
    clear.allow(['s3:DeleteObject'], [`arn:aws:s3:::${buckets.quarantine}/*`]);
    const hourly = new Rule(this, 'ClearHourly', {
      ruleName: house.names.rule('clear-uploads'),
      description: 'Clears what was sent and never handed in',
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [{ bind: () => ({ arn: clear.function.functionArn }) }],
    });
    new CfnPermission(this, 'ClearMayBeCalled', {
      action: 'lambda:InvokeFunction',
      functionName: clear.function.functionArn,
      principal: 'events.amazonaws.com',
      sourceArn: hourly.ruleArn,
    });
    this.tell('ClearUploadsFunctionName', clear.function.functionName);

    if (house.settings.malwareScanner.standIn) this.standIn(house, storage, watch, common);
  }

  /** A function in the scanner's place: what arrives is told to it over a queue, as it would be told to the scanner. */
  private standIn(
    house: House,
    storage: StorageStack,
    { alarms }: WatchStack,
    common: { STAGE: string; PROVINCE: string },
  ): void {
    const { quarantine } = bucketsOf(house, this);
    const { arrivals } = storage;
    if (!arrivals)
      throw new Error('Nobody would hear of files that arrive: the storage has no queue of them.');
    const scan = new HouseFunction(this, 'ScanStandIn', house, {
      folder: 'uploads/scan-stand-in',
      environment: FunctionEnvironment.of(scanEnvironment, {
        ...common,
        QUARANTINE_BUCKET_NAME: storage.quarantine.bucketName,
      }),
      memoryMb: house.province.sizes.followerMemoryMb,
      timeoutSeconds: scanSeconds,
      alarms,
      harm: unchecked,
      runbook: 'files-are-not-checked',
    });
    scan.allow(
      ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'],
      [`arn:aws:s3:::${quarantine}/*`],
    );
    allowS3Key(scan, this, storage, ['kms:Decrypt']);
    scan.allow(['events:PutEvents'], [`arn:aws:events:${this.region}:${this.account}:event-bus/default`]);
    new EventSourceMapping(this, 'ScanFeed', {
      target: scan.function,
      eventSourceArn: arrivals.queueArn,
      batchSize: 5,
      reportBatchItemFailures: true,
    });
    scan.allow(consume, [arrivals.queueArn]);
  }
}

export const bucketsOf = (house: House, { account }: HouseStack) => ({
  quarantine: house.names.bucket('quarantine', account),
  documents: house.names.bucket('documents', account),
});

/** Reads versions in quarantine, and copies them to where they are kept. */
export function allowKeeping(
  to: Pick<HouseFunction, 'allow'>,
  house: House,
  stack: HouseStack,
  storage: StorageStack,
): void {
  const { quarantine, documents } = bucketsOf(house, stack);
  to.allow(['s3:GetObject', 's3:GetObjectVersion'], [`arn:aws:s3:::${quarantine}/*`]);
  to.allow(['s3:PutObject'], [`arn:aws:s3:::${documents}/files/*`]);
  allowS3Key(to, stack, storage, ['kms:GenerateDataKey', 'kms:Decrypt']);
}

/** The province's key, through S3 only. */
export const allowS3Key = (
  to: Pick<HouseFunction, 'allow'>,
  { region }: HouseStack,
  { dataKey }: StorageStack,
  actions: readonly string[],
): void =>
  to.allow(actions, [dataKey.keyArn], { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } });
