import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { computeFee } from '../../../shared/domain/fee/compute-fee.ts';
import type { FeeItem, FeeRule } from '../../../shared/domain/fee/fee-item.ts';

const on = '2026-11-23';
const source = { mark: 'V', reference: 'TT 226/2016/TT-BTC' } as const;
const item = (rule: FeeRule, more: Partial<FeeItem> = {}): FeeItem => ({
  id: 'item',
  kind: 'fee',
  name: { vi: 'Phí' },
  validFrom: '2025-07-01',
  rule,
  source,
  ...more,
});
const copies = item({
  kind: 'per-page-tiered',
  tiers: [
    { fromPage: 1, perPage: 2000 },
    { fromPage: 3, perPage: 1000 },
  ],
  maxPerCopy: 200_000,
});
const totalOf = (pages: number, count: number): number | undefined => {
  const answer = computeFee([copies], { papers: [{ pages, copies: count }] }, { on });
  return 'total' in answer ? answer.total : undefined;
};

describe('a certified copy (TT 226/2016/TT-BTC)', () => {
  test.each([
    [1, 1, 2_000],
    [2, 1, 4_000],
    [3, 1, 5_000],
    [10, 1, 12_000],
    [10, 3, 36_000],
    [198, 1, 200_000],
    [199, 1, 200_000],
    [500, 2, 400_000],
  ])('%i pages in %i copies cost %i đồng', (pages, count, total) => {
    expect(totalOf(pages, count)).toBe(total);
  });

  test('papers of different length are counted each for itself', () => {
    const papers = [
      { pages: 1, copies: 2 },
      { pages: 4, copies: 1 },
    ];
    expect(computeFee([copies], { papers }, { on })).toEqual({
      total: 10_000,
      lines: [{ itemId: 'item', amount: 10_000 }],
    });
  });

  test('more pages never cost less, a copy never more than its ceiling, and amounts are whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 100 }), (pages, count) => {
        const total = totalOf(pages, count) ?? Number.NaN;
        expect(Number.isSafeInteger(total)).toBe(true);
        expect(total).toBeLessThanOrEqual(200_000 * count);
        expect(totalOf(pages + 1, count)).toBeGreaterThanOrEqual(total);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    [[], 'copies'],
    [[{ copies: 0, pages: 1 }], 'copies'],
    [[{ copies: 1.5, pages: 1 }], 'copies'],
    [[{ copies: 1 }], 'pages'],
    [[{ copies: 1, pages: 0 }], 'pages'],
  ])('a quantity that is no count is missing: %j', (papers, why) => {
    expect(computeFee([copies], { papers }, { on })).toEqual({ missing: [{ itemId: 'item', why }] });
  });
});

describe('other rules', () => {
  const none = { papers: [] };

  test('what the council sets is missing, not zero, even beside a known item', () => {
    const council = item({ kind: 'set-by-council', note: 'HĐND', indicative: 150_000 }, { id: 'council' });
    expect(computeFee([item({ kind: 'flat', amount: 20_000 }), council], none, { on })).toEqual({
      missing: [{ itemId: 'council', why: 'amount-not-set' }],
    });
  });

  test('flat, per copy and free', () => {
    expect(computeFee([item({ kind: 'flat', amount: 20_000 })], none, { on })).toMatchObject({
      total: 20_000,
    });
    expect(computeFee([item({ kind: 'free' })], none, { on })).toMatchObject({ total: 0 });
    const perCopy = item({ kind: 'per-copy', amount: 8_000 });
    expect(computeFee([perCopy], { papers: [{ copies: 3 }] }, { on })).toMatchObject({ total: 24_000 });
    expect(computeFee([perCopy], none, { on })).toEqual({ missing: [{ itemId: 'item', why: 'copies' }] });
    expect(computeFee([{ ...perCopy, onRequest: true }], none, { on })).toEqual({ total: 0, lines: [] });
  });

  test('a case that is not named hinders the answer; another case is passed over', () => {
    const items = [
      item({ kind: 'free' }, { id: 'in-time', case: 'on-time' }),
      item({ kind: 'set-by-council', note: 'HĐND' }, { id: 'late', case: 'late' }),
    ];
    expect(computeFee(items, none, { on, case: 'on-time' })).toEqual({
      total: 0,
      lines: [{ itemId: 'in-time', amount: 0 }],
    });
    expect(computeFee(items, none, { on, case: 'late' })).toEqual({
      missing: [{ itemId: 'late', why: 'amount-not-set' }],
    });
    expect(computeFee(items, none, { on })).toEqual({
      missing: [
        { itemId: 'in-time', why: 'case' },
        { itemId: 'late', why: 'case' },
      ],
    });
  });

  test('an exemption makes the line zero with its reason, only while it is in force', () => {
    const exemptions = [
      { id: 'eid-level-2', name: { vi: 'Mức 2' }, validFrom: '2026-08-15', validTo: '2027-03-01', source },
    ];
    const charge = item({ kind: 'flat', amount: 10_000 }, { exemptions });
    const found = { exemptions: ['eid-level-2'] };
    expect(computeFee([charge], none, { on, ...found })).toEqual({
      total: 0,
      lines: [{ itemId: 'item', amount: 0, exemptionId: 'eid-level-2' }],
    });
    expect(computeFee([charge], none, { on: '2027-03-01', ...found })).toMatchObject({ total: 10_000 });
    expect(computeFee([charge], none, { on })).toMatchObject({ total: 10_000 });
  });

  test('an item out of its dates is not charged', () => {
    expect(
      computeFee([item({ kind: 'flat', amount: 1 }, { validFrom: '2027-01-01' })], none, { on }),
    ).toEqual({
      total: 0,
      lines: [],
    });
  });
});
