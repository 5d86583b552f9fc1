import { inForceOn, type LocalDate, validAt } from '../office/dated.ts';
import type { FeeItem, PageTier } from './fee-item.ts';

/** Papers of one kind: how many pages each copy has, and how many copies are wanted. */
export type CountedPaper = { readonly copies: number; readonly pages?: number };
export type FeeQuantities = { readonly papers: readonly CountedPaper[] };

export type FeeContext = {
  readonly on: LocalDate;
  /** The case of the procedure, where it has several. */
  readonly case?: string;
  /** Ids of exemptions that an officer has found to hold. */
  readonly exemptions?: readonly string[];
};

export type FeeLine = { readonly itemId: string; readonly amount: number; readonly exemptionId?: string };

/** What hinders an amount: the council's figure, the number of pages or copies, or the case. */
export type FeeGap = {
  readonly itemId: string;
  readonly why: 'amount-not-set' | 'pages' | 'copies' | 'case';
};

/** Whole đồng, or why no amount can be named. */
export type FeeAnswer =
  | { readonly total: number; readonly lines: readonly FeeLine[] }
  | { readonly missing: readonly FeeGap[] };

function isCount(count: number | undefined): count is number {
  return count !== undefined && Number.isSafeInteger(count) && count >= 1;
}

/** What of a price is needed to count with it. */
type PricedItem = Pick<
  FeeItem,
  'id' | 'rule' | 'case' | 'onRequest' | 'exemptions' | 'validFrom' | 'validTo'
>;

/** The price of one copy of so many pages, before its ceiling. */
function pricePerCopy(tiers: readonly PageTier[], pages: number): number {
  let price = 0;
  tiers.forEach(({ fromPage, perPage }, index) => {
    const lastPage = Math.min(pages, (tiers[index + 1]?.fromPage ?? pages + 1) - 1);
    price += Math.max(0, lastPage - fromPage + 1) * perPage;
  });
  return price;
}

function priceOf(item: PricedItem, papers: readonly CountedPaper[]): number | FeeGap['why'] {
  const { rule } = item;
  switch (rule.kind) {
    case 'free':
      return 0;
    case 'flat':
      return rule.amount;
    case 'set-by-council':
      return 'amount-not-set';
    case 'per-copy':
      if (papers.length === 0 || papers.some(({ copies }) => !isCount(copies))) return 'copies';
      return papers.reduce((sum, { copies }) => sum + copies * rule.amount, 0);
    case 'per-page-tiered': {
      let sum = 0;
      if (papers.length === 0) return 'copies';
      for (const { copies, pages } of papers) {
        if (!isCount(copies)) return 'copies';
        if (!isCount(pages)) return 'pages';
        sum += copies * Math.min(pricePerCopy(rule.tiers, pages), rule.maxPerCopy);
      }
      return sum;
    }
  }
}

/**
 * What is to be paid for the items of one channel. An amount that is not known, a quantity that is absent, or a case
 * that is not named makes the whole answer `missing`: a part of a price is not a price, and unknown is never zero.
 */
export function computeFee(
  items: readonly PricedItem[],
  quantities: FeeQuantities,
  context: FeeContext,
): FeeAnswer {
  const lines: FeeLine[] = [];
  const missing: FeeGap[] = [];
  for (const item of inForceOn(items, context.on)) {
    if (item.case !== undefined && context.case === undefined) {
      missing.push({ itemId: item.id, why: 'case' });
      continue;
    }
    if (item.case !== undefined && item.case !== context.case) continue;
    if (item.onRequest && quantities.papers.length === 0) continue;
    const exemption = item.exemptions?.find(
      (candidate) => validAt(candidate, context.on) && context.exemptions?.includes(candidate.id),
    );
    if (exemption) {
      lines.push({ itemId: item.id, amount: 0, exemptionId: exemption.id });
      continue;
    }
    const price = priceOf(item, quantities.papers);
    if (typeof price === 'number') lines.push({ itemId: item.id, amount: price });
    else missing.push({ itemId: item.id, why: price });
  }
  if (missing.length > 0) return { missing };
  return { total: lines.reduce((sum, { amount }) => sum + amount, 0), lines };
}
