import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { House } from '../constructs/house.ts';
import { HouseAlarm } from '../constructs/house-alarm.ts';
import { type TableKey, tableKeys } from '../names.ts';
import { HouseStack } from './house-stack.ts';
import type { StorageStack } from './storage.ts';

const tableHarm: Record<TableKey, string> = {
  history: 'Filing, receiving and deciding is refused or slow for everybody.',
  private: 'Forms cannot be saved and names cannot be shown.',
  registry: 'Nobody can be recognised in his post: officers are turned away.',
  reads: 'Dossiers cannot be opened by officers, because a read that is not recorded is refused.',
  files: 'Files cannot be sent, opened or received with their dossiers.',
  guards: 'Tracking is refused to people who have their receipt in hand.',
  machines: 'Dossiers stand still between two steps until the sweep finds them.',
  notices: 'People are not told of what happens to their dossiers, and the notice centre is empty.',
  parked: "What could not be handled does not reach the administrator's list.",
};

/** One alarm each: the emulator refuses a sum of metrics. */
const throttles = [
  ['ReadsThrottled', 'ReadThrottleEvents'],
  ['WritesThrottled', 'WriteThrottleEvents'],
] as const;

/** Where alarms go, and the alarms that belong to no function or queue. The others stand beside what they watch. */
export class WatchStack extends HouseStack {
  readonly alarms: Topic;

  constructor(scope: Construct, house: House, storage: StorageStack) {
    super(scope, 'watch', house, 'where alarms go');
    this.alarms = new Topic(this, 'Alarms', {
      topicName: house.names.alarmTopic,
      masterKey: storage.dataKey,
      enforceSSL: house.settings.refusePlainHttp,
    });
    if (house.settings.alarmMail) {
      new Subscription(this, 'AlarmMail', {
        topic: this.alarms,
        protocol: SubscriptionProtocol.EMAIL,
        endpoint: house.province.alarms.email,
      });
    }

    for (const key of tableKeys) {
      for (const [id, metricName] of throttles) {
        new HouseAlarm(this, `${id}-${key}`, {
          name: house.names.alarm(`${key}-${id.toLowerCase()}`),
          metric: new Metric({
            namespace: 'AWS/DynamoDB',
            metricName,
            dimensionsMap: { TableName: house.names.table(key) },
            statistic: 'Sum',
            period: Duration.minutes(5),
          }),
          from: 10,
          topic: this.alarms,
          harm: tableHarm[key],
          runbook: 'a-table-is-throttled',
        });
      }
    }
  }
}
