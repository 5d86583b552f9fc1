import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { awaitsRoute, nextInstant, unitOfStep } from '../../../shared/domain/dossier/dossier.ts';
import { custodyStatus } from '../../../shared/domain/dossier/custody.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import { citizenSentence, isEnded, portalCode, statusAxes } from '../../../shared/domain/dossier/status.ts';
import {
  commandNames,
  commands,
  desk,
  facts,
  lived,
  minute,
  run,
  then,
  withLapsedSupplement,
} from './life.ts';
import type { CommandName } from './life.ts';

describe('the way of a certified copy', () => {
  test('goes from filing over receipt and decision to the return of the result', () => {
    const filed = lived('file');
    expect(filed.status).toBe('filed');
    expect(filed.steps).toMatchObject([
      { step: 'intake', holder: desk, dueAt: minute(1440), alertAt: minute(120) },
    ]);
    const received = lived('file', 'receive');
    expect(received).toMatchObject({
      status: 'in-process',
      code: '000.00.87.H42-261123-0001',
      dueAt: minute(480),
      fee: 4000,
    });
    expect(received.steps).toEqual([]);
    expect(lived('file', 'receive', 'open-step').steps).toMatchObject([
      { step: 'decide', holder: desk, dueAt: minute(480) },
    ]);
    const decided = lived('file', 'receive', 'open-step', 'decide');
    expect(decided).toMatchObject({ status: 'decided', delivery: 'ready', steps: [{ step: 'return' }] });
    const returned = lived('file', 'receive', 'open-step', 'decide', 'return-result');
    expect(returned).toMatchObject({ status: 'decided', delivery: 'returned', steps: [] });
    expect(isEnded(returned)).toBe(true);
  });
  test('is filed and received by one act at the counter, and no intake step is ever open', () => {
    const received = lived('receive-at-counter');
    expect(received).toMatchObject({ status: 'in-process', channel: 'counter', steps: [], visits: {} });
  });
  test('keeps the dossier when a supplement is asked for and handed in, and the desk gets a second visit', () => {
    const waiting = lived('file', 'request-supplement');
    expect(waiting.steps).toMatchObject([{ step: 'supplement', holder: 'applicant' }]);
    const back = lived('file', 'request-supplement', 'hand-in-supplement');
    expect(back).toMatchObject({
      status: 'filed',
      steps: [{ step: 'intake', visit: 2, dueAt: minute(1440) }],
    });
  });
  test('ends all open steps when the applicant withdraws', () => {
    for (const way of [
      ['file'],
      ['file', 'request-supplement'],
      ['file', 'receive'],
      ['file', 'receive', 'open-step'],
    ] as CommandName[][]) {
      expect(lived(...way, 'withdraw')).toMatchObject({ status: 'withdrawn', steps: [] });
    }
  });
});

describe('a supplement that does not come', () => {
  const waiting = lived('file', 'request-supplement');
  test('may still come: the desk does not close before its time', () => {
    expect(then(waiting, 'lapse')).toMatchObject({ refused: 'SUPPLEMENT_STILL_AWAITED' });
    const reminded = run(waiting, { kind: 'remind' }, facts(minute(10_000)));
    if (isRefusal(reminded)) throw new Error(reminded.refused);
    expect(reminded.steps).toMatchObject([{ step: 'supplement', applicantTold: true, told: 0 }]);
    expect(nextInstant(reminded)).toBe(minute(20_000));
    expect(then(reminded, 'lapse')).toMatchObject({ refused: 'SUPPLEMENT_STILL_AWAITED' });
  });
  test('is the desk’s to close when its time is over, and nothing is awaited of the dossier after', () => {
    const told = withLapsedSupplement();
    expect(nextInstant(told)).toBeUndefined();
    expect(citizenSentence(told)).toBe('supplement-overdue');
    const [step] = told.steps;
    expect(step && unitOfStep(step, told)).toBe(desk);
    const closed = then(told, 'lapse', minute(20_010));
    if (isRefusal(closed)) throw new Error(closed.refused);
    expect(closed).toMatchObject({ status: 'lapsed', steps: [] });
    expect([isEnded(closed), portalCode(closed), citizenSentence(closed)]).toEqual([true, 8, 'lapsed']);
    expect(then(closed, 'hand-in-supplement', minute(20_020))).toMatchObject({ refused: 'DOSSIER_ENDED' });
  });
  test('is taken all the same when it comes late and the desk has not closed', () => {
    expect(then(withLapsedSupplement(), 'hand-in-supplement', minute(20_020))).toMatchObject({
      status: 'filed',
      steps: [{ step: 'intake', visit: 2, holder: desk }],
    });
  });
});

describe('every command in every state', () => {
  const states: Record<string, { way: CommandName[]; allows: CommandName[] }> = {
    'not yet there': { way: [], allows: ['file', 'receive-at-counter'] },
    filed: {
      way: ['file'],
      allows: ['receive', 'reject', 'request-supplement', 'withdraw', 'choose-notices'],
    },
    'awaiting supplement': {
      way: ['file', 'request-supplement'],
      allows: ['hand-in-supplement', 'withdraw', 'choose-notices'],
    },
    received: { way: ['file', 'receive'], allows: ['open-step', 'withdraw', 'choose-notices'] },
    'in process': {
      way: ['file', 'receive', 'open-step'],
      allows: ['decide', 'decide-rejected', 'withdraw', 'choose-notices'],
    },
    decided: {
      way: ['file', 'receive', 'open-step', 'decide'],
      allows: ['choose-notices', 'return-result', 'send-result', 'register-result', 'record-call'],
    },
    'sent by post': {
      way: ['file', 'receive', 'open-step', 'decide', 'send-result'],
      allows: ['register-result', 'record-delivered', 'record-came-back'],
    },
    returned: {
      way: ['file', 'receive', 'open-step', 'decide', 'return-result'],
      allows: ['register-result'],
    },
    registered: {
      way: ['file', 'receive', 'open-step', 'decide', 'register-result'],
      allows: ['choose-notices', 'return-result', 'send-result', 'report-wrong-result', 'record-call'],
    },
    'reported wrong after its return': {
      way: [
        'file',
        'receive',
        'open-step',
        'decide',
        'register-result',
        'return-result',
        'report-wrong-result',
      ],
      allows: ['choose-notices', 'correct-result'],
    },
    rejected: { way: ['file', 'reject'], allows: [] },
    'rejected after review': {
      way: ['file', 'receive', 'open-step', 'decide-rejected'],
      allows: ['give-back-paper'],
    },
    withdrawn: { way: ['file', 'withdraw'], allows: [] },
  };
  test.each(Object.entries(states))('%s: only what belongs there is allowed', (_state, { way, allows }) => {
    const dossier = way.length > 0 ? lived(...way) : undefined;
    const allowed = commandNames.filter((name) => !isRefusal(then(dossier, name)));
    expect(allowed.sort()).toEqual([...allows].sort());
  });
});

describe('a person’s expectation', () => {
  test('is refused when the step has changed since he looked', () => {
    const filed = lived('file', 'request-supplement', 'hand-in-supplement');
    const old = { ...commands.receive(filed), stepVersion: 2 };
    expect(run(filed, old, facts(minute(50)))).toMatchObject({ refused: 'STEP_CHANGED' });
  });
  test('a step that is done is said to be done, with the status', () => {
    expect(then(lived('file', 'receive'), 'receive')).toMatchObject({
      refused: 'STEP_NOT_OPEN',
      facts: { status: 'in-process' },
    });
    expect(then(lived('file', 'receive', 'open-step', 'decide'), 'withdraw')).toMatchObject({
      refused: 'ALREADY_DECIDED',
    });
    expect(then(lived('file', 'withdraw'), 'receive')).toMatchObject({ refused: 'DOSSIER_ENDED' });
  });
});

describe('papers and reasons', () => {
  const filed = lived('file');
  const receive = commands.receive(filed);
  test.each([
    ['an unknown paper', [{ componentId: 'birth-certificate', form: 'copy', count: 1 }], 'UNKNOWN_COMPONENT'],
    ['a required paper that is missing', [], 'COMPONENT_MISSING'],
    [
      'a required paper counted as none',
      [{ componentId: 'paper', form: 'original', count: 0 }],
      'COMPONENT_MISSING',
    ],
    ['a form that is not accepted', [{ componentId: 'paper', form: 'copy', count: 1 }], 'FORM_NOT_ACCEPTED'],
  ] as const)('receipt refuses %s', (_what, components, refused) => {
    expect(run(filed, { ...receive, components }, facts(minute(5)))).toMatchObject({ refused });
  });
  test('a rejection and a supplement request need a reason tied to a component of the version', () => {
    const reject = commands.reject(filed);
    expect(run(filed, { ...reject, reasons: [] }, facts(minute(5)))).toMatchObject({
      refused: 'REASONS_NEEDED',
    });
    const invented = [{ componentId: 'another-paper', fault: 'missing' }] as const;
    expect(run(filed, { ...reject, reasons: invented }, facts(minute(5)))).toMatchObject({
      refused: 'UNKNOWN_COMPONENT',
    });
    const whole = [{ componentId: 'dossier', fault: 'not-valid' }] as const;
    expect(run(filed, { ...reject, reasons: whole }, facts(minute(5)))).toMatchObject({ status: 'rejected' });
  });
});

describe('any life whatever', () => {
  test('has consistent status axes, a sentence, a portal code, and open steps unless it has ended', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commandNames), { maxLength: 12 }), (names) => {
        let dossier: ReturnType<typeof lived> | undefined;
        for (const name of names) {
          const next = then(dossier, name);
          if (isRefusal(next)) continue;
          if (dossier) expect(next.version).toBeGreaterThan(dossier.version);
          dossier = next;
        }
        if (!dossier) return;
        // Between two steps of a route nobody is asked, and the machine is awaited.
        expect(dossier.steps.length > 0 || awaitsRoute(dossier)).toBe(!isEnded(dossier));
        expect(portalCode(dossier)).toBeGreaterThanOrEqual(1);
        expect(citizenSentence(dossier)).toBeTruthy();
        expect(statusAxes(dossier).professional).toBe(dossier.status);
        // A corrected result is returned again; the papers went with the first.
        if (custodyStatus(dossier) === 'given-back' && !dossier.visits['correction'])
          expect(isEnded(dossier)).toBe(true);
      }),
    );
  });
});
