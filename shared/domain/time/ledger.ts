import { type WorkingCalendar } from './calendar.ts';
import { formatDate } from './local-date.ts';

/**
 * What a date was to the deadline. `moved`: the receipt was moved past it. `receipt`: the day of the receipt. `counted`:
 * a day, or time of it, was used. `rolled`: past the last counted day, to reach a working day. `off`: a day off by an
 * exception of the calendar. `weekend`: any other date without a shift. `stopped`: the clock stood still.
 */
export type LedgerWhy = 'moved' | 'receipt' | 'stopped' | 'counted' | 'rolled' | 'off' | 'weekend';

/** One local date of the way from the receipt to the due date. */
export type LedgerEntry = {
  /** `YYYY-MM-DD` at +07:00. */
  readonly date: string;
  readonly why: LedgerWhy;
  /** In a count of days: the number of the day, from 1. */
  readonly n?: number;
  /** In a count of hours: minutes of the allowance used on the date, seconds as decimals rounded to two places. */
  readonly minutes?: number;
  /** The document behind a day off. */
  readonly source?: string;
};

export type Ledger = readonly LedgerEntry[];

/** Dates that follow one another for one and the same reason; where it is one date alone, `first` is `last`. */
export type LedgerRun = { readonly first: LedgerEntry; readonly last: LedgerEntry };

/** The ledger told shortly: what is looked for are the dates that are not like the others. Dates with minutes stay alone. */
export function runsOf(ledger: Ledger): readonly LedgerRun[] {
  const runs: LedgerRun[] = [];
  for (const entry of ledger) {
    const run = runs.at(-1);
    if (run && isAlike(run.last, entry)) runs[runs.length - 1] = { first: run.first, last: entry };
    else runs.push({ first: entry, last: entry });
  }
  return runs;
}

const isAlike = (one: LedgerEntry, next: LedgerEntry): boolean =>
  one.why === next.why &&
  one.source === next.source &&
  (one.n === undefined) === (next.n === undefined) &&
  one.minutes === undefined &&
  next.minutes === undefined;

/** Seconds of the allowance used on a date, as the ledger's minutes. */
export function minutesOf(seconds: number): number {
  return Math.round((seconds * 100) / 60) / 100;
}

/** The entry of a date that was not counted because nobody works on it. */
export function restEntry(calendar: WorkingCalendar, day: number): LedgerEntry {
  const exception = calendar.exceptions.get(day);
  const date = formatDate(day);
  if (exception?.kind !== 'off') return { date, why: 'weekend' };
  return exception.source === undefined
    ? { date, why: 'off' }
    : { date, why: 'off', source: exception.source };
}

/** Appends a rest entry for each date from `from` up to, not including, `until`. */
export function appendRest(
  ledger: LedgerEntry[],
  calendar: WorkingCalendar,
  from: number,
  until: number,
): void {
  for (let day = from; day < until; day += 1) ledger.push(restEntry(calendar, day));
}

/** Appends an entry of one kind for each date from `from` up to, not including, `until`. */
export function appendEach(ledger: LedgerEntry[], why: LedgerWhy, from: number, until: number): void {
  for (let day = from; day < until; day += 1) ledger.push({ date: formatDate(day), why });
}
