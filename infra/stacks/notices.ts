import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { CfnPermission, EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  CfnConfigurationSet,
  CfnConfigurationSetEventDestination,
  CfnEmailIdentity,
} from 'aws-cdk-lib/aws-ses';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { environmentSchema as bounceEnvironment } from '../../functions/followers/bounce/environment.ts';
import { environmentSchema as notifyEnvironment } from '../../functions/followers/notify/environment.ts';
import { tables } from '../../shared/adapters/dynamodb/keys.ts';
import { FunctionEnvironment } from '../constructs/function-environment.ts';
import type { House } from '../constructs/house.ts';
import { HouseFunction, timeoutSecondsOn } from '../constructs/house-function.ts';
import { HouseQueue } from '../constructs/house-queue.ts';
import { HouseStack } from './house-stack.ts';
import type { PortalStack } from './portal.ts';
import { consume, ofOneDossier } from './routes.ts';
import type { StorageStack } from './storage.ts';
import type { WatchStack } from './watch.ts';

const notifySeconds = 60;
const bounceSeconds = 20;
const parkSeconds = 10;
/** Providers give some tens of messages a second; more at once would only be throttled. */
const mostSending = 8;

const untold = 'Citizens are not told what happens to their dossiers, and miss what is asked of them.';

/** People told in time: what sends notices, what waits for its hour, and what comes back. */
export class NoticesStack extends HouseStack {
  /** What the relay tells of events. */
  readonly queue: IQueue;
  /** What the parking function takes off, by who could not handle it. */
  readonly deadLetters: Readonly<Record<'notify' | 'bounce', IQueue>>;

  constructor(scope: Construct, house: House, storage: StorageStack, watch: WatchStack, portal: PortalStack) {
    super(scope, 'notices', house, 'people told in time');
    const { alarms } = watch;
    const { history, private: secrets, registry, notices } = storage.tables;
    const parkTimeoutSeconds = timeoutSecondsOn(house, parkSeconds);
    const common = {
      STAGE: house.stage,
      PROVINCE: house.province.id,
      NOTICES_TABLE_NAME: notices.table.tableName,
    };
    const memoryMb = house.province.sizes.followerMemoryMb;
    const mail = house.province.senders.email ?? (house.settings.madeUpSenders ? madeUp(house) : undefined);
    const senderId = house.province.senders.sms?.senderId ?? (house.settings.madeUpSenders ? 'MOTCUA' : '');

    const configurationSet = new CfnConfigurationSet(this, 'ConfigurationSet', {
      name: house.names.configurationSet,
      reputationOptions: { reputationMetricsEnabled: true },
    });
    if (mail && !house.province.senders.email) {
      new CfnEmailIdentity(this, 'MadeUpSender', { emailIdentity: mail.domain });
    }

    const notifyQueue = new HouseQueue(this, 'NotifyQueue', house, {
      name: 'notify',
      consumerTimeoutSeconds: timeoutSecondsOn(house, notifySeconds),
      parkTimeoutSeconds,
      oldestMinutes: 10,
      alarms,
      harm: untold,
      runbook: 'nobody-is-told',
    });
    const notify = new HouseFunction(this, 'Notify', house, {
      folder: 'followers/notify',
      environment: FunctionEnvironment.of(notifyEnvironment, {
        ...common,
        HISTORY_TABLE_NAME: history.table.tableName,
        PRIVATE_TABLE_NAME: secrets.table.tableName,
        WRAP_KEY_ID: storage.wrapKey.keyId,
        REGISTRY_TABLE_NAME: registry.table.tableName,
        IDENTITY_KEY_ID: storage.identityKey.keyId,
        SITE_URL: portal.siteUrl,
        MAIL_FROM_ADDRESS: mail?.address ?? '',
        MAIL_FROM_NAME: mail?.name ?? '',
        MAIL_CONFIGURATION_SET: house.names.configurationSet,
        SMS_SENDER_ID: senderId,
        NOTIFY_DLQ_URL: notifyQueue.deadLetters.queueUrl,
      }),
      memoryMb,
      timeoutSeconds: notifySeconds,
      alarms,
      harm: untold,
      runbook: 'nobody-is-told',
    });
    history.allow(notify, ['read']);
    secrets.allow(notify, ['read']);
    registry.allow(notify, ['read']);
    notices.allow(notify, ['read', 'put'], { indexes: [tables.notices.indexes.noticeList.name] });
    notify.allow(['kms:Decrypt'], [storage.wrapKey.keyArn], ofOneDossier);
    notify.allow(['kms:GenerateMac'], [storage.identityKey.keyArn]);
    if (mail) {
      const { on, fromOwnAddressOnly } = house.settings.sendMail;
      const own = [
        `arn:aws:ses:${this.region}:${this.account}:identity/${mail.domain}`,
        `arn:aws:ses:${this.region}:${this.account}:configuration-set/${house.names.configurationSet}`,
      ];
      const condition = { StringEquals: { 'ses:FromAddress': mail.address } };
      notify.allow(['ses:SendEmail'], on(own), fromOwnAddressOnly ? condition : undefined);
    }
    // A telephone number is no resource. Topics are: this role may publish to none.
    if (senderId !== '') notify.allow(['sns:Publish'], ['*']);
    notify.deny(['sns:Publish'], ['arn:aws:sns:*:*:*']);
    notify.allow(['sqs:SendMessage'], [notifyQueue.deadLetters.queueArn]);
    new EventSourceMapping(this, 'NotifyFeed', {
      target: notify.function,
      eventSourceArn: notifyQueue.queue.queueArn,
      batchSize: 10,
      maxConcurrency: mostSending,
      reportBatchItemFailures: true,
    });
    notify.allow(consume, [notifyQueue.queue.queueArn]);
    const due = new Rule(this, 'SendDue', {
      ruleName: house.names.rule('send-due'),
      description:
        'Sends notices that have waited for their hour or for a provider, and finds those in doubt',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        {
          bind: () => ({
            arn: notify.function.functionArn,
            input: RuleTargetInput.fromObject({ sweep: true }),
          }),
        },
      ],
    });
    new CfnPermission(this, 'SendDueMayCall', {
      action: 'lambda:InvokeFunction',
      functionName: notify.function.functionArn,
      principal: 'events.amazonaws.com',
      sourceArn: due.ruleArn,
    });

    const bounceQueue = this.bounces(house, storage, watch, common, configurationSet.ref, memoryMb);
    this.queue = notifyQueue.queue;
    this.deadLetters = { notify: notifyQueue.deadLetters, bounce: bounceQueue.deadLetters };
    this.tell('NotifyQueueUrl', notifyQueue.queue.queueUrl);
    this.tell('NotifyFunctionName', notify.function.functionName);
  }

  /** Bounces and complaints: the provider's word over a topic and a queue to who marks the address. */
  private bounces(
    house: House,
    storage: StorageStack,
    { alarms }: WatchStack,
    common: { STAGE: string; PROVINCE: string; NOTICES_TABLE_NAME: string },
    configurationSetName: string,
    memoryMb: number,
  ): HouseQueue {
    const harm = 'Mail goes on being sent to addresses that nobody reads, until the provider stops us.';
    const topic = new Topic(this, 'Bounces', {
      topicName: house.names.bounceTopic,
      masterKey: storage.dataKey,
      enforceSSL: house.settings.refusePlainHttp,
    });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    new CfnConfigurationSetEventDestination(this, 'BounceDestination', {
      configurationSetName,
      eventDestination: {
        name: 'bounces',
        enabled: true,
        matchingEventTypes: ['bounce', 'complaint'],
        snsDestination: { topicArn: topic.topicArn },
      },
    });
    const queue = new HouseQueue(this, 'BounceQueue', house, {
      name: 'bounce',
      consumerTimeoutSeconds: timeoutSecondsOn(house, bounceSeconds),
      parkTimeoutSeconds: timeoutSecondsOn(house, parkSeconds),
      oldestMinutes: 60,
      alarms,
      harm,
      runbook: 'nobody-is-told',
    });
    queue.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
      }),
    );
    new CfnSubscription(this, 'BouncesToQueue', {
      topicArn: topic.topicArn,
      protocol: 'sqs',
      endpoint: queue.queue.queueArn,
      rawMessageDelivery: true,
    });
    const bounce = new HouseFunction(this, 'Bounce', house, {
      folder: 'followers/bounce',
      environment: FunctionEnvironment.of(bounceEnvironment, {
        ...common,
        BOUNCE_DLQ_URL: queue.deadLetters.queueUrl,
      }),
      memoryMb,
      timeoutSeconds: bounceSeconds,
      alarms,
      harm,
      runbook: 'nobody-is-told',
    });
    storage.tables.notices.allow(bounce, ['read', 'put']);
    bounce.allow(['sqs:SendMessage'], [queue.deadLetters.queueArn]);
    new EventSourceMapping(this, 'BounceFeed', {
      target: bounce.function,
      eventSourceArn: queue.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
    bounce.allow(consume, [queue.queue.queueArn]);
    this.tell('BounceTopicArn', topic.topicArn);
    return queue;
  }
}

/** A sender for a try-out, under a domain that is nobody's. */
const madeUp = ({ province }: House) => ({
  address: `mot-cua@${province.id}.motcua.example`,
  name: `Một Cửa ${province.name.vi}`,
  domain: `${province.id}.motcua.example`,
});
