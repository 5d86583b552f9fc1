import { Duration } from 'aws-cdk-lib';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type Harm, HouseAlarm } from './house-alarm.ts';
import type { House } from './house.ts';

/** Long enough for a New Year's holiday and the week after it. */
const deadLetterDays = 14;

export interface HouseDeadLetterQueueProps extends Harm {
  /** Whose dead letters: the queue is named `<of>-dlq`. */
  readonly of: string;
  /** The timeout of the function that takes messages off it. */
  readonly consumerTimeoutSeconds: number;
  readonly alarms: ITopic;
}

/**
 * Where messages end that could not be handled. `followers/park` takes them off at once and shows them to the
 * administrator, so two things are alarms: that one came, and that one stays.
 */
export class HouseDeadLetterQueue extends Construct {
  readonly queue: IQueue;

  constructor(scope: Construct, id: string, house: House, props: HouseDeadLetterQueueProps) {
    super(scope, id);
    const queue = new Queue(this, 'Queue', {
      queueName: house.names.deadLetterQueue(props.of),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: house.settings.refusePlainHttp,
      retentionPeriod: Duration.days(deadLetterDays),
      visibilityTimeout: Duration.seconds(6 * props.consumerTimeoutSeconds),
    });
    this.queue = queue;
    new HouseAlarm(this, 'Arrived', {
      name: house.names.alarm(`${props.of}-dlq-arrived`),
      metric: queue.metricNumberOfMessagesReceived({ period: Duration.minutes(5), statistic: 'Sum' }),
      from: 1,
      topic: props.alarms,
      harm: props.harm,
      runbook: props.runbook,
    });
    new HouseAlarm(this, 'Stays', {
      name: house.names.alarm(`${props.of}-dlq-stays`),
      metric: queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      from: Duration.minutes(15).toSeconds(),
      topic: props.alarms,
      harm: `${props.harm} It is not on the administrator's list either: nobody parks it.`,
      runbook: props.runbook,
    });
  }
}

export interface HouseQueueProps extends Harm {
  readonly name: string;
  readonly consumerTimeoutSeconds: number;
  readonly parkTimeoutSeconds: number;
  /** How old the oldest message may grow. */
  readonly oldestMinutes: number;
  readonly alarms: ITopic;
}

/** A follower's queue with its dead-letter queue and their alarms. */
export class HouseQueue extends Construct {
  readonly queue: IQueue;
  readonly deadLetters: IQueue;

  constructor(scope: Construct, id: string, house: House, props: HouseQueueProps) {
    super(scope, id);
    this.deadLetters = new HouseDeadLetterQueue(this, 'DeadLetters', house, {
      of: props.name,
      consumerTimeoutSeconds: props.parkTimeoutSeconds,
      alarms: props.alarms,
      harm: props.harm,
      runbook: props.runbook,
    }).queue;
    const queue = new Queue(this, 'Queue', {
      queueName: house.names.queue(props.name),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: house.settings.refusePlainHttp,
      retentionPeriod: Duration.days(deadLetterDays),
      // AWS asks for six times the consumer's timeout, so that a slow batch is not handled twice at once.
      visibilityTimeout: Duration.seconds(6 * props.consumerTimeoutSeconds),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    this.queue = queue;
    new HouseAlarm(this, 'Age', {
      name: house.names.alarm(`${props.name}-age`),
      metric: queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      from: Duration.minutes(props.oldestMinutes).toSeconds(),
      topic: props.alarms,
      harm: props.harm,
      runbook: props.runbook,
    });
  }
}
