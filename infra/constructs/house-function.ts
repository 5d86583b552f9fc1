import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { bundleFolder, type FunctionFolder } from '../names.ts';
import type { FunctionEnvironment } from './function-environment.ts';
import { type Harm, HouseAlarm } from './house-alarm.ts';
import type { House } from './house.ts';

export interface HouseFunctionProps extends Harm {
  readonly folder: FunctionFolder;
  readonly environment: FunctionEnvironment;
  readonly memoryMb: number;
  /** On AWS. The local stage gives at least a minute (stages.ts). */
  readonly timeoutSeconds: number;
  readonly alarms: ITopic;
}

/** The timeout a function really gets on this stage: queues reckon their visibility by it. */
export const timeoutSecondsOn = (house: House, own: number): number =>
  Math.max(own, house.settings.leastTimeoutSeconds);

/**
 * A function with all it must have: its own log group with an end, its own role that may write there and nothing
 * else, a timeout, and an alarm on its errors.
 */
export class HouseFunction extends Construct {
  readonly function: LambdaFunction;
  private readonly role: Role;

  constructor(scope: Construct, id: string, house: House, props: HouseFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: house.names.logGroup(props.folder),
      retention: house.settings.logRetentionDays,
      // A kept log group would stop the next deploy after a rolled-back first one: its name is fixed.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);

    this.function = new LambdaFunction(this, 'Function', {
      functionName: house.names.function(props.folder),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(house.bundles, bundleFolder(props.folder))),
      handler: 'index.handler',
      role: this.role.withoutPolicyUpdates(),
      memorySize: props.memoryMb,
      timeout: Duration.seconds(timeoutSecondsOn(house, props.timeoutSeconds)),
      environment: { ...props.environment.variables },
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: house.settings.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
    });
    if (house.settings.tracing) {
      // X-Ray has no resources to name.
      this.allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']);
    }

    new HouseAlarm(this, 'Errors', {
      name: house.names.alarm(`${bundleFolder(props.folder)}-errors`),
      metric: this.function.metricErrors({ period: Duration.minutes(5) }),
      from: 1,
      topic: props.alarms,
      harm: props.harm,
      runbook: props.runbook,
    });
  }

  /** What the role may never do, whatever else it is allowed. */
  deny(actions: readonly string[], resources: readonly string[]): void {
    this.role.addToPolicy(
      new PolicyStatement({ effect: Effect.DENY, actions: [...actions], resources: [...resources] }),
    );
  }

  /** Adds one statement to the role: actions and resources by their full names. */
  allow(
    actions: readonly string[],
    resources: readonly string[],
    conditions?: Record<string, unknown>,
  ): void {
    this.role.addToPolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [...resources],
        ...(conditions === undefined ? {} : { conditions: conditions as Record<string, object> }),
      }),
    );
  }
}
