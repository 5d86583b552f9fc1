import { describe, expect, test } from '@jest/globals';
import { type Json, plain, synthesise } from './synthesised.ts';

const live = synthesise('ninh-binh', 'live');
const { ofType } = live;
const rule = (name: string): Json =>
  ofType('AWS::Events::Rule').find(({ Properties }) => Properties.Name === `motcua-ninh-binh-live-${name}`)
    ?.Properties;
/** The queue's own name, as a target of the rule or in its policy. */
const isRepairQueue = (arn: Json): boolean => /^<Repair/.test(plain(arn)) && plain(arn).endsWith('.Arn>');

describe('the cloud’s own word that a machine ended badly', () => {
  test('is of the province’s own routes and clocks, of every bad end, and goes to the repair queue', () => {
    const { EventPattern, Targets } = rule('failures');
    expect(EventPattern).toMatchObject({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
    });
    const [machines, ...more] = EventPattern.detail.stateMachineArn;
    expect(more).toEqual([]);
    expect(plain(machines.prefix)).toMatch(/:stateMachine:motcua-ninh-binh-live-$/);
    expect(Targets).toHaveLength(1);
    expect(isRepairQueue(Targets[0].Arn)).toBe(true);
  });
  test('may be put there by that rule alone', () => {
    const statements = ofType('AWS::SQS::QueuePolicy')
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Effect, Resource }: Json) => Effect === 'Allow' && isRepairQueue(Resource));
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatchObject({ Principal: { Service: 'events.amazonaws.com' } });
    expect(plain(statements[0].Condition.ArnEquals['aws:SourceArn'])).toMatch(/^<Failures/);
  });
});

test('the sweep goes round every five minutes', () => {
  expect(rule('sweep')).toMatchObject({
    ScheduleExpression: 'rate(5 minutes)',
    State: 'ENABLED',
    Targets: [{ Input: '{"sweep":true}' }],
  });
});

test('a route’s machine may put asks on the steps queue, the clock call its function, and neither anything else', () => {
  const roleOf = ({ Properties }: Json): string => Properties.RoleArn['Fn::GetAtt'][0];
  const rightsOf = (role: string): string[] =>
    ofType('AWS::IAM::Policy')
      .filter(({ Properties }) => Properties.Roles.some(({ Ref }: Json) => Ref === role))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Action }: Json) => !/^(logs|xray):/.test([Action].flat()[0]))
      .map(
        ({ Action, Resource }: Json) => `${[Action].flat().join()} ${[Resource].flat().map(plain).join()}`,
      );
  const machines = ofType('AWS::StepFunctions::StateMachine');
  expect(machines.length).toBeGreaterThanOrEqual(4);
  for (const machine of machines) {
    const rights = rightsOf(roleOf(machine));
    const isClock = plain(machine.Properties.StateMachineName).endsWith('-clock');
    expect(rights).toEqual([
      expect.stringMatching(isClock ? /^lambda:InvokeFunction <\w*Wake/ : /^sqs:SendMessage <Steps/),
    ]);
  }
});
