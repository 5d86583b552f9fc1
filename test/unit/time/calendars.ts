import * as fc from 'fast-check';

import {
  type CalendarData,
  type ShiftData,
  type WorkingCalendar,
  workingCalendar,
} from '../../../shared/domain/time/calendar.ts';
import { formatDate, formatInstant, parseDate } from '../../../shared/domain/time/local-date.ts';
import { isRefused } from '../../../shared/domain/time/refusal.ts';

export const officeHours: readonly ShiftData[] = [
  ['07:30', '11:30'],
  ['13:30', '17:00'],
];

/** Office hours from Monday to Friday, with what the test changes. */
export function calendarData(change: Partial<CalendarData> = {}): CalendarData {
  const week = {
    mon: officeHours,
    tue: officeHours,
    wed: officeHours,
    thu: officeHours,
    fri: officeHours,
    sat: [],
    sun: [],
  };
  return { timeZone: 'Asia/Ho_Chi_Minh', week, exceptions: [], ...change };
}

/** A calendar that must be readable. */
export function calendarOf(data: CalendarData): WorkingCalendar {
  const calendar = workingCalendar(data);
  if (isRefused(calendar)) throw new Error(calendar.message);
  return calendar;
}

/** The answer of a function that must not refuse. */
export function granted<T extends object>(answer: T): Exclude<T, { refused: unknown }> {
  if (isRefused(answer)) throw new Error(answer.message);
  return answer as Exclude<T, { refused: unknown }>;
}

export function dayOf(date: string): number {
  const day = parseDate(date);
  if (day === undefined) throw new Error(`${date} is no date`);
  return day;
}

const timeText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export const anyTime = fc.integer({ min: 0, max: 1439 }).map(timeText);

function anyShifts(most: number): fc.Arbitrary<ShiftData[]> {
  return fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { maxLength: most * 2 }).map((minutes) => {
    const sorted = minutes.toSorted((a, b) => a - b);
    const shifts: ShiftData[] = [];
    for (let index = 0; index + 1 < sorted.length; index += 2) {
      shifts.push([timeText(sorted[index] ?? 0), timeText(sorted[index + 1] ?? 0)]);
    }
    return shifts;
  });
}

const firstDay = dayOf('2026-01-01');

const anyException = fc
  .tuple(fc.integer({ min: firstDay, max: firstDay + 200 }), fc.boolean(), anyShifts(2))
  .map(([day, isOff, shifts]) => {
    const date = formatDate(day);
    return isOff || shifts.length === 0
      ? ({ date, kind: 'off', source: 'a decree' } as const)
      : ({ date, kind: 'work', shifts } as const);
  });

/** Any calendar in which Tuesdays are worked, with exceptions in the first months of 2026. */
export const anyCalendar: fc.Arbitrary<CalendarData> = fc.record({
  timeZone: fc.constant('Asia/Ho_Chi_Minh' as const),
  week: fc.record({
    mon: anyShifts(3),
    tue: anyShifts(2).map((shifts) => (shifts.length > 0 ? shifts : officeHours)),
    wed: anyShifts(2),
    thu: fc.constant(officeHours),
    fri: anyShifts(1),
    sat: anyShifts(1),
    sun: fc.constant([]),
  }),
  exceptions: fc.uniqueArray(anyException, { selector: (exception) => exception.date, maxLength: 40 }),
});

const firstSecond = Date.UTC(2026, 0, 1) / 1000;

/** Any instant of the first five months of 2026. */
export const anyInstant = fc
  .integer({ min: firstSecond, max: firstSecond + 150 * 86_400 })
  .map((second) => formatInstant(second));
