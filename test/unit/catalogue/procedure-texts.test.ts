import { describe, expect, test } from '@jest/globals';
import { feeSentence } from '../../../shared/texts/procedures.ts';

describe('a fee in words', () => {
  const fee = {
    id: 'certified-copy',
    kind: 'fee',
    name: { vi: 'Phí chứng thực', en: 'Certification' },
    validFrom: '2025-07-01',
    rule: {
      kind: 'per-page-tiered',
      tiers: [
        { fromPage: 1, perPage: 2000 },
        { fromPage: 3, perPage: 1000 },
      ],
      maxPerCopy: 200_000,
    },
    source: { mark: 'V', reference: 'test' },
  } as const;
  test('says for which pages each rate holds', () => {
    expect(feeSentence(fee, 'vi')).toBe(
      'Phí chứng thực: trang 1–2: 2.000 đồng/trang; từ trang 3: 1.000 đồng/trang; tối đa 200.000 đồng/bản',
    );
    expect(feeSentence(fee, 'en')).toBe(
      'Certification: pages 1–2: 2.000 đồng a page; from page 3: 1.000 đồng a page; at most 200.000 đồng a copy',
    );
  });
});
