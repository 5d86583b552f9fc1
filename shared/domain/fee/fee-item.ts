import type { Dated } from '../office/dated.ts';
import type { Provenance, Words } from '../words.ts';

/** From which page of one copy on, how much each page costs; tiers stand in order and the first begins at page 1. */
export type PageTier = { readonly fromPage: number; readonly perPage: number };

/** Amounts are whole đồng. */
export type FeeRule =
  | { readonly kind: 'per-page-tiered'; readonly tiers: readonly PageTier[]; readonly maxPerCopy: number }
  | { readonly kind: 'per-copy'; readonly amount: number }
  | { readonly kind: 'flat'; readonly amount: number }
  | { readonly kind: 'free' }
  /** The provincial People's Council sets the amount and it is not known here: missing, never zero. */
  | { readonly kind: 'set-by-council'; readonly note: string; readonly indicative?: number };

/** Who need not pay, and why. An exemption may hold for a time only. */
export type Exemption = Dated & { readonly id: string; readonly name: Words; readonly source: Provenance };

/** One price of a procedure version in one channel. `fee` is phí, `charge` is lệ phí. */
export type FeeItem = Dated & {
  readonly id: string;
  readonly kind: 'fee' | 'charge';
  readonly name: Words;
  readonly rule: FeeRule;
  /** The case of the procedure it belongs to; absent: every case. */
  readonly case?: string;
  /** Only for those who ask for the thing it pays: no quantity is no line, not a gap. */
  readonly onRequest?: true;
  /** False: kept even when the request is rejected. */
  readonly refundable?: boolean;
  readonly exemptions?: readonly Exemption[];
  readonly source: Provenance;
};
