import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { stepInstants } from '../../../shared/domain/time/step-clock.ts';
import { isRefused } from '../../../shared/domain/time/refusal.ts';
import { formatInstant, parseInstant } from '../../../shared/domain/time/local-date.ts';
import { calendarData, calendarOf, granted } from './calendars.ts';

/** 07:30–11:30 and 13:30–17:00: a working day of 7½ hours. 24 November 2026, a Tuesday, is a holiday. */
const calendar = calendarOf(
  calendarData({ exceptions: [{ date: '2026-11-24', kind: 'off', source: 'Ngày Văn hóa Việt Nam' }] }),
);
const local = (day: string, time: string) => `2026-11-${day}T${time}+07:00`;
/** From and since are the same where a step is asked at the receipt. */
const instants = (from: string, appointment: string, share: number, since = from) =>
  granted(stepInstants(calendar, { from, since, appointment, share }));

describe('a step is due at its share of the working time from the receipt to the appointment', () => {
  test('70 percent of three working days, over lunch, a weekend and a holiday', () => {
    // Friday 08:00 to Thursday 17:00: 7 + 7½ + 7½ + 7½ = 29½ hours, of which 20:39.
    // Friday 7, Monday 7½, Wednesday 6:09, of which 4 before lunch.
    expect(instants(local('20', '08:00:00'), local('26', '17:00:00'), 70)).toMatchObject({
      dueAt: local('25', '15:39:00'),
    });
  });
  test('60 percent of fifteen days', () => {
    // Monday 2 November 07:30 to Monday 23 November 17:00: 16 days of 7½ hours = 120, of which 72: 9 days and 4½ hours.
    expect(instants(local('02', '07:30:00'), local('23', '17:00:00'), 60)).toMatchObject({
      dueAt: local('13', '14:00:00'),
    });
  });
  test('on the same day it is in hours, and lunch is no time', () => {
    // 09:00 to 17:00 are 6 hours; 4:12 of them are used at 15:12.
    expect(instants(local('18', '09:00:00'), local('18', '17:00:00'), 70)).toMatchObject({
      dueAt: local('18', '15:12:00'),
    });
  });
  test('received after closing, it counts from the next opening', () => {
    // Thursday's 7½ hours, of which 5:15.
    expect(instants(local('18', '19:00:00'), local('19', '17:00:00'), 70)).toMatchObject({
      dueAt: local('19', '14:45:00'),
    });
  });
  test('100 percent is the appointment itself, to the second, also where nobody works at it', () => {
    for (const appointment of [local('26', '16:59:59'), local('22', '12:34:56')])
      expect(instants(local('20', '08:00:00'), appointment, 100)).toMatchObject({ dueAt: appointment });
  });
  test('asked again, it has its share of what is left', () => {
    // Sent back on Wednesday 15:00, appointment on Thursday 17:00: 2 + 7½ hours, of which 6:39.
    expect(instants(local('25', '15:00:00'), local('26', '17:00:00'), 70)).toMatchObject({
      dueAt: local('26', '14:09:00'),
    });
  });
  test('after the appointment it is due at it', () => {
    expect(instants(local('27', '08:00:00'), local('26', '17:00:00'), 70)).toMatchObject({
      alertAt: local('26', '17:00:00'),
      dueAt: local('26', '17:00:00'),
    });
  });
});

describe('who is told when', () => {
  test('the unit after three quarters of its own time, the leader a working day of eight hours after it', () => {
    // Due on Wednesday 15:39. Waiting since Monday 10:00: 5 hours, then Wednesday's 6:09 = 11:09, of which 8:21:45.
    // Monday's 5, then 3:21:45 of Wednesday morning. Eight hours on: 1:21 of Wednesday, 6:39 of Thursday.
    expect(instants(local('20', '08:00:00'), local('26', '17:00:00'), 70, local('23', '10:00:00'))).toEqual({
      alertAt: local('25', '10:51:45'),
      dueAt: local('25', '15:39:00'),
      escalateAt: local('26', '16:09:00'),
    });
  });
  test('a step that begins to wait when it is late is said to be due at once', () => {
    expect(
      instants(local('20', '08:00:00'), local('26', '17:00:00'), 70, local('25', '16:00:00')),
    ).toMatchObject({ alertAt: local('25', '15:39:00'), dueAt: local('25', '15:39:00') });
  });
  test('refuses what is no instant, and a calendar in which nobody works', () => {
    const step = { from: local('20', '08:00:00'), since: local('20', '08:00:00'), share: 70 };
    const refusal = (of: typeof calendar, appointment: string) => {
      const answer = stepInstants(of, { ...step, appointment });
      return isRefused(answer) && answer.refused;
    };
    expect(refusal(calendar, 'tomorrow')).toBe('BAD_INSTANT');
    const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    expect(refusal(calendarOf(calendarData({ week })), local('26', '17:00:00'))).toBe('NO_WORKING_DAY');
  });
});

describe('whatever the times', () => {
  const begin = parseInstant(local('01', '00:00:00')) ?? 0;
  const anySecond = fc.integer({ min: 0, max: 40 * 86_400 }).map((after) => begin + after);
  const shares = fc.integer({ min: 1, max: 100 });
  const dues = (of: { from: number; since: number; appointment: number; share: number }) => {
    const { alertAt, dueAt, escalateAt } = granted(
      stepInstants(calendar, {
        from: formatInstant(of.from),
        since: formatInstant(of.since),
        appointment: formatInstant(of.appointment),
        share: of.share,
      }),
    );
    return { alertAt, dueAt, escalateAt, appointment: formatInstant(of.appointment) };
  };
  const anyStep = fc.record({ from: anySecond, since: anySecond, appointment: anySecond, share: shares });

  test('the alert is not after the due instant, which is not after the appointment; the leader is told later', () => {
    fc.assert(
      fc.property(anyStep, (step) => {
        const { alertAt, dueAt, escalateAt, appointment } = dues(step);
        expect(alertAt <= dueAt && dueAt <= appointment && dueAt < escalateAt).toBe(true);
      }),
    );
  });
  test('a greater share is not due earlier', () => {
    fc.assert(
      fc.property(anyStep, shares, (step, other) => {
        const [less, more] = [step.share, other].toSorted((a, b) => a - b);
        expect(dues({ ...step, share: less ?? 1 }).dueAt <= dues({ ...step, share: more ?? 1 }).dueAt).toBe(
          true,
        );
      }),
    );
  });
});
