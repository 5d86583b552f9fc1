import { describe, expect, test } from '@jest/globals';
import { nextInstant } from '../../../shared/domain/dossier/dossier.ts';
import { citizenSentence, isEnded } from '../../../shared/domain/dossier/status.ts';
import { facts, lived, minute, run, then } from './life.ts';
import type { CommandName } from './life.ts';

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
