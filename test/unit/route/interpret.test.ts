import { describe, expect, test } from '@jest/globals';
import { readRoute } from '../../../shared/domain/route/interpret.ts';
import type { Route } from '../../../shared/domain/route/route.ts';
import { askedAllAgain, inLine, together } from './sample-routes.ts';

/** The reading after some answers, each written as "step visit": "outcome". */
function read(route: Route, answers: { readonly [ask: string]: string }) {
  const { asks, ending } = readRoute(route, (step, visit) => answers[`${step} ${visit}`]);
  return [...asks.map(({ step, visit }) => `${step} ${visit}`), ending ?? 'open'].join(', ');
}

describe('the second reading of a route', () => {
  test('stops at the step that is open', () => {
    expect(read(inLine, {})).toBe('prepare 1, open');
    expect(read(inLine, { 'prepare 1': 'prepared' })).toBe('prepare 1, approve 1, open');
  });

  test('counts the visits of each step', () => {
    const answers = {
      'prepare 1': 'prepared',
      'approve 1': 'sent-back',
      'prepare 2': 'rejection-proposed',
      'answer-rejection 1': 'sent-back',
      'prepare 3': 'prepared',
      'approve 2': 'granted',
    };
    expect(read(inLine, answers)).toBe(`${Object.keys(answers).join(', ')}, granted`);
  });

  test('joins a group when all have answered', () => {
    expect(read(together, { 'verify 1': 'objected' })).toBe('appraise 1, verify 1, open');
    expect(read(together, { 'verify 1': 'objected', 'appraise 1': 'appraised' })).toBe(
      'appraise 1, verify 1, approve 1, open',
    );
    expect(read(together, { 'verify 1': 'objected', 'appraise 1': 'rejection-proposed' })).toBe(
      'appraise 1, verify 1, answer-rejection 1, open',
    );
  });

  test('lets a withdrawal win over every other answer', () => {
    expect(read(inLine, { 'prepare 1': 'withdrawn' })).toBe('prepare 1, withdrawn');
    expect(read(together, { 'verify 1': 'withdrawn' })).toBe('appraise 1, verify 1, open');
    expect(read(together, { 'verify 1': 'withdrawn', 'appraise 1': 'rejection-proposed' })).toBe(
      'appraise 1, verify 1, withdrawn',
    );
  });

  test('asks one branch by itself after a send-back, or the whole group again', () => {
    const once = { 'appraise 1': 'appraised', 'verify 1': 'confirmed' };
    expect(read(together, { ...once, 'approve 1': 'sent-back-to-consulted', 'verify 2': 'objected' })).toBe(
      'appraise 1, verify 1, approve 1, verify 2, approve 2, open',
    );
    expect(read(askedAllAgain, { ...once, 'approve 1': 'sent-back' })).toBe(
      'appraise 1, verify 1, approve 1, appraise 2, verify 2, open',
    );
  });

  test.each([
    [inLine, { 'prepare 1': 'toString' }],
    [together, { 'appraise 1': 'appraised', 'verify 1': 'lost' }],
  ])('is refused on an outcome that the route does not know', (route, answers) => {
    expect(() => read(route, answers)).toThrow('does not know the outcome');
  });
});
