import { type Dated, type LocalDate, validAt } from '../office/dated.ts';
import type { Provenance } from '../words.ts';
import { closing, type WorkingCalendar } from './calendar.ts';
import { type Due, dueInstant } from './due.ts';
import { appendRest, type LedgerEntry } from './ledger.ts';
import { formatDate, formatInstant, instantAt, localDay, parseInstant, parseTime } from './local-date.ts';
import { placeReceipt } from './receipt.ts';
import { badInstant, badTime, isRefused, refusal, type TimeRefusal } from './refusal.ts';

/** How soon paper follows the electronic dossier. `cutOff` is a local time, `HH:MM`. */
export type ForwardingRule = Dated & {
  readonly cutOff: string;
  readonly otherLevelWorkingDays: number;
  readonly source: Provenance;
};

/** In order of their dates; a new decree is a new line, and the line before it gets its end. */
export const forwardingRules: readonly ForwardingRule[] = [
  {
    validFrom: '2025-07-01',
    cutOff: '15:00',
    otherLevelWorkingDays: 1,
    source: { mark: 'V', reference: 'NĐ 118/2025/NĐ-CP, Điều 18 và Điều 20' },
  },
];

/** The rule in force on a date; before the first one, the first one. */
export const forwardingRuleOn = (on: LocalDate): ForwardingRule | undefined =>
  forwardingRules.find((rule) => validAt(rule, on)) ?? forwardingRules[0];

/**
 * By when paper is to be with its next holder, counted from `from` (an ISO instant with offset), with the ledger that
 * explains it. At the same level: before the closing of the same day; from after the cut-off, or from a time at which
 * nobody works, at the opening of the next working day (NĐ 118/2025 art. 18). At another level: so many working days
 * (art. 20). Refuses BAD_INSTANT, BAD_TIME, NO_WORKING_DAY and DUE_TOO_FAR.
 */
export function forwardingDue(
  calendar: WorkingCalendar,
  from: string,
  rule: Pick<ForwardingRule, 'cutOff' | 'otherLevelWorkingDays'>,
  toOtherLevel: boolean,
): Due | TimeRefusal {
  if (toOtherLevel)
    return dueInstant(calendar, from, { amount: rule.otherLevelWorkingDays, unit: 'working-day' });
  const start = parseInstant(from);
  if (start === undefined) return badInstant(from);
  const cutOff = parseTime(rule.cutOff);
  if (cutOff === undefined) return badTime(rule.cutOff);
  const day = localDay(start);
  const placed = placeReceipt(calendar, start, cutOff, true);
  if (isRefused(placed)) return placed;
  const ledger: LedgerEntry[] = [{ date: formatDate(day), why: placed.day === day ? 'receipt' : 'moved' }];
  if (placed.day > day) {
    appendRest(ledger, calendar, day + 1, placed.day);
    ledger.push({ date: formatDate(placed.day), why: 'counted', n: 1 });
    return { dueAt: formatInstant(placed.at), ledger };
  }
  const end = closing(calendar, day);
  return end === undefined
    ? refusal('NO_WORKING_DAY', `Nobody works on ${formatDate(day)}.`)
    : { dueAt: formatInstant(instantAt(day, end)), ledger };
}
