import { describe, expect, test } from '@jest/globals';
import {
  dateText,
  daysBetween,
  dueMark,
  momentText,
  moneyText,
  shortMoment,
} from '../../../web/kit/dates.ts';

const now = Date.parse('2026-08-27T10:00:00+07:00');

describe('times are said as Viet Nam’s clocks show them', () => {
  test('whatever offset the instant is written with', () => {
    expect(momentText('2026-08-27T20:30:00Z', 'vi')).toBe('03:30, thứ Sáu, 28/08/2026');
    expect(momentText('2026-08-28T03:30:00+07:00', 'en')).toBe('03:30, Friday, 28/08/2026');
    expect(shortMoment('2026-12-31T17:00:00Z')).toBe('00:00 01/01/2027');
  });
  test('a date without time stays that date', () => {
    expect(dateText('2026-08-30', 'vi')).toBe('Chủ nhật, 30/08/2026');
  });
});

describe('how urgent a step is', () => {
  test.each([
    ['overdue', '2026-08-27T09:59:59+07:00', undefined],
    ['soon', '2026-08-27T10:00:00+07:00', undefined],
    ['soon', '2026-08-27T12:00:00+07:00', undefined],
    ['within', '2026-08-27T12:01:00+07:00', undefined],
    ['soon', '2026-08-28T09:00:00+07:00', '2026-08-27T10:00:00+07:00'],
    ['within', '2026-08-28T09:00:00+07:00', '2026-08-27T10:01:00+07:00'],
  ] as const)('%s: due %s, alert %s', (mark, dueAt, alertAt) => {
    expect(dueMark(dueAt, alertAt, now)).toBe(mark);
  });
});

test.each([
  [0, '2026-08-27T00:00:00+07:00'],
  [0, '2026-08-27T16:59:59Z'],
  [1, '2026-08-27T17:00:00Z'],
  [4, '2026-08-31T08:00:00+07:00'],
  [-1, '2026-08-26T23:59:59+07:00'],
])('%d days of the calendar to %s', (days, to) => {
  expect(daysBetween(now, to)).toBe(days);
});

test('money is whole đồng, grouped', () => {
  expect(moneyText(1_234_000, 'vi')).toBe('1.234.000 đồng');
  expect(moneyText(900, 'en')).toBe('900 đồng (VND)');
});
