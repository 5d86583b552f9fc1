import { closing, nextWorkingDay, noWorkingDayAfter, opening, type WorkingCalendar } from './calendar.ts';
import { HOUR_SECONDS, instantAt, localDay, secondOfDay } from './local-date.ts';
import { type TimeRefusal } from './refusal.ts';

/** The receipt a deadline is counted from: its instant (epoch seconds) and its local date, called D0. */
export type Receipt = { readonly at: number; readonly day: number };

/** Law on Civil Status art. 5.3: what is received after 15:00 and cannot be done at once waits for the next working day. */
export const SAME_DAY_CUT_OFF_SECOND = 15 * HOUR_SECONDS;

/**
 * Where the receipt stands once the cut-off is applied. With a cut-off (seconds since local midnight; NĐ 118/2025
 * art. 18 knows 15:00), a receipt that is later, or on a day nobody works, moves to the opening of the next working
 * day. Exactly at the cut-off is in time. `mustBeOpen` moves a receipt after the closing as well: a same-day result
 * cannot be given out any more.
 */
export function placeReceipt(
  calendar: WorkingCalendar,
  receivedAt: number,
  cutOff: number | undefined,
  mustBeOpen: boolean,
): Receipt | TimeRefusal {
  const day = localDay(receivedAt);
  if (cutOff === undefined) return { at: receivedAt, day };
  const end = closing(calendar, day);
  const second = secondOfDay(receivedAt);
  const isInTime = end !== undefined && second <= cutOff && !(mustBeOpen && second > end);
  if (isInTime) return { at: receivedAt, day };
  const next = nextWorkingDay(calendar, day);
  const start = next === undefined ? undefined : opening(calendar, next);
  if (next === undefined || start === undefined) return noWorkingDayAfter(day);
  return { at: instantAt(next, start), day: next };
}
