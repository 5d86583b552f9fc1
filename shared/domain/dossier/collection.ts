import type { PrivateFields } from './commands.ts';
import type { Collected, Collector } from './events.ts';
import { refuse } from './refusals.ts';
import type { Refusal } from './refusals.ts';

/** What the one who collects showed, as the door compared it; nothing of it is kept but what came of it. */
export type Shown = {
  /** What was entered or scanned from the receipt. */
  readonly receipt?: 'code' | 'qr' | 'another';
  /** Whose the personal ID number is that was read from the card. */
  readonly identity?: 'applicant' | 'representative' | 'another';
};

/** Who collects; `private` holds `collectorName`, `collectorId`, `authority`, `receiptLost`. */
export type Collecting = { readonly collectedBy: Collector; readonly private: PrivateFields };

/**
 * The right to collect (ND118 Đ.6.2): the receipt; where it is lost, an ID, with the reason on record; a proxy besides
 * by his name, his ID and a written authority, shown now or with the dossier.
 */
export function collected({ collectedBy, private: kept }: Collecting, shown: Shown): Collected | Refusal {
  const { receipt, identity } = shown;
  if (receipt === 'another') return refuse('RECEIPT_DIFFERS');
  if (receipt === undefined && kept['receiptLost'] === undefined) return refuse('RECEIPT_NEEDED');
  const needsIdentity = receipt === undefined || collectedBy === 'representative';
  if (needsIdentity && identity === undefined) return refuse('IDENTITY_NEEDED');
  const proof = receipt === 'code' ? 'receipt-code' : receipt === 'qr' ? 'receipt-qr' : ('identity' as const);
  const common = { collectedBy, proof, identityChecked: identity !== undefined } as const;
  if (collectedBy === 'applicant')
    return identity === undefined || identity === 'applicant' ? common : refuse('IDENTITY_DIFFERS');
  if (kept['collectorName'] === undefined) return refuse('COLLECTOR_NEEDED');
  if (kept['authority'] !== undefined) return { ...common, authority: 'shown' };
  return identity === 'representative'
    ? { ...common, authority: 'in-the-dossier' }
    : refuse('AUTHORITY_NEEDED');
}

const s10 = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/;
const weights = [8, 6, 4, 2, 3, 5, 9, 7];

/**
 * A number of the post, as it is written on the parcel: two letters, nine digits, two letters (UPU S10). The ninth
 * digit is a check digit, so that a slip of the pen is noticed at the desk.
 */
export function isTrackingNumber(text: string): boolean {
  const [, digits, check] = s10.exec(text) ?? [];
  if (digits === undefined || check === undefined) return false;
  const rest = 11 - (weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11);
  return Number(check) === (rest === 10 ? 0 : rest === 11 ? 5 : rest);
}
/** Spaces and small letters forgiven. */
export const typedTrackingNumber = (text: string): string => text.replaceAll(/[\s.-]/g, '').toUpperCase();
