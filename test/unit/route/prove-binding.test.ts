import { describe, expect, test } from '@jest/globals';
import { proveBinding } from '../../../shared/domain/route/prove-binding.ts';
import { unitId } from '../../../shared/domain/ids.ts';
import { inLine, together } from './sample-routes.ts';

const [handling, consulted, leader] = ['van-phong', 'dat-dai', 'lanh-dao'].map(unitId);
if (!handling || !consulted || !leader) throw new Error('Three units are needed');
const procedureCode = '1.013225';
const whole = { procedureCode, units: { handling, consulted, leader } };

describe('a binding is proved against its route', () => {
  test('has no fault where each unit is bound, and shares grow along the story', () => {
    expect(proveBinding(together, whole)).toEqual([]);
    expect(proveBinding(together, { ...whole, shares: { appraise: 50, verify: 80 } })).toEqual([]);
    expect(proveBinding(inLine, { procedureCode, units: { handling, leader } })).toEqual([]);
  });
  test('names the unit that a step asks and that is not bound; the desk always is', () => {
    expect(proveBinding(together, { procedureCode, units: { handling, leader } })).toEqual([
      '1.013225: The route units-in-parallel-then-leader asks the unit consulted, which is not bound.',
    ]);
    expect(proveBinding(inLine, { procedureCode })).toEqual([
      '1.013225: The route unit-then-leader asks the unit handling, which is not bound.',
      '1.013225: The route unit-then-leader asks the unit leader, which is not bound.',
    ]);
  });
  test('names a share of no step of the route', () => {
    expect(proveBinding(inLine, { ...whole, shares: { verify: 60 } })).toEqual([
      '1.013225: A share is given for verify, which is no step of the route unit-then-leader.',
    ]);
  });
  test('keeps the appointment: whatever ends the route is due at it', () => {
    expect(proveBinding(inLine, { ...whole, shares: { approve: 90 } })).toContain(
      '1.013225: approve: granted ends the route, so it is due at 100 percent, the appointment.',
    );
  });
  test('keeps the order: no step is due before the one that leads to it', () => {
    const fallsBack = {
      ...inLine,
      steps: inLine.steps
        .map((one) =>
          one.step === 'prepare'
            ? { ...one, outcomes: { prepared: 'check', 'rejection-proposed': 'answer-rejection' } }
            : one,
        )
        .concat({
          step: 'check',
          ask: { vi: 'Kiểm tra lại', en: 'Check again' },
          unit: 'handling',
          dueShare: 80,
          outcomes: { checked: 'approve' },
        }),
    };
    expect(proveBinding(fallsBack, whole)).toEqual([]);
    expect(proveBinding(fallsBack, { ...whole, shares: { prepare: 85 } })).toEqual([
      '1.013225: prepare: prepared leads on to check, which is due earlier (80 after 85 percent).',
    ]);
  });
});
