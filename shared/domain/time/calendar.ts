import { formatDate, parseDate, parseTime, weekdayIndex } from './local-date.ts';
import { badDate, badTime, isRefused, refusal, type TimeRefusal } from './refusal.ts';

export const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** The days of the week as a calendar spells them, Monday first. */
export const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekDay = (typeof WEEK_DAYS)[number];

/** Start and end of a shift, each `HH:MM` in local time. */
export type ShiftData = readonly [start: string, end: string];

export type ExceptionData =
  | { readonly date: string; readonly kind: 'off'; readonly source?: string }
  | {
      readonly date: string;
      readonly kind: 'work';
      readonly shifts: readonly ShiftData[];
      readonly source?: string;
    };

/** A calendar as it is kept and sent: the week, and the dates that differ from it. */
export type CalendarData = {
  readonly timeZone: typeof TIME_ZONE;
  readonly week: Readonly<Record<WeekDay, readonly ShiftData[]>>;
  readonly exceptions: readonly ExceptionData[];
};

/** Start and end in seconds since local midnight; the end is not part of the shift. */
export type Shift = { readonly start: number; readonly end: number };

export type CalendarException = {
  readonly kind: 'off' | 'work';
  readonly shifts: readonly Shift[];
  readonly source?: string;
};

/** A calendar read and proven, ready to count on: `workingCalendar` makes it. Dates are day numbers. */
export type WorkingCalendar = {
  readonly week: readonly (readonly Shift[])[];
  readonly exceptions: ReadonlyMap<number, CalendarException>;
};

/** How many dates are looked at for a next working day before the calendar is taken for broken. */
export const LOOK_AHEAD_DAYS = 400;

const NO_SHIFTS: readonly Shift[] = [];

function readShifts(data: readonly ShiftData[]): readonly Shift[] | TimeRefusal {
  const shifts: Shift[] = [];
  let lastEnd = 0;
  for (const [startText, endText] of data) {
    const start = parseTime(startText);
    if (start === undefined) return badTime(startText);
    const end = parseTime(endText);
    if (end === undefined) return badTime(endText);
    if (end <= start) return refusal('BAD_SHIFTS', 'A shift does not end after it starts.');
    if (start < lastEnd) return refusal('BAD_SHIFTS', 'A shift starts before the one before it ends.');
    shifts.push({ start, end });
    lastEnd = end;
  }
  return shifts;
}

function readException(data: ExceptionData): CalendarException | TimeRefusal {
  const source = data.source === undefined ? {} : { source: data.source };
  if (data.kind === 'off') return { kind: 'off', shifts: NO_SHIFTS, ...source };
  const shifts = readShifts(data.shifts);
  if (isRefused(shifts)) return shifts;
  if (shifts.length === 0) return refusal('BAD_SHIFTS', 'A work exception has no shift.');
  return { kind: 'work', shifts, ...source };
}

/**
 * Reads a calendar once, to count on it many times. Refuses an impossible date or time (BAD_DATE, BAD_TIME), shifts
 * that are empty, out of order or overlap (BAD_SHIFTS), and a second exception for a date (DUPLICATE_EXCEPTION).
 */
export function workingCalendar(data: CalendarData): WorkingCalendar | TimeRefusal {
  const week: (readonly Shift[])[] = [];
  for (const name of WEEK_DAYS) {
    const shifts = readShifts(data.week[name]);
    if (isRefused(shifts)) return shifts;
    week.push(shifts);
  }
  const exceptions = new Map<number, CalendarException>();
  for (const item of data.exceptions) {
    const day = parseDate(item.date);
    if (day === undefined) return badDate(item.date);
    if (exceptions.has(day)) return refusal('DUPLICATE_EXCEPTION', `Two exceptions for ${item.date}.`);
    const exception = readException(item);
    if (isRefused(exception)) return exception;
    exceptions.set(day, exception);
  }
  return { week, exceptions };
}

/** The shifts of a date, in order: those of its exception when it has one, else those of its day of the week. */
export function shiftsOn(calendar: WorkingCalendar, day: number): readonly Shift[] {
  return calendar.exceptions.get(day)?.shifts ?? calendar.week[weekdayIndex(day)] ?? NO_SHIFTS;
}

/** A working day is a date with at least one shift. */
export function isWorkingDay(calendar: WorkingCalendar, day: number): boolean {
  return shiftsOn(calendar, day).length > 0;
}

/** Start of the first shift of a date in seconds since local midnight; undefined when it is not a working day. */
export function opening(calendar: WorkingCalendar, day: number): number | undefined {
  return shiftsOn(calendar, day)[0]?.start;
}

/** End of the last shift of a date in seconds since local midnight; undefined when it is not a working day. */
export function closing(calendar: WorkingCalendar, day: number): number | undefined {
  return shiftsOn(calendar, day).at(-1)?.end;
}

/** The first working day after a date; undefined when none of the LOOK_AHEAD_DAYS dates after it is one. */
export function nextWorkingDay(calendar: WorkingCalendar, after: number): number | undefined {
  for (let day = after + 1; day <= after + LOOK_AHEAD_DAYS; day += 1) {
    if (isWorkingDay(calendar, day)) return day;
  }
  return undefined;
}

/**
 * The shift that runs at a local time (seconds since midnight) of a date, or else the next one to begin, on that date
 * or on the next working day. A shift that ends at that time is over. Undefined as for `nextWorkingDay`.
 */
export function nextShift(
  calendar: WorkingCalendar,
  day: number,
  second: number,
): { readonly day: number; readonly shift: Shift } | undefined {
  const today = shiftsOn(calendar, day).find((shift) => shift.end > second);
  if (today) return { day, shift: today };
  const next = nextWorkingDay(calendar, day);
  const first = next === undefined ? undefined : shiftsOn(calendar, next)[0];
  return next === undefined || first === undefined ? undefined : { day: next, shift: first };
}

export function noWorkingDayAfter(day: number): TimeRefusal {
  return refusal('NO_WORKING_DAY', `No working day within ${LOOK_AHEAD_DAYS} days after ${formatDate(day)}.`);
}
