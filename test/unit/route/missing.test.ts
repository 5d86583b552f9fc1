import { describe, expect, test } from '@jest/globals';
import { isAskMissing } from '../../../shared/domain/route/missing.ts';
import { inLine, together } from './sample-routes.ts';

type Done = { readonly [ask: string]: string };
const missing = (visits: { readonly [step: string]: number }, done: Done = {}, route = together) =>
  isAskMissing(route, visits, (step, visit) => done[`${step} ${visit}`]);

describe('an ask that was lost', () => {
  test('is that of a branch which was never opened beside the other', () => {
    expect(missing({ appraise: 1 })).toBe(true);
    expect(missing({ verify: 1 }, { 'verify 1': 'confirmed' })).toBe(true);
    expect(missing({ appraise: 1, verify: 1 })).toBe(false);
  });
  test('is not that of the join, as long as one branch works', () => {
    expect(missing({ appraise: 1, verify: 1 }, { 'verify 1': 'confirmed' })).toBe(false);
    expect(missing({ appraise: 1, verify: 1 }, { 'verify 1': 'confirmed', 'appraise 1': 'appraised' })).toBe(
      true,
    );
  });
  test('counts visits: a branch asked by itself after a send-back owes nothing of the other', () => {
    const done = {
      'appraise 1': 'appraised',
      'verify 1': 'confirmed',
      'approve 1': 'sent-back-to-consulted',
    };
    expect(missing({ appraise: 1, verify: 1, approve: 1 }, done)).toBe(true);
    expect(missing({ appraise: 1, verify: 2, approve: 1 }, done)).toBe(false);
  });
  test('is none where the machine itself fails on an answer', () => {
    expect(missing({ prepare: 1 }, { 'prepare 1': 'never-heard-of' }, inLine)).toBe(false);
  });
});
