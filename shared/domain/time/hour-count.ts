import { nextWorkingDay, noWorkingDayAfter, shiftsOn, type WorkingCalendar } from './calendar.ts';
import { type Counted } from './day-count.ts';
import { DAY_SECONDS, formatDate, instantAt, LAST_DAY, localDay, secondOfDay } from './local-date.ts';
import { type LedgerEntry, minutesOf, restEntry } from './ledger.ts';
import { type Receipt } from './receipt.ts';
import { dueTooFar } from './refusal.ts';

type Use = { readonly used: number; readonly endsAt: number | undefined };

/** Takes up to `wanted` seconds of a date's shifts from a local time on; `endsAt` is set when they were all found. */
function useShifts(calendar: WorkingCalendar, day: number, from: number, wanted: number): Use {
  let used = 0;
  for (const shift of shiftsOn(calendar, day)) {
    const start = Math.max(shift.start, from);
    const free = shift.end - start;
    if (free <= 0) continue;
    // Not `<`: a span that ends where a shift ends is due there, not at the start of the next one.
    if (wanted - used <= free) return { used: wanted, endsAt: start + wanted - used };
    used += free;
  }
  return { used, endsAt: undefined };
}

/**
 * So many seconds of shift time from the receipt; outside the shifts the clock stands. Appends D0 and the dates after
 * it to the ledger, with the minutes used on each.
 */
export function countWorkingSeconds(
  calendar: WorkingCalendar,
  receipt: Receipt,
  seconds: number,
  ledger: LedgerEntry[],
): Counted {
  let day = receipt.day;
  let left = seconds;
  let { used, endsAt } = useShifts(calendar, day, secondOfDay(receipt.at), left);
  ledger.push({ date: formatDate(day), why: 'receipt', minutes: minutesOf(used) });
  while (endsAt === undefined) {
    left -= used;
    const next = nextWorkingDay(calendar, day);
    if (next === undefined) return noWorkingDayAfter(day);
    if (next > LAST_DAY) return dueTooFar();
    for (let rest = day + 1; rest < next; rest += 1)
      ledger.push({ ...restEntry(calendar, rest), minutes: 0 });
    day = next;
    ({ used, endsAt } = useShifts(calendar, day, 0, left));
    ledger.push({ date: formatDate(day), why: 'counted', minutes: minutesOf(used) });
  }
  return { dueAt: instantAt(day, endsAt) };
}

/**
 * So many seconds of clock time from the receipt, by night and on days off too (Civil Code art. 147.1). Appends D0 and
 * the dates after it to the ledger, with the minutes used on each.
 */
export function countClockSeconds(receipt: Receipt, seconds: number, ledger: LedgerEntry[]): Counted {
  const dueAt = receipt.at + seconds;
  const dueDay = localDay(dueAt);
  if (dueDay > LAST_DAY) return dueTooFar();
  for (let day = receipt.day; day <= dueDay; day += 1) {
    const from = day === receipt.day ? secondOfDay(receipt.at) : 0;
    const until = day === dueDay ? secondOfDay(dueAt) : DAY_SECONDS;
    const why = day === receipt.day ? 'receipt' : 'counted';
    ledger.push({ date: formatDate(day), why, minutes: minutesOf(until - from) });
  }
  return { dueAt };
}
