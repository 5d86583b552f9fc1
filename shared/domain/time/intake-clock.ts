import { type WorkingCalendar } from './calendar.ts';
import { amountRefusal, dueInstant } from './due.ts';
import { formatInstant, HOUR_SECONDS, LAST_DAY, localDay, parseInstant } from './local-date.ts';
import { badInstant, dueTooFar, isRefused, type TimeRefusal } from './refusal.ts';

/** NĐ 118/2025 art. 17.2: an officer is alerted to an online filing within 2 hours, which the decree takes by the clock. */
export const ONLINE_ALERT_HOURS = 2;
/** NĐ 118/2025 art. 17.2: an online filing is accepted, or a supplement asked for, within 8 working hours. */
export const ONLINE_ANSWER_WORKING_HOURS = 8;

/** The end of a clock that explains itself by one instant, `YYYY-MM-DDTHH:MM:SS+07:00`. */
export type ClockEnd = { readonly dueAt: string };

/**
 * So many hours of shift time (a whole number, 1 or more) after an ISO instant, wherever in the week it falls. Refuses
 * BAD_INSTANT, BAD_AMOUNT, NO_WORKING_DAY and DUE_TOO_FAR, as `dueInstant` does.
 */
export function addWorkingHours(
  calendar: WorkingCalendar,
  instant: string,
  hours: number,
): ClockEnd | TimeRefusal {
  const due = dueInstant(calendar, instant, { amount: hours, unit: 'working-hour' });
  return isRefused(due) ? due : { dueAt: due.dueAt };
}

/**
 * So many hours by the clock (a whole number, 1 or more) after an ISO instant, by night and on days off too. Refuses
 * BAD_INSTANT, BAD_AMOUNT and DUE_TOO_FAR.
 */
export function addHours(instant: string, hours: number): ClockEnd | TimeRefusal {
  const start = parseInstant(instant);
  if (start === undefined) return badInstant(instant);
  const badAmount = amountRefusal({ amount: hours, unit: 'hour' });
  if (badAmount) return badAmount;
  const end = start + hours * HOUR_SECONDS;
  return localDay(end) > LAST_DAY ? dueTooFar() : { dueAt: formatInstant(end) };
}
