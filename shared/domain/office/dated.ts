import type { Instant } from '../ids.ts';
import { formatDate, localDay, parseInstant } from '../time/local-date.ts';

/** A date of Viet Nam, `YYYY-MM-DD`. */
export type LocalDate = string;

/** In force from the start of `validFrom` to the start of `validTo`, which is the first date no longer in force. */
export type Dated = { readonly validFrom: LocalDate; readonly validTo?: LocalDate };

export function validAt({ validFrom, validTo }: Dated, on: LocalDate): boolean {
  return validFrom <= on && (validTo === undefined || on < validTo);
}

/** The records in force on a date, in their order. */
export function inForceOn<T extends Dated>(records: readonly T[], on: LocalDate): readonly T[] {
  return records.filter((record) => validAt(record, on));
}

/** The date in Viet Nam on which an instant falls. */
export function localDateOf(at: Instant): LocalDate {
  const seconds = parseInstant(at);
  if (seconds === undefined) throw new RangeError(`No date for ${at}.`);
  return formatDate(localDay(seconds));
}
