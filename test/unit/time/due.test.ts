import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { type Allowance, dueInstant } from '../../../shared/domain/time/due.ts';
import { addHours, addWorkingHours } from '../../../shared/domain/time/intake-clock.ts';
import { closing } from '../../../shared/domain/time/calendar.ts';
import { localDay, parseInstant, secondOfDay } from '../../../shared/domain/time/local-date.ts';
import { bruteForceDue } from './brute-force.ts';
import { anyCalendar, anyInstant, anyTime, calendarData, calendarOf, dayOf, granted } from './calendars.ts';

const inDays = ['working-day', 'calendar-day', 'month'] as const;

const anyDayAllowance: fc.Arbitrary<Allowance> = fc.oneof(
  fc.record({
    amount: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('working-day', 'calendar-day'),
  }),
  fc.record({ amount: fc.integer({ min: 1, max: 14 }), unit: fc.constant('month') }),
);
const anyAllowance: fc.Arbitrary<Allowance> = fc.oneof(
  anyDayAllowance,
  fc.record({ amount: fc.integer({ min: 1, max: 200 }), unit: fc.constant('hour') }),
  fc.record({ amount: fc.integer({ min: 1, max: 12 }), unit: fc.constant('working-hour') }),
  fc.record({ amount: fc.constant(0), unit: fc.constant('same-day') }),
);
const anyCutOff = fc.option(anyTime, { nil: undefined });

const office = calendarOf(calendarData());
const secondsOf = (instant: string) => parseInstant(instant) ?? Number.NaN;

describe('the due instant', () => {
  test('is the one a plain, slow reading of the rules finds', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyAllowance, anyCutOff, (data, receivedAt, allowance, cutOff) => {
        const due = granted(dueInstant(calendarOf(data), receivedAt, allowance, cutOff));
        expect(due.dueAt).toBe(bruteForceDue(data, receivedAt, allowance, cutOff));
      }),
      { numRuns: 300 },
    );
  });

  test('is never before the receipt', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyAllowance, anyCutOff, (data, receivedAt, allowance, cutOff) => {
        const { dueAt } = granted(dueInstant(calendarOf(data), receivedAt, allowance, cutOff));
        expect(secondsOf(dueAt)).toBeGreaterThanOrEqual(secondsOf(receivedAt));
      }),
    );
  });

  test('does not come earlier for a longer allowance', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyAllowance, anyCutOff, (data, receivedAt, allowance, cutOff) => {
        fc.pre(allowance.unit !== 'same-day');
        const longer = { ...allowance, amount: allowance.amount + 1 };
        const calendar = calendarOf(data);
        const first = granted(dueInstant(calendar, receivedAt, allowance, cutOff)).dueAt;
        const second = granted(dueInstant(calendar, receivedAt, longer, cutOff)).dueAt;
        expect(secondsOf(second)).toBeGreaterThanOrEqual(secondsOf(first));
      }),
    );
  });

  test('in days is the closing of a working day', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        anyDayAllowance,
        anyCutOff,
        (data, receivedAt, allowance, cutOff) => {
          const calendar = calendarOf(data);
          const due = secondsOf(granted(dueInstant(calendar, receivedAt, allowance, cutOff)).dueAt);
          expect(closing(calendar, localDay(due))).toBe(secondOfDay(due));
        },
      ),
    );
  });

  test('is the same whatever offset the receipt is written in', () => {
    const utc = dueInstant(office, '2026-07-05T23:00:00Z', { amount: 2, unit: 'working-day' });
    expect(utc).toEqual(dueInstant(office, '2026-07-06T06:00:00+07:00', { amount: 2, unit: 'working-day' }));
  });

  test('may be at midnight, which is a date of its own in the ledger', () => {
    expect(dueInstant(office, '2026-07-06T22:00:00+07:00', { amount: 2, unit: 'hour' })).toEqual({
      dueAt: '2026-07-07T00:00:00+07:00',
      ledger: [
        { date: '2026-07-06', why: 'receipt', minutes: 120 },
        { date: '2026-07-07', why: 'counted', minutes: 0 },
      ],
    });
  });
});

describe('the ledger', () => {
  test('has every date from the receipt as it came to the due date once, in order', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyAllowance, anyCutOff, (data, receivedAt, allowance, cutOff) => {
        const { dueAt, ledger } = granted(dueInstant(calendarOf(data), receivedAt, allowance, cutOff));
        const first = localDay(secondsOf(receivedAt));
        const length = localDay(secondsOf(dueAt)) - first + 1;
        expect(ledger.map((entry) => dayOf(entry.date))).toEqual(
          Array.from({ length }, (_, index) => first + index),
        );
        expect(ledger.filter((entry) => entry.why === 'receipt')).toHaveLength(1);
      }),
    );
  });

  test('numbers the counted days from 1, to the amount where days are counted', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyInstant,
        anyDayAllowance,
        anyCutOff,
        (data, receivedAt, allowance, cutOff) => {
          const { ledger } = granted(dueInstant(calendarOf(data), receivedAt, allowance, cutOff));
          const numbers = ledger.flatMap((entry) => (entry.n === undefined ? [] : [entry.n]));
          expect(numbers).toEqual(numbers.map((_, index) => index + 1));
          if (allowance.unit !== 'month') expect(numbers).toHaveLength(allowance.amount);
          expect(ledger.every((entry) => entry.minutes === undefined)).toBe(true);
        },
      ),
    );
  });

  test('of hours carries minutes on every date, which add up to the allowance', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyAllowance, anyCutOff, (data, receivedAt, allowance, cutOff) => {
        fc.pre(!inDays.some((unit) => unit === allowance.unit));
        const { ledger } = granted(dueInstant(calendarOf(data), receivedAt, allowance, cutOff));
        expect(ledger.every((entry) => entry.minutes !== undefined && entry.n === undefined)).toBe(true);
        const minutes = ledger.reduce((sum, entry) => sum + (entry.minutes ?? 0), 0);
        expect(Math.abs(minutes - allowance.amount * 60)).toBeLessThan(0.01 * ledger.length);
      }),
    );
  });

  test('names the document behind a day off, on a weekend too', () => {
    const calendar = calendarOf(
      calendarData({ exceptions: [{ date: '2026-07-11', kind: 'off', source: 'a notice' }] }),
    );
    const due = granted(
      dueInstant(calendar, '2026-07-10T16:00:00+07:00', { amount: 2, unit: 'working-hour' }),
    );
    expect(due.ledger).toEqual([
      { date: '2026-07-10', why: 'receipt', minutes: 60 },
      { date: '2026-07-11', why: 'off', source: 'a notice', minutes: 0 },
      { date: '2026-07-12', why: 'weekend', minutes: 0 },
      { date: '2026-07-13', why: 'counted', minutes: 60 },
    ]);
  });
});

describe('a due instant is refused', () => {
  const never = calendarOf(
    calendarData({ week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } }),
  );
  const receivedAt = '2026-07-06T09:00:00+07:00';
  const oneDay: Allowance = { amount: 1, unit: 'working-day' };

  test.each<[string, Allowance, string | undefined]>([
    ['working days', oneDay, undefined],
    ['a roll', { amount: 1, unit: 'month' }, undefined],
    ['working hours', { amount: 1, unit: 'working-hour' }, undefined],
    ['a moved receipt', { amount: 1, unit: 'hour' }, '15:00'],
    ['a same-day result', { amount: 0, unit: 'same-day' }, undefined],
  ])('when the calendar has no working day for %s', (_what, allowance, cutOff) => {
    expect(dueInstant(never, receivedAt, allowance, cutOff)).toMatchObject({ refused: 'NO_WORKING_DAY' });
  });

  test('but clock hours without a cut-off need no working day', () => {
    expect(dueInstant(never, receivedAt, { amount: 1, unit: 'hour' })).toHaveProperty('dueAt');
  });

  test.each(['working-day', 'calendar-day', 'month', 'working-hour', 'hour'] as const)(
    'when %s lead past the year 9999',
    (unit) => {
      expect(dueInstant(office, receivedAt, { amount: 1e15, unit })).toMatchObject({
        refused: 'DUE_TOO_FAR',
      });
      const last = dueInstant(office, '9999-12-31T20:00:00+07:00', { amount: 5, unit });
      expect(last).toMatchObject({ refused: 'DUE_TOO_FAR' });
    },
  );

  test('when a text or an amount is impossible', () => {
    expect(dueInstant(office, 'today', oneDay)).toMatchObject({ refused: 'BAD_INSTANT' });
    expect(dueInstant(office, receivedAt, oneDay, '25:00')).toMatchObject({ refused: 'BAD_TIME' });
    expect(dueInstant(office, receivedAt, { ...oneDay, amount: 1.5 })).toMatchObject({
      refused: 'BAD_AMOUNT',
    });
    expect(dueInstant(office, receivedAt, { amount: 1, unit: 'same-day' })).toMatchObject({
      refused: 'BAD_AMOUNT',
    });
  });
});

describe('the intake clocks', () => {
  test('alert an officer two hours by the clock after a filing at night', () => {
    expect(addHours('2026-07-10T15:30:00.250Z', 2)).toEqual({ dueAt: '2026-07-11T00:30:00+07:00' });
  });

  test('answer a filing of Friday night eight working hours into the next week', () => {
    expect(addWorkingHours(office, '2026-07-10T22:30:00+07:00', 8)).toEqual({
      dueAt: '2026-07-14T08:00:00+07:00',
    });
  });

  test('agree with the count of the same hours, refusals included', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -1, max: 500 }), (instant, hours) => {
        const due = dueInstant(office, instant, { amount: hours, unit: 'hour' });
        const expected = 'refused' in due ? due : { dueAt: due.dueAt };
        expect(addHours(instant, hours)).toEqual(expected);
      }),
    );
  });
});
