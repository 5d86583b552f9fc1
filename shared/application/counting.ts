import { instantFromMs } from '../domain/ids.ts';
import type { Instant, UnitId } from '../domain/ids.ts';
import { localDateOf } from '../domain/office/dated.ts';
import { calendarOf } from '../domain/office/office-calendar.ts';
import type { OfficeCalendar } from '../domain/office/office-calendar.ts';
import { refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { workingCalendar } from '../domain/time/calendar.ts';
import type { WorkingCalendar } from '../domain/time/calendar.ts';
import { isRefused } from '../domain/time/refusal.ts';

/** The clock hours of the unit that answers, in a version of the calendar. A gap in the data is a refusal to promise. */
export function unitCalendar(
  calendar: OfficeCalendar | undefined,
  unitId: UnitId,
  at: Instant,
): WorkingCalendar | Refusal {
  const data = calendar && calendarOf(calendar, unitId, localDateOf(at));
  const working = data && workingCalendar(data);
  return working && !isRefused(working) ? working : refuse('NO_WORKING_DAY', { unit: unitId });
}

export const utc = (withOffset: string): Instant => instantFromMs(Date.parse(withOffset));
/** The deadline engine counts whole seconds. */
export const wholeSecond = (at: Instant): string => `${at.slice(0, 19)}Z`;
