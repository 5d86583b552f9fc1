import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import {
  addMonths,
  FIRST_DAY,
  formatDate,
  formatInstant,
  LAST_DAY,
  localDay,
  parseDate,
  parseInstant,
  parseTime,
  secondOfDay,
  weekdayIndex,
} from '../../../shared/domain/time/local-date.ts';

const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

describe('local dates', () => {
  test('every date is written as the platform writes it and read back', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(formatDate(day)).toBe(text);
        expect(parseDate(text)).toBe(day);
        expect(weekdayIndex(day)).toBe((new Date(day * 86_400_000).getUTCDay() + 6) % 7);
      }),
      { numRuns: 2000 },
    );
  });

  test('the first and the last date are those of the years 0001 and 9999', () => {
    expect([formatDate(FIRST_DAY), formatDate(LAST_DAY)]).toEqual(['0001-01-01', '9999-12-31']);
  });

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '2026-01-01 ',
    '20260101',
  ])('there is no date %p', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test.each(['24:00', '23:60', '7:30', '07:30:00', '', '-1:00'])('there is no time %p', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });

  test('a month on from the 31st is the last day of a shorter month', () => {
    const months = (date: string, count: number) =>
      formatDate(addMonths(parseDate(date) ?? Number.NaN, count));
    expect(months('2026-01-31', 1)).toBe('2026-02-28');
    expect(months('2027-12-31', 2)).toBe('2028-02-29');
    expect(months('2026-11-15', 14)).toBe('2028-01-15');
  });
});

describe('instants', () => {
  test('the same instant in any offset is one and the same', () => {
    const instant = parseInstant('2026-07-01T00:30:00+07:00');
    expect(parseInstant('2026-06-30T17:30:00Z')).toBe(instant);
    expect(parseInstant('2026-06-30T17:30:00+00:00')).toBe(instant);
    expect(parseInstant('2026-06-30T12:00:00-05:30')).toBe(instant);
  });

  test('the local date and time are those of Viet Nam', () => {
    const instant = parseInstant('2026-06-30T17:30:15Z') ?? Number.NaN;
    expect(formatDate(localDay(instant))).toBe('2026-07-01');
    expect(secondOfDay(instant)).toBe(30 * 60 + 15);
    expect(formatInstant(instant)).toBe('2026-07-01T00:30:15+07:00');
  });

  test('an instant before 1970 has its local time too', () => {
    expect(formatInstant(parseInstant('1968-01-29T23:59:59+07:00') ?? Number.NaN)).toBe(
      '1968-01-29T23:59:59+07:00',
    );
  });

  test('a fraction of a second is cut off', () => {
    expect(parseInstant('2026-07-01T08:00:00.999Z')).toBe(parseInstant('2026-07-01T08:00:00Z'));
  });

  test('every instant is written and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 5_000_000_000 }), (second) => {
        expect(parseInstant(formatInstant(second))).toBe(second);
        expect(Date.parse(formatInstant(second))).toBe(second * 1000);
      }),
    );
  });

  test.each([
    '2026-07-01',
    '2026-07-01T08:00:00',
    '2026-07-01T08:00+07:00',
    '2026-07-01 08:00:00+07:00',
    '2026-07-01T24:00:00+07:00',
    '2026-07-01T08:00:60+07:00',
    '2026-07-01T08:00:00+0700',
    '2026-07-01T08:00:00+24:00',
    '2026-02-30T08:00:00Z',
    '9999-12-31T20:00:00Z',
  ])('there is no instant %p', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
