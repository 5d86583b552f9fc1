import { Role, ServicePrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { exact } from './exact.ts';
import type { House } from './house.ts';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

export interface HouseMachineProps {
  readonly name: string;
  /** Amazon States Language, as an object; may hold references of the CDK. */
  readonly definition: object;
  /** The statement that lets the machine do its one thing. */
  readonly may: { readonly action: string; readonly resource: string };
}

/** A Standard machine with a role of its own that may do one thing, and a log of what failed, without anybody's data. */
export class HouseMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, house: House, props: HouseMachineProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: [props.may.action], resources: [props.may.resource] }));
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/vendedlogs/states/${props.name}`,
      retention: house.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: props.name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(JSON.stringify(props.definition)),
      role,
      tracingEnabled: house.settings.tracing,
      // The history of an execution is kept by the service: the log is for what went wrong.
      logs: { destination: exact<ILogGroup>(logGroup), level: LogLevel.ERROR, includeExecutionData: false },
    });
  }
}
