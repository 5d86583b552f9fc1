import { describe, expect, test } from '@jest/globals';
import { runsOf } from '../../../shared/domain/time/ledger.ts';
import type { LedgerEntry } from '../../../shared/domain/time/ledger.ts';

const datesOf = (ledger: readonly LedgerEntry[]): string[] =>
  runsOf(ledger).map(({ first, last }) => (first === last ? first.date : `${first.date} to ${last.date}`));

describe('a ledger told shortly', () => {
  test('has one run for counted days, one for each weekend, and each day off by its own document', () => {
    expect(
      datesOf([
        { date: '2026-12-25', why: 'receipt' },
        { date: '2026-12-26', why: 'weekend' },
        { date: '2026-12-27', why: 'weekend' },
        { date: '2026-12-28', why: 'counted', n: 1 },
        { date: '2026-12-29', why: 'counted', n: 2 },
        { date: '2026-12-30', why: 'counted', n: 3 },
        { date: '2026-12-31', why: 'off', source: 'QĐ 1' },
        { date: '2027-01-01', why: 'off', source: 'QĐ 2' },
        { date: '2027-01-04', why: 'counted', n: 4 },
      ]),
    ).toEqual([
      '2026-12-25',
      '2026-12-26 to 2026-12-27',
      '2026-12-28 to 2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-04',
    ]);
  });
  test('keeps dates apart of which a part was used, and those on which the clock began or stopped', () => {
    const ledger: LedgerEntry[] = [
      { date: '2026-11-23', why: 'counted', minutes: 120 },
      { date: '2026-11-24', why: 'counted', minutes: 480 },
      { date: '2026-11-25', why: 'stopped' },
      { date: '2026-11-26', why: 'counted', n: 1 },
    ];
    expect(datesOf(ledger)).toEqual(ledger.map(({ date }) => date));
    expect(runsOf([])).toEqual([]);
  });
});
