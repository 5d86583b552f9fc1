import { describe, expect, test } from '@jest/globals';
import aslValidator from 'asl-validator';
import { clockDefinition } from '../../../shared/domain/route/clock.ts';
import { compileRoute } from '../../../shared/domain/route/compile.ts';
import { releasedRoutes } from '../../../shared/routes/released.ts';

type State = {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Branches?: readonly Machine[];
  readonly TimeoutSeconds?: number;
  readonly Retry?: readonly unknown[];
};
type Machine = { readonly StartAt: string; readonly States: { readonly [name: string]: State } };

const plain = (definition: object): Machine & Parameters<typeof aslValidator>[0] =>
  JSON.parse(JSON.stringify(definition));
const machines = [
  ...Object.entries(releasedRoutes).map(([name, { route }]) => [name, plain(compileRoute(route))] as const),
  ['clock', plain(clockDefinition('arn:aws:lambda:ap-southeast-1:000000000000:function:wake'))] as const,
];
const nextOf = ({ Next, Default, Choices = [] }: State): string[] =>
  [Next, Default, ...Choices.map((choice) => choice.Next)].filter((name) => name !== undefined);
const reachedFrom = ({ States }: Machine, start: string): Set<string> => {
  const reached = new Set([start]);
  for (const name of reached) for (const next of nextOf(States[name] ?? { Type: '' })) reached.add(next);
  return reached;
};
const withBranches = (machine: Machine): readonly Machine[] => [
  machine,
  ...Object.values(machine.States).flatMap(({ Branches = [] }) => Branches.flatMap(withBranches)),
];
const statesOf = (machine: Machine): [string, State][] =>
  withBranches(machine).flatMap(({ States }) => Object.entries(States));
const isEnd = (state: State): boolean => state.Type === 'Succeed' || state.Type === 'Fail' || 'End' in state;

describe.each(machines)('the machine of %s', (_, machine) => {
  test('is what the States language allows', () => {
    expect(aslValidator(machine)).toMatchObject({ isValid: true });
  });
  test('reaches every state, and an end from each', () => {
    for (const part of withBranches(machine)) {
      expect([...reachedFrom(part, part.StartAt)].sort()).toEqual(Object.keys(part.States).sort());
      for (const name of Object.keys(part.States)) {
        const ends = [...reachedFrom(part, name)].filter((one) => isEnd(part.States[one] ?? { Type: '' }));
        expect([name, ends.length > 0]).toEqual([name, true]);
      }
    }
  });
  test('gives every task a timeout and retries, and every choice a default', () => {
    for (const [name, state] of statesOf(machine)) {
      if (state.Type === 'Task')
        expect([name, state.TimeoutSeconds, state.Retry?.length]).not.toContain(undefined);
      if (state.Type === 'Choice') expect([name, state.Default]).not.toContain(undefined);
    }
  });
  test('never fails inside a parallel, where one failing branch would not stop the other', () => {
    for (const part of withBranches(machine).slice(1)) {
      expect(Object.values(part.States).filter(({ Type }) => Type === 'Fail')).toEqual([]);
    }
  });
  test('has names that AWS takes, each once', () => {
    const names = statesOf(machine).map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(80);
  });
});
