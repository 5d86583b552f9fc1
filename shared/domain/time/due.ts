import { closing, noWorkingDayAfter, type WorkingCalendar } from './calendar.ts';
import { countCalendarDays, type Counted, countMonths, countWorkingDays } from './day-count.ts';
import { countClockSeconds, countWorkingSeconds } from './hour-count.ts';
import { type Ledger, type LedgerEntry } from './ledger.ts';
import {
  DAY_SECONDS,
  formatDate,
  formatInstant,
  HOUR_SECONDS,
  instantAt,
  LAST_DAY,
  localDay,
  parseInstant,
  parseTime,
} from './local-date.ts';
import { placeReceipt, type Receipt, SAME_DAY_CUT_OFF_SECOND } from './receipt.ts';
import { badInstant, badTime, dueTooFar, isRefused, refusal, type TimeRefusal } from './refusal.ts';

export const ALLOWANCE_UNITS = [
  'working-day',
  'calendar-day',
  'month',
  'working-hour',
  'hour',
  'same-day',
] as const;
export type AllowanceUnit = (typeof ALLOWANCE_UNITS)[number];

/** How much time a procedure gives: a whole number, 1 or more, of a unit; 0 for `same-day`. */
export type Allowance = { readonly amount: number; readonly unit: AllowanceUnit };

/** `dueAt` is `YYYY-MM-DDTHH:MM:SS+07:00`; the ledger has each local date from the receipt to the due date once. */
export type Due = { readonly dueAt: string; readonly ledger: Ledger };

const SHORTEST_MONTH_DAYS = 28;

/** Why an amount is impossible for its unit, or undefined when it is fine. */
export function amountRefusal({ amount, unit }: Allowance): TimeRefusal | undefined {
  if (!Number.isInteger(amount)) return refusal('BAD_AMOUNT', 'The amount is not a whole number.');
  if (unit === 'same-day') {
    return amount === 0 ? undefined : refusal('BAD_AMOUNT', 'The amount of same-day is not 0.');
  }
  return amount >= 1 ? undefined : refusal('BAD_AMOUNT', 'The amount is less than 1.');
}

/** True when even the shortest reading of the allowance ends after the last date there is: nothing need be counted. */
function isBeyondAllDates({ amount, unit }: Allowance, day: number): boolean {
  const daysLeft = LAST_DAY - day + 1;
  switch (unit) {
    case 'working-day':
    case 'calendar-day':
      return amount > daysLeft;
    case 'month':
      return amount > daysLeft / SHORTEST_MONTH_DAYS + 1;
    case 'working-hour':
    case 'hour':
      return amount > (daysLeft * DAY_SECONDS) / HOUR_SECONDS;
    case 'same-day':
      return false;
  }
}

function startLedger(receivedOn: number, receipt: Receipt, inHours: boolean): LedgerEntry[] {
  const ledger: LedgerEntry[] = [];
  for (let day = receivedOn; day < receipt.day; day += 1) {
    const date = formatDate(day);
    ledger.push(inHours ? { date, why: 'moved', minutes: 0 } : { date, why: 'moved' });
  }
  return ledger;
}

function countSameDay(calendar: WorkingCalendar, receipt: Receipt, ledger: LedgerEntry[]): Counted {
  const end = closing(calendar, receipt.day);
  if (end === undefined) return noWorkingDayAfter(receipt.day);
  ledger.push({ date: formatDate(receipt.day), why: 'receipt', minutes: 0 });
  return { dueAt: instantAt(receipt.day, end) };
}

/** Counts an allowance from its receipt and appends D0 and every date after it, the due date included, to the ledger. */
function count(
  calendar: WorkingCalendar,
  receipt: Receipt,
  { amount, unit }: Allowance,
  ledger: LedgerEntry[],
): Counted {
  switch (unit) {
    case 'working-hour':
      return countWorkingSeconds(calendar, receipt, amount * HOUR_SECONDS, ledger);
    case 'hour':
      return countClockSeconds(receipt, amount * HOUR_SECONDS, ledger);
    case 'same-day':
      return countSameDay(calendar, receipt, ledger);
  }
  // The first day is not counted (Civil Code art. 147.2).
  ledger.push({ date: formatDate(receipt.day), why: 'receipt' });
  switch (unit) {
    case 'working-day':
      return countWorkingDays(calendar, receipt.day, amount, ledger);
    case 'calendar-day':
      return countCalendarDays(calendar, receipt.day, amount, ledger);
    case 'month':
      return countMonths(calendar, receipt.day, amount, ledger);
  }
}

/**
 * When a dossier is due, and why: the due instant of an allowance from a receipt, without stops or extensions, with the
 * ledger that explains it date by date.
 *
 * - `receivedAt` is an ISO instant with an offset; all dates and times of the answer are at +07:00.
 * - `cutOff` is `HH:MM` local time: a later receipt, or one on a day nobody works, counts from the opening of the next
 *   working day (NĐ 118/2025 art. 18). `same-day` has 15:00 when none is given (Law on Civil Status art. 5.3).
 * - Days are counted from the day after the receipt (Civil Code art. 147.2) and end at the closing of the last one,
 *   moved to the next working day where nobody works on it (art. 148.5). Months end on the same-numbered day
 *   (art. 148.3). Hours run from the receipt (art. 147.1): `hour` by the clock, `working-hour` within the shifts.
 *
 * Refuses BAD_INSTANT, BAD_TIME, BAD_AMOUNT, NO_WORKING_DAY (the calendar has no working day where one is needed) and
 * DUE_TOO_FAR (after the year 9999).
 */
export function dueInstant(
  calendar: WorkingCalendar,
  receivedAt: string,
  allowance: Allowance,
  cutOff?: string,
): Due | TimeRefusal {
  const received = parseInstant(receivedAt);
  if (received === undefined) return badInstant(receivedAt);
  const isSameDay = allowance.unit === 'same-day';
  const cutOffSecond = cutOff === undefined ? undefined : parseTime(cutOff);
  if (cutOff !== undefined && cutOffSecond === undefined) return badTime(cutOff);
  const badAmount = amountRefusal(allowance);
  if (badAmount) return badAmount;

  const lastSecond = cutOffSecond ?? (isSameDay ? SAME_DAY_CUT_OFF_SECOND : undefined);
  const receipt = placeReceipt(calendar, received, lastSecond, isSameDay);
  if (isRefused(receipt)) return receipt;
  if (receipt.day > LAST_DAY || isBeyondAllDates(allowance, receipt.day)) return dueTooFar();

  const ledger = startLedger(localDay(received), receipt, usesMinutes(allowance.unit));
  const counted = count(calendar, receipt, allowance, ledger);
  return isRefused(counted) ? counted : { dueAt: formatInstant(counted.dueAt), ledger };
}

/** Units whose ledger carries minutes in place of day numbers. */
function usesMinutes(unit: AllowanceUnit): boolean {
  return unit === 'working-hour' || unit === 'hour' || unit === 'same-day';
}
