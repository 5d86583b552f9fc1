import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** What an alarm means to people, and where the person on duty reads what to do. */
export interface Harm {
  /** One sentence: who is harmed and how, if nobody acts. */
  readonly harm: string;
  /** A heading of infra/runbook.md, as its anchor. */
  readonly runbook: string;
}

export interface HouseAlarmProps extends Harm {
  readonly name: string;
  readonly metric: IMetric;
  /** Alarms when the metric is at or above this. */
  readonly from: number;
  readonly periods?: number;
  readonly topic: ITopic;
}

/** An alarm that says what it means. No data is no alarm: most of what we watch is silent when all is well. */
export class HouseAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: HouseAlarmProps) {
    super(scope, id, {
      alarmName: props.name,
      alarmDescription: `${props.harm} What to do: infra/runbook.md#${props.runbook}`,
      metric: props.metric,
      threshold: props.from,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(new SnsAction(props.topic));
  }
}
