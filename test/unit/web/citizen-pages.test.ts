import { describe, expect, test } from '@jest/globals';
import { estimateOf } from '../../../web/ho-so/estimate.ts';
import { isFilledIn, withKnown } from '../../../web/ho-so/known.ts';
import { blankFiling, type Procedure } from '../../../web/kit/filing.ts';
import { foundAmong } from '../../../web/kit/find-procedures.ts';

describe('what is known of the person who files', () => {
  const known = { name: 'Nguyễn Văn An', personalIdNumber: '036085001234', phone: '0912 345 678' };
  const own = withKnown(blankFiling, known);

  test('fills what is blank and nothing else', () => {
    expect(own).toMatchObject({
      'parties.applicant.name': known.name,
      'parties.applicant.personalIdNumber': known.personalIdNumber,
      'parties.applicant.phone': known.phone,
    });
    expect(own).not.toHaveProperty('parties.applicant.address');
    const typed = { ...blankFiling, 'parties.applicant.phone': '0999 999 999' };
    expect(withKnown(typed, known)).toMatchObject({ 'parties.applicant.phone': '0999 999 999' });
    expect([isFilledIn(own, known), isFilledIn(blankFiling, known), isFilledIn(own, {})]).toEqual([
      true,
      false,
      false,
    ]);
  });
  test('moves to the representative when he files for another, and back', () => {
    const other = withKnown({ ...own, who: 'other', 'parties.applicant.phone': '0999 999 999' }, known);
    expect(other).toMatchObject({
      'parties.applicant.name': '',
      'parties.applicant.phone': '0999 999 999',
      'parties.representative.name': known.name,
    });
    expect(withKnown({ ...other, who: 'self' }, known)).toMatchObject({
      'parties.applicant.name': known.name,
      'parties.representative.name': '',
    });
  });
});

describe('the fee before filing', () => {
  const integer = { kind: 'integer', label: '', required: true } as const;
  const channel = { channel: 'online', times: [], fees: [] } as const;
  const procedure = (rule: Procedure['channels'][number]['feeRules'][number]['rule']) => ({
    form: [
      { ...integer, id: 'papers', counts: 'papers' as const },
      { ...integer, id: 'pages', counts: 'pages' as const },
      { ...integer, id: 'copies', counts: 'copies' as const },
    ],
    channels: [{ ...channel, times: [], fees: [], feeRules: [{ id: 'fee', validFrom: '2025-07-01', rule }] }],
  });
  const tiered = procedure({
    kind: 'per-page-tiered',
    tiers: [
      { fromPage: 1, perPage: 2000 },
      { fromPage: 3, perPage: 1000 },
    ],
    maxPerCopy: 200_000,
  });

  test('is estimated from what is declared, as far as it is declared', () => {
    const typed = { 'form.papers': '2', 'form.pages': '3', 'form.copies': '2' };
    expect(estimateOf(typed, tiered)).toBe(20_000);
    expect(estimateOf({ 'form.papers': '2', 'form.pages': '3' }, tiered)).toBeUndefined();
    expect(estimateOf({}, tiered)).toBeUndefined();
  });
  test('is never guessed where a council sets it or no rule is known', () => {
    const typed = { 'form.copies': '2' };
    expect(estimateOf(typed, procedure({ kind: 'set-by-council', note: '' }))).toBeUndefined();
    expect(estimateOf(typed, { ...tiered, channels: [] })).toBeUndefined();
  });
});

describe('the search among procedures', () => {
  const row = (code: string, short: string) => ({ code, short, name: short, field: 'Hộ tịch', open: false });
  const rows = [row('1.001193', 'Đăng ký khai sinh'), row('1.000656', 'Đăng ký khai tử')];
  test.each([
    ['', 2],
    ['khai sinh', 1],
    ['KHAI SINH dang ky', 1],
    ['ho tich', 2],
    ['1.000656', 1],
    ['kết hôn', 0],
  ])('%j finds %i, whatever marks are written', (wanted, found) => {
    expect(foundAmong(rows, wanted)).toHaveLength(found);
  });
});
