import { describe, expect, test } from '@jest/globals';
import { nextInstant, readySince } from '../../../shared/domain/dossier/dossier.ts';
import { citizenSentence, isEnded } from '../../../shared/domain/dossier/status.ts';
import { unitId } from '../../../shared/domain/ids.ts';
import { commands, desk, facts, lived, minute, run, runAs, then } from './life.ts';
import type { CommandName } from './life.ts';
import { resultFacts } from '../../../shared/domain/dossier/result-facts.ts';
import type { ResultFacts } from '../../../shared/domain/dossier/result-facts.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierEvent } from '../../../shared/domain/dossier/events.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';

/** The events of a life. */
const runs = (...names: CommandName[]): DossierEvent[] => {
  let dossier: Dossier | undefined;
  return names.flatMap((name, index) => {
    const after = runAs(dossier, commands[name](dossier), facts(minute(index * 10)));
    if (isRefusal(after)) throw new Error(after.refused);
    dossier = after.dossier;
    return [...after.events];
  });
};

const decided: CommandName[] = ['file', 'receive', 'open-step', 'decide'];
const returned: CommandName[] = [...decided, 'register-result', 'return-result'];

describe('a result', () => {
  test('is registered once; what is wrong is corrected and never registered anew', () => {
    const registered = lived(...decided, 'register-result');
    expect(registered).toMatchObject({ result: registered.version, steps: [{ step: 'return' }] });
    expect(then(registered, 'register-result')).toMatchObject({ refused: 'RESULT_REGISTERED' });
  });
  test('is not registered before there is a decision, nor reported wrong before it is registered', () => {
    expect(then(lived('file', 'receive', 'open-step'), 'register-result')).toMatchObject({
      refused: 'STEP_NOT_OPEN',
    });
    expect(then(lived(...decided), 'report-wrong-result')).toMatchObject({
      refused: 'RESULT_NOT_REGISTERED',
    });
  });
  test('that was returned and is wrong opens the dossier again, with its due instant, until it is corrected and returned', () => {
    expect(isEnded(lived(...returned))).toBe(true);
    const wrong = lived(...returned, 'report-wrong-result');
    expect(isEnded(wrong)).toBe(false);
    expect(wrong.steps).toMatchObject([{ step: 'correction', dueAt: minute(20_000) }]);
    expect(nextInstant(wrong)).toBe(minute(10_000));
    expect(citizenSentence(wrong)).toBe('in-correction');
    const corrected = lived(...returned, 'report-wrong-result', 'correct-result');
    expect(corrected).toMatchObject({ delivery: 'ready', steps: [{ step: 'return', visit: 2 }] });
    expect(corrected.result).toBeGreaterThan(wrong.result ?? 0);
    const again = lived(...returned, 'report-wrong-result', 'correct-result', 'return-result');
    expect(isEnded(again)).toBe(true);
  });
  test('found wrong before it is returned is corrected beside the open return', () => {
    const wrong = lived(...decided, 'register-result', 'report-wrong-result');
    expect(wrong.steps.map(({ step }) => step)).toEqual(['return', 'correction']);
    expect(then(wrong, 'report-wrong-result')).toMatchObject({ refused: 'CORRECTION_OPEN' });
    expect(then(wrong, 'return-result')).toMatchObject({ refused: 'CORRECTION_OPEN' });
    expect(then(wrong, 'correct-result')).toMatchObject({ steps: [{ step: 'return', visit: 1 }] });
  });
  test('that was right after all is kept: nothing is returned again', () => {
    const wrong = lived(...returned, 'report-wrong-result');
    const kept = {
      kind: 'correct-result',
      kept: true,
      step: 'correction',
      stepVersion: wrong.version,
      private: { reason: 'Đúng theo giấy khai sinh' },
    } as const;
    expect(run(wrong, kept, facts(minute(900)))).toMatchObject({
      delivery: 'returned',
      steps: [],
      result: wrong.result,
    });
  });
});

describe('a result waits at the desk', () => {
  test('since it was decided, since it was corrected, or since the post brought it back', () => {
    const ready = lived(...decided);
    expect(readySince(ready)).toBe(ready.changedAt);
    const corrected = lived(...returned, 'report-wrong-result', 'correct-result');
    expect(readySince(corrected)).toBe(corrected.changedAt);
    const back = lived(...decided, 'send-result', 'record-came-back');
    expect(readySince(back)).toBe(back.changedAt);
    expect(readySince(lived(...returned))).toBeUndefined();
  });
});

describe('a result is returned', () => {
  const decidedBy = { holder: unitId('vu-ban-lanh-dao'), by: 'leader' } as const;
  const way = (method: 'online' | 'in-person', result: ResultFacts, more: { paperAlone?: boolean } = {}) => {
    const dossier = lived(...decided, ...(result.isNumbered ? (['register-result'] as const) : []));
    const command = { ...commands['return-result'](dossier), method, ...more };
    return runAs(dossier, command, { ...facts(minute(900)), result });
  };
  test('online when there is something to open', () => {
    expect(way('online', { decidedBy, isNumbered: false, hasFile: false })).toMatchObject({
      refused: 'RESULT_NOT_REGISTERED',
    });
    expect(way('online', { decidedBy, isNumbered: true, hasFile: false })).toMatchObject({
      refused: 'RESULT_FILE_NEEDED',
    });
    expect(way('online', { decidedBy, isNumbered: true, hasFile: true })).toMatchObject({
      dossier: { delivery: 'returned' },
    });
  });
  test('on paper without a number only if that is said; a number, or a decision of the desk itself, is enough', () => {
    const unnumbered = { decidedBy, isNumbered: false, hasFile: false };
    expect(way('in-person', unnumbered)).toMatchObject({ refused: 'RESULT_NOT_REGISTERED' });
    expect(way('in-person', unnumbered, { paperAlone: true })).toMatchObject({
      events: [{}, { type: 'ResultReturned', public: { paperAlone: true } }],
    });
    // Nothing is said of it where nobody was asked, whatever a page sends.
    for (const result of [
      { ...unnumbered, isNumbered: true },
      { ...unnumbered, decidedBy: { holder: desk, by: 'authorised-desk' as const } },
    ])
      expect(way('in-person', result, { paperAlone: true })).toMatchObject({
        events: [{}, { type: 'ResultReturned', public: { method: 'in-person', collectedBy: 'applicant' } }],
      });
  });
  test('by whom it was decided is read from the history', () => {
    const desks = runs(...decided);
    expect(resultFacts(desks)).toEqual({
      decidedBy: { holder: desk, by: 'authorised-desk' },
      isNumbered: false,
      hasFile: false,
    });
    const numbered = desks.map((event) =>
      event.type === 'DossierDecided' ? { ...event, commitments: { resultNumber: 'c' } } : event,
    );
    expect(resultFacts(numbered)).toMatchObject({ isNumbered: true });
    expect(resultFacts(runs('file', 'receive'))).toEqual({ isNumbered: false, hasFile: false });
  });
});

describe('a form', () => {
  const issue = (of: number) =>
    ({
      kind: 'issue-form',
      form: '01',
      template: 1,
      of,
      versionId: 'v1',
      size: 1000,
      private: { sha256: 'a'.repeat(64) },
    }) as const;
  test('leaves steps, status and what an officer has seen as they are', () => {
    const process = lived('file', 'receive', 'open-step');
    const after = run(process, issue(3), { ...facts(minute(99)), formIssued: false });
    expect(after).toEqual({ ...process, version: process.version + 1, changedAt: minute(99) });
    expect(then(after as typeof process, 'decide')).toMatchObject({ status: 'decided' });
  });
  test('is issued also when the dossier has ended, and once', () => {
    const ended = lived('file', 'reject');
    expect(run(ended, issue(3), { ...facts(minute(99)), formIssued: false })).toMatchObject({
      status: 'rejected',
    });
    expect(run(ended, issue(3), { ...facts(minute(99)), formIssued: true })).toMatchObject({
      refused: 'FORM_ISSUED_ALREADY',
    });
  });
  test('of an event that is not there is a fault of ours', () => {
    expect(() => run(lived('file'), issue(99), { ...facts(minute(9)), formIssued: false })).toThrow(
      TypeError,
    );
  });
});
