import type { LocalDate } from '../office/dated.ts';

/** Digits of the ordinal in a code; a day with more receipts simply gets longer ordinals. */
const ordinalWidth = 4;

/** `<identifier of the competent agency>-yyMMdd-NNNN` (ND118 Đ.28); `ordinal` from 1, `date` in Viet Nam's time. */
export const dossierCode = (identifier: string, date: LocalDate, ordinal: number): string =>
  `${identifier}-${date.slice(2).replaceAll('-', '')}-${String(ordinal).padStart(ordinalWidth, '0')}`;

// Crockford's alphabet: no I, L, O, U, so that a number read aloud is not misheard.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a citizen follows by before receipt: `TN-XXXX-XXXX`, 40 random bits; never taken for a code. */
export function filingNumber(random: Uint8Array): string {
  const letters = Array.from(random.slice(0, 8), (byte) => alphabet[byte % 32]).join('');
  return `TN-${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
}

/** A number as a person types it: spaces and small letters forgiven. */
export const typedNumber = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();
