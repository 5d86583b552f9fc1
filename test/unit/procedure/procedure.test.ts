import { describe, expect, test } from '@jest/globals';
import { allowanceFor } from '../../../shared/domain/procedure/allowance.ts';
import { componentRules } from '../../../shared/domain/procedure/component.ts';
import {
  declaredQuantities,
  type FormField,
  formFaults,
} from '../../../shared/domain/procedure/form-field.ts';

const source = { mark: 'V', reference: 'test' } as const;

describe('the time a procedure gives', () => {
  const version = {
    channels: [
      { channel: 'counter', times: [{ amount: 0, unit: 'same-day', cutOff: '15:00', source }], fees: [] },
      {
        channel: 'online',
        times: [
          { amount: 15, unit: 'calendar-day', case: 'house', source },
          { amount: 20, unit: 'calendar-day', case: 'works', source },
        ],
        fees: [],
      },
    ],
  } as const;

  test('with its cut-off, whatever the case, when it has no cases', () => {
    const sameDay = { allowance: { amount: 0, unit: 'same-day' }, cutOff: '15:00' };
    expect(allowanceFor(version, 'counter')).toEqual(sameDay);
    expect(allowanceFor(version, 'counter', 'house')).toEqual(sameDay);
  });

  test('by case, and never guessed', () => {
    expect(allowanceFor(version, 'online', 'house')).toEqual({
      allowance: { amount: 15, unit: 'calendar-day' },
    });
    expect(allowanceFor(version, 'online', 'works')).toEqual({
      allowance: { amount: 20, unit: 'calendar-day' },
    });
    expect(allowanceFor(version, 'online')).toBeUndefined();
    expect(allowanceFor(version, 'online', 'other')).toBeUndefined();
    expect(allowanceFor(version, 'post')).toBeUndefined();
  });
});

test('a paper under a condition is not required by the rules', () => {
  const paper = {
    short: { vi: 'Giấy' },
    name: 'Giấy',
    originals: 1,
    copies: 0,
    acceptedForms: ['original'],
  } as const;
  const rules = componentRules([
    { ...paper, id: 'always', required: true },
    { ...paper, id: 'sometimes', required: { when: 'Khi ủy quyền' } },
  ]);
  expect(rules.map(({ id, required }) => [id, required])).toEqual([
    ['always', true],
    ['sometimes', false],
  ]);
});

describe('a declared form', () => {
  const label = { vi: 'Nhãn' };
  const fields: readonly FormField[] = [
    { id: 'papers', kind: 'integer', label, required: true, min: 1, max: 50, counts: 'papers' },
    { id: 'pages', kind: 'integer', label, required: true, min: 1, max: 500, counts: 'pages' },
    { id: 'copies', kind: 'integer', label, required: true, min: 1, max: 50, counts: 'copies' },
    { id: 'note', kind: 'text', label, required: false, max: 10 },
    {
      id: 'kind',
      kind: 'choice',
      label,
      required: false,
      options: [
        { id: 'a', label },
        { id: 'b', label },
      ],
    },
  ];

  test('without a fault', () => {
    expect(formFaults(fields, { papers: 1, pages: 2, copies: 3, note: '', kind: 'a' })).toEqual([]);
  });

  test('tells every fault at once', () => {
    expect(
      formFaults(fields, { papers: 0, pages: 501, note: 'quá mười chữ cái', kind: 'c', other: 1 }),
    ).toEqual([
      { fieldId: 'papers', why: 'too-small' },
      { fieldId: 'pages', why: 'too-large' },
      { fieldId: 'copies', why: 'missing' },
      { fieldId: 'note', why: 'too-large' },
      { fieldId: 'kind', why: 'not-an-option' },
      { fieldId: 'other', why: 'unknown-field' },
    ]);
    expect(formFaults(fields, { papers: '1', pages: 1.5, copies: 1, note: 1 })).toEqual([
      { fieldId: 'papers', why: 'not-an-integer' },
      { fieldId: 'pages', why: 'not-an-integer' },
      { fieldId: 'note', why: 'not-a-text' },
    ]);
  });

  test('gives the quantities of the fee', () => {
    expect(declaredQuantities(fields, { papers: 2, pages: 4, copies: 3 })).toEqual({
      papers: [{ copies: 6, pages: 4 }],
    });
    expect(declaredQuantities(fields, { papers: 2 })).toEqual({ papers: [] });
  });
});
