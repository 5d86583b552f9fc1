import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnPermission, EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { StateTransitionMetric } from 'aws-cdk-lib/aws-stepfunctions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { environmentSchema as repairEnvironment } from '../../functions/clocks/repair/environment.ts';
import { environmentSchema as wakeEnvironment } from '../../functions/clocks/wake/environment.ts';
import { environmentSchema as openStepEnvironment } from '../../functions/steps/open-step/environment.ts';
import { tables } from '../../shared/adapters/dynamodb/keys.ts';
import { clockDefinition } from '../../shared/domain/route/clock.ts';
import { compileRoute, stepsQueueUrl } from '../../shared/domain/route/compile.ts';
import { releasedRoutes } from '../../shared/routes/released.ts';
import { FunctionEnvironment } from '../constructs/function-environment.ts';
import type { House } from '../constructs/house.ts';
import { HouseAlarm } from '../constructs/house-alarm.ts';
import { HouseFunction, timeoutSecondsOn } from '../constructs/house-function.ts';
import { HouseMachine } from '../constructs/house-machine.ts';
import { HouseQueue } from '../constructs/house-queue.ts';
import { HouseStack } from './house-stack.ts';
import type { StorageStack } from './storage.ts';
import type { WatchStack } from './watch.ts';

const openStepSeconds = 30;
const repairSeconds = 60;
const wakeSeconds = 20;
const parkSeconds = 10;

const stuck = 'Dossiers stand still between two steps: nobody is asked for the next one.';

/** What leads dossiers from step to step, wakes at their instants, and starts again what was lost. */
export class RoutesStack extends HouseStack {
  /** Where the administrator's door asks that a dossier be looked at. */
  readonly repairQueue: IQueue;
  /** What the parking function takes off, by who could not handle it. */
  readonly deadLetters: Readonly<Record<'steps' | 'repair', IQueue>>;

  constructor(scope: Construct, house: House, storage: StorageStack, watch: WatchStack) {
    super(scope, 'routes', house, 'routes between agencies, and their clocks');
    const { alarms } = watch;
    const { history, private: secrets, registry, machines } = storage.tables;
    const parkTimeoutSeconds = timeoutSecondsOn(house, parkSeconds);
    const common = {
      STAGE: house.stage,
      PROVINCE: house.province.id,
      HISTORY_TABLE_NAME: history.table.tableName,
    };
    const privately = {
      PRIVATE_TABLE_NAME: secrets.table.tableName,
      REGISTRY_TABLE_NAME: registry.table.tableName,
      WRAP_KEY_ID: storage.wrapKey.keyId,
    };
    const leading = { MACHINES_TABLE_NAME: machines.table.tableName, ...machineSettings(this, house) };
    const memoryMb = house.province.sizes.followerMemoryMb;

    const steps = new HouseQueue(this, 'StepsQueue', house, {
      name: 'steps',
      consumerTimeoutSeconds: timeoutSecondsOn(house, openStepSeconds),
      parkTimeoutSeconds,
      oldestMinutes: 10,
      alarms,
      harm: stuck,
      runbook: 'a-route-stands-still',
    });
    for (const [name, { hash, route }] of Object.entries(releasedRoutes)) {
      const definition = JSON.stringify(compileRoute(route)).replaceAll(
        `\${${stepsQueueUrl}}`,
        steps.queue.queueUrl,
      );
      new HouseMachine(this, `Route-${name.replace('/', '-')}`, house, {
        name: house.names.routeMachine({ name: route.name, version: route.version, hash }),
        definition: JSON.parse(definition),
        may: { action: 'sqs:SendMessage', resource: steps.queue.queueArn },
      });
    }

    const openStep = new HouseFunction(this, 'OpenStep', house, {
      folder: 'steps/open-step',
      environment: FunctionEnvironment.of(openStepEnvironment, {
        ...common,
        ...privately,
        ...leading,
        STEPS_DLQ_URL: steps.deadLetters.queueUrl,
      }),
      memoryMb,
      timeoutSeconds: openStepSeconds,
      alarms,
      harm: stuck,
      runbook: 'a-route-stands-still',
    });
    history.allow(openStep, appendOnly);
    secrets.allow(openStep, ['read']);
    registry.allow(openStep, ['read']);
    machines.allow(openStep, ['read', 'put']);
    openStep.allow(['kms:Decrypt'], [storage.wrapKey.keyArn], ofOneDossier);
    openStep.allow(['states:SendTaskSuccess'], house.settings.answerTasksOn(routeMachinesArn(this, house)));
    openStep.allow(['sqs:SendMessage'], [steps.deadLetters.queueArn]);
    this.feed('StepsFeed', openStep, steps.queue);

    const wake = new HouseFunction(this, 'Wake', house, {
      folder: 'clocks/wake',
      environment: FunctionEnvironment.of(wakeEnvironment, { ...common, ...privately }),
      memoryMb,
      timeoutSeconds: wakeSeconds,
      alarms,
      harm: 'Nobody is reminded of a step that falls due.',
      runbook: 'a-route-stands-still',
    });
    history.allow(wake, appendOnly);
    secrets.allow(wake, ['read']);
    // Whether a unit has a head to be told.
    registry.allow(wake, ['read'], { indexes: [tables.registry.indexes.unitPeople.name] });
    wake.allow(['kms:Decrypt'], [storage.wrapKey.keyArn], ofOneDossier);
    new HouseMachine(this, 'Clock', house, {
      name: house.names.clockMachine,
      definition: clockDefinition(wake.function.functionArn),
      may: { action: 'lambda:InvokeFunction', resource: wake.function.functionArn },
    });

    const repairQueue = new HouseQueue(this, 'RepairQueue', house, {
      name: 'repair',
      consumerTimeoutSeconds: timeoutSecondsOn(house, repairSeconds),
      parkTimeoutSeconds,
      oldestMinutes: 30,
      alarms,
      harm: stuck,
      runbook: 'a-route-stands-still',
    });
    const repair = new HouseFunction(this, 'Repair', house, {
      folder: 'clocks/repair',
      environment: FunctionEnvironment.of(repairEnvironment, {
        ...common,
        ...leading,
        REPAIR_DLQ_URL: repairQueue.deadLetters.queueUrl,
      }),
      memoryMb,
      timeoutSeconds: repairSeconds,
      alarms,
      harm: stuck,
      runbook: 'a-route-stands-still',
    });
    history.allow(repair, ['read'], { indexes: [tables.history.indexes.waits.name] });
    machines.allow(repair, ['read', 'put']);
    allowLeading(repair, this, house, [
      'states:StartExecution',
      'states:DescribeExecution',
      'states:StopExecution',
    ]);
    repair.allow(['sqs:SendMessage'], [repairQueue.deadLetters.queueArn]);
    this.feed('RepairFeed', repair, repairQueue.queue);
    new Rule(this, 'Failures', {
      ruleName: house.names.rule('failures'),
      description: 'An execution ended badly: its dossier is looked at',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
          stateMachineArn: [{ prefix: routeMachinesArn(this, house).replace(/\*$/, '') }],
        },
      },
      targets: [new SqsQueue(repairQueue.queue)],
    });
    const sweep = new Rule(this, 'Sweep', {
      ruleName: house.names.rule('sweep'),
      description: 'Looks for dossiers of which something should have come by now',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [
        {
          bind: () => ({
            arn: repair.function.functionArn,
            input: RuleTargetInput.fromObject({ sweep: true }),
          }),
        },
      ],
    });
    // Not by the target's own construct: its id would hold the province's name, and every province is made the same.
    new CfnPermission(this, 'SweepMayCall', {
      action: 'lambda:InvokeFunction',
      functionName: repair.function.functionArn,
      principal: 'events.amazonaws.com',
      sourceArn: sweep.ruleArn,
    });

    new HouseAlarm(this, 'Throttled', {
      name: house.names.alarm('routes-throttled'),
      metric: StateTransitionMetric.metricThrottledEvents({ period: Duration.minutes(5), statistic: 'Sum' }),
      from: 1,
      periods: 3,
      topic: alarms,
      harm: 'Dossiers move slowly from step to step: the account has no more state transitions to give.',
      runbook: 'a-quota-runs-short',
    });

    this.repairQueue = repairQueue.queue;
    this.deadLetters = { steps: steps.deadLetters, repair: repairQueue.deadLetters };
    this.tell('RepairQueueUrl', repairQueue.queue.queueUrl);
    this.tell('RepairFunctionName', repair.function.functionName);
  }

  private feed(id: string, to: HouseFunction, queue: IQueue): void {
    new EventSourceMapping(this, id, {
      target: to.function,
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
    to.allow(consume, [queue.queueArn]);
  }
}

/** What a function that knows machines is told of them. */
export const machineSettings = (stack: HouseStack, house: House) => ({
  MACHINE_ARN_PREFIX: `arn:aws:states:${stack.region}:${stack.account}`,
  MACHINE_NAME_PREFIX: house.names.prefix,
});

export const routeMachinesArn = (stack: HouseStack, house: House): string =>
  `arn:aws:states:${stack.region}:${stack.account}:stateMachine:${house.names.prefix}-*`;

/** Starts, looks at and stops executions of this province's machines. */
export function allowLeading(
  to: Pick<HouseFunction, 'allow'>,
  stack: HouseStack,
  house: House,
  actions: readonly string[],
): void {
  const machines = routeMachinesArn(stack, house);
  const executions = `${machines.replace(':stateMachine:', ':execution:')}:*`;
  for (const action of actions)
    to.allow([action], [action.endsWith('StartExecution') ? machines : executions]);
}

export const ofOneDossier = { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['dossierId'] } };
const appendOnly = ['read', 'put', 'update', 'check'] as const;
/** What the event source mapping does with the function's role. */
export const consume = [
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:GetQueueAttributes',
];
