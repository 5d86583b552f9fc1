import { describe, expect, test } from '@jest/globals';
import { workingCalendar } from '../../../shared/domain/time/calendar.ts';
import type { CalendarData } from '../../../shared/domain/time/calendar.ts';
import { forwardingDue, forwardingRuleOn } from '../../../shared/domain/time/forwarding.ts';
import { isRefused } from '../../../shared/domain/time/refusal.ts';

const shifts = [
  ['07:30', '11:30'],
  ['13:30', '17:00'],
] as const;
const week = { mon: shifts, tue: shifts, wed: shifts, thu: shifts, fri: shifts, sat: [], sun: [] };
const data: CalendarData = {
  timeZone: 'Asia/Ho_Chi_Minh',
  week,
  // 24 November 2026 is a Tuesday.
  exceptions: [{ date: '2026-11-24', kind: 'off', source: 'Ngày Văn hóa Việt Nam' }],
};
const made = workingCalendar(data);
if (isRefused(made)) throw new Error(made.refused);
const calendar = made;
const rule = forwardingRuleOn('2026-11-23');
if (!rule) throw new Error('There is no rule');
const due = (from: string, toOtherLevel = false) => {
  const found = forwardingDue(calendar, from, rule, toOtherLevel);
  return isRefused(found) ? found.refused : found;
};

describe('paper follows the electronic dossier (ND118 Đ.18)', () => {
  test.each([
    [
      'in the morning: before the closing of that day',
      '2026-11-23T08:15:00+07:00',
      '2026-11-23T17:00:00+07:00',
    ],
    ['at 15:00 sharp: still that day', '2026-11-23T15:00:00+07:00', '2026-11-23T17:00:00+07:00'],
    [
      'a second later: the start of the next working day, over the holiday',
      '2026-11-23T15:00:01+07:00',
      '2026-11-25T07:30:00+07:00',
    ],
    ['on Friday at 16:00: on Monday', '2026-11-27T16:00:00+07:00', '2026-11-30T07:30:00+07:00'],
    ['on a Saturday: on Monday', '2026-11-28T09:00:00+07:00', '2026-11-30T07:30:00+07:00'],
    ['on the holiday: the day after', '2026-11-24T09:00:00+07:00', '2026-11-25T07:30:00+07:00'],
  ])('received %s', (_when, from, dueAt) => {
    expect(due(from)).toMatchObject({ dueAt });
  });
  test('says of each date between why it does not count', () => {
    expect(due('2026-11-23T15:30:00+07:00')).toMatchObject({
      ledger: [
        { date: '2026-11-23', why: 'moved' },
        { date: '2026-11-24', why: 'off', source: 'Ngày Văn hóa Việt Nam' },
        { date: '2026-11-25', why: 'counted', n: 1 },
      ],
    });
  });
  test('to another level within one working day (Đ.20)', () => {
    expect(due('2026-11-23T15:30:00+07:00', true)).toMatchObject({ dueAt: '2026-11-25T17:00:00+07:00' });
    expect(due('2026-11-25T08:00:00+07:00', true)).toMatchObject({ dueAt: '2026-11-26T17:00:00+07:00' });
  });
  test('refuses what is no instant, no time, and a calendar in which nobody works', () => {
    expect(due('yesterday')).toBe('BAD_INSTANT');
    expect(
      forwardingDue(calendar, '2026-11-23T08:00:00+07:00', { ...rule, cutOff: '25:00' }, false),
    ).toMatchObject({
      refused: 'BAD_TIME',
    });
    const idle = workingCalendar({
      timeZone: 'Asia/Ho_Chi_Minh',
      week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
      exceptions: [],
    });
    if (isRefused(idle)) throw new Error(idle.refused);
    expect(forwardingDue(idle, '2026-11-23T08:00:00+07:00', rule, false)).toMatchObject({
      refused: 'NO_WORKING_DAY',
    });
  });
});
