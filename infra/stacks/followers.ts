import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { environmentSchema as archiveEnvironment } from '../../functions/followers/archive/environment.ts';
import { environmentSchema as conductEnvironment } from '../../functions/followers/conduct/environment.ts';
import { environmentSchema as parkEnvironment } from '../../functions/followers/park/environment.ts';
import { environmentSchema as relayEnvironment } from '../../functions/followers/relay/environment.ts';
import type { Follower } from '../../shared/application/followers.ts';
import type { House } from '../constructs/house.ts';
import { HouseAlarm } from '../constructs/house-alarm.ts';
import { FunctionEnvironment } from '../constructs/function-environment.ts';
import { HouseFunction, timeoutSecondsOn } from '../constructs/house-function.ts';
import { HouseDeadLetterQueue, HouseQueue } from '../constructs/house-queue.ts';
import { historyItemPrefix } from '../names.ts';
import type { FormsStack } from './forms.ts';
import { HouseStack } from './house-stack.ts';
import type { NoticesStack } from './notices.ts';
import { allowLeading, consume, machineSettings, routeMachinesArn, type RoutesStack } from './routes.ts';
import type { StorageStack } from './storage.ts';
import type { UploadsStack } from './uploads.ts';
import type { WatchStack } from './watch.ts';

const relaySeconds = 30;
const archiveSeconds = 30;
const conductSeconds = 30;
const parkSeconds = 10;

const stuck = 'Dossiers stand still between two steps: nobody is asked for the next one.';

/** What is made from events, after the answer: the relay of the history's stream, and what its queues feed. */
export class FollowersStack extends HouseStack {
  /** Each follower's queue, by its name. */
  readonly queues: Readonly<Record<Follower, IQueue>>;

  constructor(
    scope: Construct,
    house: House,
    storage: StorageStack,
    watch: WatchStack,
    {
      routes,
      forms,
      notices,
      uploads,
    }: {
      readonly routes: RoutesStack;
      readonly forms: FormsStack;
      readonly notices: NoticesStack;
      readonly uploads: UploadsStack;
    },
  ) {
    super(scope, 'followers', house, 'what is made from events');
    const { alarms } = watch;
    const parkTimeoutSeconds = timeoutSecondsOn(house, parkSeconds);
    const common = { STAGE: house.stage, PROVINCE: house.province.id };

    const archiveQueue = new HouseQueue(this, 'ArchiveQueue', house, {
      name: 'archive',
      consumerTimeoutSeconds: timeoutSecondsOn(house, archiveSeconds),
      parkTimeoutSeconds,
      oldestMinutes: 60,
      alarms,
      harm: 'Events are missing from the archive, the copy by which a loss or a forgery would be found.',
      runbook: 'a-follower-is-behind',
    });
    const conductQueue = new HouseQueue(this, 'ConductQueue', house, {
      name: 'conduct',
      consumerTimeoutSeconds: timeoutSecondsOn(house, conductSeconds),
      parkTimeoutSeconds,
      oldestMinutes: 10,
      alarms,
      harm: stuck,
      runbook: 'a-route-stands-still',
    });
    this.queues = {
      archive: archiveQueue.queue,
      conduct: conductQueue.queue,
      issue: forms.queue,
      notify: notices.queue,
      attach: uploads.attachQueue,
    };
    this.conduct(house, storage, watch, common, conductQueue);

    const relayDeadLetters = new HouseDeadLetterQueue(this, 'RelayDeadLetters', house, {
      of: 'relay',
      consumerTimeoutSeconds: parkTimeoutSeconds,
      alarms,
      harm: 'An event reached no follower: for its dossier nobody is told and nothing goes on.',
      runbook: 'parked-messages',
    });

    this.relay(house, storage, watch, common, relayDeadLetters.queue);

    const archive = new HouseFunction(this, 'Archive', house, {
      folder: 'followers/archive',
      environment: FunctionEnvironment.of(archiveEnvironment, {
        ...common,
        HISTORY_TABLE_NAME: storage.tables.history.table.tableName,
        ARCHIVE_BUCKET_NAME: storage.archive.bucketName,
        ARCHIVE_DLQ_URL: archiveQueue.deadLetters.queueUrl,
      }),
      memoryMb: house.province.sizes.followerMemoryMb,
      timeoutSeconds: archiveSeconds,
      alarms,
      harm: 'Events are missing from the archive, the copy by which a loss or a forgery would be found.',
      runbook: 'a-follower-is-behind',
    });
    storage.tables.history.allow(archive, ['read']);
    // Put without Delete: and the bucket keeps every version.
    archive.allow(['s3:PutObject'], [`arn:aws:s3:::${house.names.bucket('archive', this.account)}/*`]);
    archive.allow(['kms:GenerateDataKey', 'kms:Decrypt'], [storage.dataKey.keyArn], {
      StringEquals: { 'kms:ViaService': `s3.${this.region}.amazonaws.com` },
    });
    archive.allow(['sqs:SendMessage'], [archiveQueue.deadLetters.queueArn]);
    new EventSourceMapping(this, 'ArchiveFeed', {
      target: archive.function,
      eventSourceArn: archiveQueue.queue.queueArn,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(20),
      reportBatchItemFailures: true,
    });
    archive.allow(consume, [archiveQueue.queue.queueArn]);

    const park = new HouseFunction(this, 'Park', house, {
      folder: 'followers/park',
      environment: FunctionEnvironment.of(parkEnvironment, {
        ...common,
        PARKED_TABLE_NAME: storage.tables.parked.table.tableName,
      }),
      memoryMb: house.province.sizes.followerMemoryMb,
      timeoutSeconds: parkSeconds,
      alarms,
      harm: "What could not be handled does not reach the administrator's list, and is lost after 14 days.",
      runbook: 'parked-messages',
    });
    storage.tables.parked.allow(park, ['put', 'update']);
    const parked = {
      ParkFromArchive: archiveQueue.deadLetters,
      ParkFromConduct: conductQueue.deadLetters,
      ParkFromAttach: uploads.deadLetters.attach,
      ParkFromInspect: uploads.deadLetters.inspect,
      ParkFromSteps: routes.deadLetters.steps,
      ParkFromRepair: routes.deadLetters.repair,
      ParkFromRelay: relayDeadLetters.queue,
      ParkFromIssue: forms.deadLetters,
      ParkFromNotify: notices.deadLetters.notify,
      ParkFromBounce: notices.deadLetters.bounce,
    };
    for (const [id, queue] of Object.entries(parked)) {
      new EventSourceMapping(this, id, {
        target: park.function,
        eventSourceArn: queue.queueArn,
        batchSize: 10,
        reportBatchItemFailures: true,
      });
      park.allow(consume, [queue.queueArn]);
    }

    this.tell('ArchiveQueueUrl', archiveQueue.queue.queueUrl);
  }

  /** The address of each follower's queue, as functions are told it. */
  addresses(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.queues).map(([name, { queueUrl }]) => [name, queueUrl]));
  }

  /** Tells routes and clocks what happened. */
  private conduct(
    house: House,
    storage: StorageStack,
    { alarms }: WatchStack,
    common: { STAGE: string; PROVINCE: string },
    { queue, deadLetters }: HouseQueue,
  ): void {
    const conduct = new HouseFunction(this, 'Conduct', house, {
      folder: 'followers/conduct',
      environment: FunctionEnvironment.of(conductEnvironment, {
        ...common,
        HISTORY_TABLE_NAME: storage.tables.history.table.tableName,
        MACHINES_TABLE_NAME: storage.tables.machines.table.tableName,
        ...machineSettings(this, house),
        CONDUCT_DLQ_URL: deadLetters.queueUrl,
      }),
      memoryMb: house.province.sizes.followerMemoryMb,
      timeoutSeconds: conductSeconds,
      alarms,
      harm: stuck,
      runbook: 'a-route-stands-still',
    });
    storage.tables.history.allow(conduct, ['read']);
    storage.tables.machines.allow(conduct, ['read', 'put']);
    allowLeading(conduct, this, house, ['states:StartExecution', 'states:DescribeExecution']);
    conduct.allow(['states:SendTaskSuccess'], house.settings.answerTasksOn(routeMachinesArn(this, house)));
    conduct.allow(['sqs:SendMessage'], [deadLetters.queueArn]);
    new EventSourceMapping(this, 'ConductFeed', {
      target: conduct.function,
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
    conduct.allow(consume, [queue.queueArn]);
  }

  private relay(
    house: House,
    storage: StorageStack,
    watch: WatchStack,
    common: { STAGE: string; PROVINCE: string },
    deadLetters: IQueue,
  ): void {
    const history = storage.tables.history.table;
    const streamArn = history.tableStreamArn;
    if (!streamArn) throw new Error('The history has no stream: followers would never hear of an event.');
    const relay = new HouseFunction(this, 'Relay', house, {
      folder: 'followers/relay',
      environment: FunctionEnvironment.of(relayEnvironment, {
        ...common,
        FOLLOWER_QUEUES: this.toJsonString(this.addresses()),
        RELAY_DLQ_URL: deadLetters.queueUrl,
      }),
      memoryMb: house.province.sizes.followerMemoryMb,
      timeoutSeconds: relaySeconds,
      alarms: watch.alarms,
      harm: 'Nobody is told of what happens to dossiers, and nothing goes on by itself.',
      runbook: 'a-follower-is-behind',
    });
    relay.allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamArn]);
    // ListStreams knows no resource.
    relay.allow(['dynamodb:ListStreams'], ['*']);
    relay.allow(['kms:Decrypt'], [storage.dataKey.keyArn], {
      StringEquals: { 'kms:ViaService': `dynamodb.${this.region}.amazonaws.com` },
    });
    relay.allow(house.settings.sendInBatches, [
      ...Object.values(this.queues).map((queue) => queue.queueArn),
      deadLetters.queueArn,
    ]);
    new EventSourceMapping(this, 'RelayFeed', {
      target: relay.function,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      parallelizationFactor: 4,
      bisectBatchOnError: true,
      retryAttempts: 10,
      // The stream keeps 24 hours: what is older is taken off it while it can still be parked with its position.
      maxRecordAge: Duration.hours(20),
      onFailure: new SqsDlq(deadLetters),
      // New history items only: heads, steps and counters change with them and say nothing more.
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { sk: { S: FilterRule.beginsWith(historyItemPrefix) } } },
        }),
      ],
    });
    new HouseAlarm(this, 'RelayBehind', {
      name: house.names.alarm('relay-behind'),
      metric: relay.function.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'Maximum' }),
      from: Duration.minutes(10).toMilliseconds(),
      periods: 5,
      topic: watch.alarms,
      harm: 'Notices and the next steps of all dossiers are late.',
      runbook: 'a-follower-is-behind',
    });
  }
}
