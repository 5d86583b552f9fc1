import { describe, expect, test } from '@jest/globals';

import {
  type CalendarData,
  closing,
  isWorkingDay,
  nextShift,
  nextWorkingDay,
  opening,
  workingCalendar,
} from '../../../shared/domain/time/calendar.ts';
import { formatDate } from '../../../shared/domain/time/local-date.ts';
import { calendarData, calendarOf, dayOf, officeHours } from './calendars.ts';

const hour = 3600;
const calendar = calendarOf(
  calendarData({
    exceptions: [
      { date: '2026-08-22', kind: 'work', shifts: [['08:00', '10:00']], source: 'making up' },
      { date: '2026-09-02', kind: 'off', source: 'National Day' },
    ],
  }),
);

describe('a working calendar', () => {
  test('takes the week where a date has no exception', () => {
    expect(isWorkingDay(calendar, dayOf('2026-08-21'))).toBe(true);
    expect(isWorkingDay(calendar, dayOf('2026-08-23'))).toBe(false);
  });

  test('takes the exception of a date in place of its week day', () => {
    expect(opening(calendar, dayOf('2026-08-22'))).toBe(8 * hour);
    expect(closing(calendar, dayOf('2026-08-22'))).toBe(10 * hour);
    expect(closing(calendar, dayOf('2026-09-02'))).toBeUndefined();
  });

  test('finds the next working day after a date, never the date itself', () => {
    const next = (date: string) => formatDate(nextWorkingDay(calendar, dayOf(date)) ?? Number.NaN);
    expect(next('2026-08-20')).toBe('2026-08-21');
    expect(next('2026-08-22')).toBe('2026-08-24');
    expect(next('2026-09-01')).toBe('2026-09-03');
  });

  test('gives the shift that runs, else the next to begin; one that ends at the time is over', () => {
    const friday = dayOf('2026-08-21');
    expect(nextShift(calendar, friday, 8 * hour)?.shift.start).toBe(7.5 * hour);
    expect(nextShift(calendar, friday, 11.5 * hour)?.shift.start).toBe(13.5 * hour);
    expect(nextShift(calendar, friday, 17 * hour)).toEqual({
      day: friday + 1,
      shift: { start: 8 * hour, end: 10 * hour },
    });
  });

  test('looks 400 dates ahead and no further', () => {
    const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const once = calendarOf(
      calendarData({ week: never, exceptions: [{ date: '2027-02-05', kind: 'work', shifts: officeHours }] }),
    );
    const worked = dayOf('2027-02-05');
    expect(nextWorkingDay(once, worked - 400)).toBe(worked);
    expect(nextWorkingDay(once, worked - 401)).toBeUndefined();
    expect(nextShift(once, worked - 401, 0)).toBeUndefined();
  });
});

describe('a calendar is refused', () => {
  const mondays = (mon: CalendarData['week']['mon']) =>
    calendarData({ week: { ...calendarData().week, mon } });

  test.each([
    ['when a shift ends before it starts', mondays([['11:30', '07:30']]), 'BAD_SHIFTS'],
    ['when a shift ends as it starts', mondays([['07:30', '07:30']]), 'BAD_SHIFTS'],
    [
      'when shifts overlap',
      mondays([
        ['07:30', '11:30'],
        ['11:29', '17:00'],
      ]),
      'BAD_SHIFTS',
    ],
    ['when a time is impossible', mondays([['07:30', '24:00']]), 'BAD_TIME'],
    [
      'when a date is impossible',
      calendarData({ exceptions: [{ date: '2026-02-29', kind: 'off' }] }),
      'BAD_DATE',
    ],
    [
      'when a work exception has no shift',
      calendarData({ exceptions: [{ date: '2026-02-28', kind: 'work', shifts: [] }] }),
      'BAD_SHIFTS',
    ],
    [
      'when two exceptions are for one date',
      calendarData({
        exceptions: [
          { date: '2026-03-01', kind: 'off' },
          { date: '2026-03-01', kind: 'off' },
        ],
      }),
      'DUPLICATE_EXCEPTION',
    ],
  ])('%s', (_when, data, refused) => {
    expect(workingCalendar(data)).toMatchObject({ refused });
  });

  test('but not when a shift starts as the one before it ends', () => {
    expect(
      workingCalendar(
        mondays([
          ['07:30', '11:30'],
          ['11:30', '17:00'],
        ]),
      ),
    ).not.toHaveProperty('refused');
  });
});
