import type { UnitId } from '../ids.ts';
import type { TIME_ZONE } from '../time/calendar.ts';
import { type CalendarData, type ExceptionData, type ShiftData } from '../time/calendar.ts';
import type { Provenance } from '../words.ts';
import { type LocalDate, validAt } from './dated.ts';
import type { UnitHours } from './unit-hours.ts';

/** A date that differs from the week: a holiday, a day off in lieu or swapped, or a Saturday worked in its place. */
export type CalendarDay = {
  readonly date: LocalDate;
  readonly kind: 'off' | 'work';
  readonly name: string;
  readonly shifts?: readonly ShiftData[];
  readonly source: Provenance;
};

/** A province's calendar in one version; dossiers pin the version, so a released one is never edited. */
export type OfficeCalendar = {
  readonly version: string;
  readonly timeZone: typeof TIME_ZONE;
  readonly hours: readonly UnitHours[];
  readonly days: readonly CalendarDay[];
};

function exceptionOf({ date, kind, name, shifts, source }: CalendarDay): ExceptionData {
  const because = `${name} (${source.reference})`;
  return kind === 'off'
    ? { date, kind, source: because }
    : { date, kind, shifts: shifts ?? [], source: because };
}

/**
 * The calendar on which a unit's deadlines are counted: its clock hours in force on a date, and every exception.
 * Undefined when the unit has no hours then.
 */
export function calendarOf(
  calendar: OfficeCalendar,
  unitId: UnitId,
  on: LocalDate,
): CalendarData | undefined {
  const hours = calendar.hours.find((candidate) => candidate.unitId === unitId && validAt(candidate, on));
  return (
    hours && { timeZone: calendar.timeZone, week: hours.clock, exceptions: calendar.days.map(exceptionOf) }
  );
}
