import { describe, expect, test } from '@jest/globals';
import { clockDefinition } from '../../../shared/domain/route/clock.ts';
import { compileRoute } from '../../../shared/domain/route/compile.ts';
import type { AslDefinition, AslState } from '../../../shared/domain/route/compile.ts';
import type { Route } from '../../../shared/domain/route/route.ts';
import { releasedRoutes } from '../../../shared/routes/released.ts';
import { definitionFaults } from './definition-rules.ts';
import type { Machine } from './definition-rules.ts';
import { askedAllAgain, inLine, together, withStep } from './sample-routes.ts';

const routes: readonly Route[] = [...Object.values(releasedRoutes).map(({ route }) => route), askedAllAgain];

const clock = clockDefinition('arn:aws:lambda:ap-southeast-1:000000000000:function:wake');

describe('a compiled route', () => {
  test.each(routes)('keeps every rule of a definition: $name', (route) => {
    expect(definitionFaults(compileRoute(route))).toEqual([]);
  });

  test('is the same for the same route, to the letter', () => {
    const again: Route = JSON.parse(JSON.stringify(together));
    expect(JSON.stringify(compileRoute(again))).toBe(JSON.stringify(compileRoute(together)));
  });

  test('reads as a story: steps, questions, outcomes', () => {
    expect(Object.keys(compileRoute(inLine).States)).toEqual([
      'Examine the dossier and draft the result',
      'Examine the dossier and draft the result: with what outcome?',
      'Review the draft and sign the result',
      'Review the draft and sign the result: with what outcome?',
      'Check the proposed rejection and answer',
      'Check the proposed rejection and answer: with what outcome?',
      'Granted',
      'Rejected',
      'Withdrawn',
      'An outcome this route does not know',
    ]);
    expect(compileRoute(together).StartAt).toBe('Appraise the dossier and, meanwhile, verify the facts');
  });

  test('looks for a withdrawal first, at every choice', () => {
    for (const route of routes) {
      const choices = Object.values(compileRoute(route).States).flatMap((state) =>
        state.Type === 'Choice' ? [state.Choices[0]] : [],
      );
      expect(choices.map((choice) => choice?.Next)).toEqual(choices.map(() => 'Withdrawn'));
    }
  });

  test('puts no state where none is needed: two for a step, an end', () => {
    const walked = (definition: AslDefinition, next: readonly string[]): number => {
      let states = 0;
      for (let name: string | undefined = definition.StartAt; name; states += 1) {
        const state: AslState | undefined = definition.States[name];
        if (state?.Type === 'Parallel') states += state.Branches.length;
        name =
          state?.Type === 'Choice'
            ? state.Choices.map((choice) => choice.Next).find((one) => next.includes(one))
            : state && 'Next' in state
              ? state.Next
              : undefined;
      }
      return states;
    };
    const granted = [
      'Granted',
      'Review the draft and sign the result',
      'Weigh the answers and sign the result',
    ];
    expect(routes.map((route) => walked(compileRoute(route), granted))).toEqual([3, 5, 7, 7]);
  });

  test('is refused when a way leads nowhere', () => {
    const lost = withStep(inLine, 'prepare', { outcomes: { prepared: 'nowhere' } });
    expect(() => compileRoute(lost)).toThrow('has no node nowhere');
  });
});

describe('the clock of a dossier', () => {
  test('keeps every rule of a definition', () => {
    expect(definitionFaults(clock as Machine)).toEqual([]);
  });

  test('sleeps in parts that an execution outlives', () => {
    expect(JSON.stringify(clock)).toContain('"Seconds":25920000');
  });
});

describe('the rules of a definition find', () => {
  const good = compileRoute(together) as Machine;
  const first = 'Appraise the dossier and, meanwhile, verify the facts';
  const sign = 'Weigh the answers and sign the result';
  const question = `${sign}: with what outcome?`;
  const changed = (name: string, change: object): Machine => ({
    ...good,
    States: { ...good.States, [name]: { ...good.States[name], ...change } as Machine['States'][string] },
  });
  const inBranch = (states: Machine['States']): Machine => {
    const [branch, ...others] = good.States[first]?.Branches ?? [];
    const States = { ...branch?.States, ...states };
    return changed(first, { Branches: [{ StartAt: branch?.StartAt ?? '', States }, ...others] });
  };
  const fail = { Type: 'Fail', Error: 'a', Cause: 'b' };

  test.each<[string, Machine]>([
    ['no way leads there', changed('Alone', { Type: 'Succeed' })],
    ['no end is reached', changed('Stuck', { Type: 'Pass', Next: 'Stuck' })],
    ['no default', changed(question, { Default: undefined })],
    ['no timeout', changed(sign, { TimeoutSeconds: undefined })],
    ['no timeout', changed(sign, { TimeoutSeconds: '{% 3 %}' })],
    ['no retry on States.Timeout', changed(sign, { Retry: [] })],
    ['a failure beside waiting branches', inBranch({ Alas: fail })],
    ['the name of two states', inBranch({ Granted: { Type: 'Succeed' } })],
    ['too long a name', changed('n'.repeat(81), { Type: 'Succeed' })],
    ['reads what may be missing', changed('Granted', { Output: '{% $states.input.answer.note %}' })],
    ['reads what may be missing', changed('Granted', { Output: '{% $states.input.visits.`verify` %}' })],
    ['asl-validator', changed(sign, { Next: 'Nowhere' })],
    ['A substitution is not filled in', changed(sign, { Comment: '${Other}' })],
  ])('%s', (fault, definition) => {
    expect(definitionFaults(good)).toEqual([]);
    expect(definitionFaults(definition).join('\n')).toContain(fault);
  });
});
