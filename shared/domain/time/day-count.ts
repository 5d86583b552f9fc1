import { closing, nextWorkingDay, noWorkingDayAfter, type WorkingCalendar } from './calendar.ts';
import { addMonths, formatDate, instantAt, LAST_DAY } from './local-date.ts';
import { appendEach, appendRest, type LedgerEntry } from './ledger.ts';
import { dueTooFar, type TimeRefusal } from './refusal.ts';

/** A due instant (epoch seconds) or why there is none. */
export type Counted = { readonly dueAt: number } | TimeRefusal;

function dueAtClosing(calendar: WorkingCalendar, day: number): Counted {
  const end = closing(calendar, day);
  return end === undefined ? noWorkingDayAfter(day) : { dueAt: instantAt(day, end) };
}

/** The n-th working day after D0, at its closing. Appends the dates after D0 to the ledger. */
export function countWorkingDays(
  calendar: WorkingCalendar,
  receiptDay: number,
  amount: number,
  ledger: LedgerEntry[],
): Counted {
  let last = receiptDay;
  for (let n = 1; n <= amount; n += 1) {
    const next = nextWorkingDay(calendar, last);
    if (next === undefined) return noWorkingDayAfter(last);
    if (next > LAST_DAY) return dueTooFar();
    appendRest(ledger, calendar, last + 1, next);
    ledger.push({ date: formatDate(next), why: 'counted', n });
    last = next;
  }
  return dueAtClosing(calendar, last);
}

/**
 * D0 and so many days, every date counted; a last day nobody works on rolls to the next working day (Civil Code
 * art. 148.5). At its closing, though the law's day ends at 24:00: after the closing nobody can hand out a result.
 */
export function countCalendarDays(
  calendar: WorkingCalendar,
  receiptDay: number,
  days: number,
  ledger: LedgerEntry[],
): Counted {
  const last = receiptDay + days;
  if (last > LAST_DAY) return dueTooFar();
  const isLastWorked = closing(calendar, last) !== undefined;
  const due = isLastWorked ? last : nextWorkingDay(calendar, last);
  if (due === undefined) return noWorkingDayAfter(last);
  if (due > LAST_DAY) return dueTooFar();
  for (let n = 1; n <= days; n += 1) ledger.push({ date: formatDate(receiptDay + n), why: 'counted', n });
  appendEach(ledger, 'rolled', last + 1, due + 1);
  return dueAtClosing(calendar, due);
}

/** The same-numbered day so many months on, or that month's last day (Civil Code art. 148.3); then as calendar days. */
export function countMonths(
  calendar: WorkingCalendar,
  receiptDay: number,
  months: number,
  ledger: LedgerEntry[],
): Counted {
  const days = addMonths(receiptDay, months) - receiptDay;
  return countCalendarDays(calendar, receiptDay, days, ledger);
}
