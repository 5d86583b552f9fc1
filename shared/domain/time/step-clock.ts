import { nextWorkingDay, noWorkingDayAfter, shiftsOn, type WorkingCalendar } from './calendar.ts';
import {
  formatInstant,
  HOUR_SECONDS,
  instantAt,
  LAST_DAY,
  localDay,
  parseInstant,
  secondOfDay,
} from './local-date.ts';
import { badInstant, dueTooFar, type TimeRefusal } from './refusal.ts';

/** House practice, not law: the unit is reminded when so much of its time is used, the leader so long after its end. */
const REMIND_AT_PERCENT = 75;
const ESCALATE_AFTER_WORKING_HOURS = 8;

/** The instants of one step, `YYYY-MM-DDTHH:MM:SS+07:00`: the unit is reminded, the step is due, the leader is told. */
export type StepInstants = { readonly alertAt: string; readonly dueAt: string; readonly escalateAt: string };

/**
 * When a step of a route is due. `share` is the percent of the working time from `from` to the appointment by which it
 * is to be done; 100 is the appointment itself, to the second. After the appointment every step is due at it.
 * Refuses BAD_INSTANT, NO_WORKING_DAY and DUE_TOO_FAR.
 */
export function stepInstants(
  calendar: WorkingCalendar,
  { from, since, appointment, share }: { from: string; since: string; appointment: string; share: number },
): StepInstants | TimeRefusal {
  const [start, waitsSince, end] = [from, since, appointment].map(parseInstant);
  if (start === undefined) return badInstant(from);
  if (waitsSince === undefined) return badInstant(since);
  if (end === undefined) return badInstant(appointment);
  const due = share >= 100 ? end : partOf(calendar, start, end, share);
  if (typeof due !== 'number') return due;
  const alert = partOf(calendar, Math.min(waitsSince, due), due, REMIND_AT_PERCENT);
  if (typeof alert !== 'number') return alert;
  const escalate = plusWorkingSeconds(calendar, due, ESCALATE_AFTER_WORKING_HOURS * HOUR_SECONDS);
  if (typeof escalate !== 'number') return escalate;
  return {
    alertAt: formatInstant(alert),
    dueAt: formatInstant(due),
    escalateAt: formatInstant(escalate),
  };
}

const partOf = (calendar: WorkingCalendar, from: number, to: number, percent: number): number | TimeRefusal =>
  plusWorkingSeconds(calendar, from, Math.floor((workingSeconds(calendar, from, to) * percent) / 100), to);

/** Shift time between two instants; none when the second is the earlier. */
export function workingSeconds(calendar: WorkingCalendar, from: number, to: number): number {
  let sum = 0;
  for (let day = localDay(from); day <= localDay(to); day += 1) {
    for (const { start, end } of shiftsOn(calendar, day)) {
      const opens = Math.max(instantAt(day, start), from);
      const closes = Math.min(instantAt(day, end), to);
      if (closes > opens) sum += closes - opens;
    }
  }
  return sum;
}

/** The instant at which so much shift time has passed, `latest` at most. */
function plusWorkingSeconds(
  calendar: WorkingCalendar,
  from: number,
  seconds: number,
  latest = Number.POSITIVE_INFINITY,
): number | TimeRefusal {
  if (seconds <= 0) return Math.min(from, latest);
  let left = seconds;
  for (let day = localDay(from), first = true; day <= LAST_DAY; first = false) {
    for (const shift of shiftsOn(calendar, day)) {
      const start = first ? Math.max(shift.start, secondOfDay(from)) : shift.start;
      const free = shift.end - start;
      if (free <= 0) continue;
      if (left <= free) return Math.min(instantAt(day, start + left), latest);
      left -= free;
    }
    const next = nextWorkingDay(calendar, day);
    if (next === undefined) return noWorkingDayAfter(day);
    day = next;
  }
  return dueTooFar();
}
