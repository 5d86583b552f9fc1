import { describe, expect, test } from '@jest/globals';
import { instantOf, postId, unitId } from '../../../shared/domain/ids.ts';
import { inForceOn, localDateOf, validAt } from '../../../shared/domain/office/dated.ts';
import { type OfficeCalendar, calendarOf } from '../../../shared/domain/office/office-calendar.ts';
import { isInForce, type Post, postsInForce } from '../../../shared/domain/office/post.ts';
import { identifierOn, type Unit } from '../../../shared/domain/office/unit.ts';
import { workingCalendar } from '../../../shared/domain/time/calendar.ts';
import { isRefused } from '../../../shared/domain/time/refusal.ts';

const desk = unitId('vu-ban-mot-cua');
const source = { mark: 'M', reference: 'test' } as const;

describe('a dated record', () => {
  test('is in force from its first date to the day before its last', () => {
    const record = { validFrom: '2025-07-01', validTo: '2026-01-01' };
    expect(validAt(record, '2025-06-30')).toBe(false);
    expect(validAt(record, '2025-07-01')).toBe(true);
    expect(validAt(record, '2025-12-31')).toBe(true);
    expect(validAt(record, '2026-01-01')).toBe(false);
  });

  test('without an end stays in force, and its successor takes over on the same date', () => {
    const old = { validFrom: '2004-07-08', validTo: '2025-07-01' };
    const now = { validFrom: '2025-07-01' };
    expect(inForceOn([old, now], '2025-06-30')).toEqual([old]);
    expect(inForceOn([old, now], '2025-07-01')).toEqual([now]);
  });

  test('an instant falls on the date of Viet Nam, not on that of UTC', () => {
    expect(localDateOf(instantOf('2026-11-23T16:59:59.999Z'))).toBe('2026-11-23');
    expect(localDateOf(instantOf('2026-11-23T17:00:00.000Z'))).toBe('2026-11-24');
  });
});

describe('a post', () => {
  const post: Post = {
    id: postId('lan-tran-1'),
    personId: 'lan-tran',
    unitId: desk,
    role: 'desk-officer',
    from: instantOf('2025-06-30T17:00:00.000Z'),
    to: instantOf('2026-11-23T03:00:00.000Z'),
  };

  test('ends at the instant at which it is taken away', () => {
    expect(isInForce(post, instantOf('2025-06-30T16:59:59.999Z'))).toBe(false);
    expect(isInForce(post, instantOf('2025-06-30T17:00:00.000Z'))).toBe(true);
    expect(isInForce(post, instantOf('2026-11-23T02:59:59.999Z'))).toBe(true);
    expect(isInForce(post, instantOf('2026-11-23T03:00:00.000Z'))).toBe(false);
  });

  test('only those in force at the instant count', () => {
    const later: Post = { ...post, id: postId('lan-tran-2'), from: instantOf('2026-11-23T03:00:00.000Z') };
    const { to: _ended, ...open } = later;
    expect(postsInForce([post, open], instantOf('2026-11-23T03:00:00.000Z'))).toEqual([open]);
  });
});

test('a unit bears the identifier of the date', () => {
  const unit: Unit = {
    id: desk,
    name: { vi: 'Trung tâm' },
    kind: 'one-stop-desk',
    validFrom: '2025-07-01',
    identifiers: [
      { value: '000.01.87.H42', validFrom: '2025-07-01', validTo: '2027-01-01', invented: true },
      { value: '000.01.88.H42', validFrom: '2027-01-01', invented: true },
    ],
    source,
  };
  expect(identifierOn(unit, '2026-12-31')).toBe('000.01.87.H42');
  expect(identifierOn(unit, '2027-01-01')).toBe('000.01.88.H42');
  expect(identifierOn(unit, '2025-06-30')).toBeUndefined();
});

describe('the calendar of a unit', () => {
  const day = [['07:30', '11:30']] as const;
  const clock = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
  const calendar: OfficeCalendar = {
    version: 'test-1',
    timeZone: 'Asia/Ho_Chi_Minh',
    hours: [{ unitId: desk, validFrom: '2025-07-01', clock, reception: { ...clock, sat: day }, source }],
    days: [
      { date: '2026-08-22', kind: 'work', name: 'Làm bù', shifts: day, source },
      { date: '2026-09-02', kind: 'off', name: 'Quốc khánh', source },
    ],
  };

  test('counts clock hours, not reception hours, and names the source of each exception', () => {
    const data = calendarOf(calendar, desk, '2026-08-01');
    expect(data).toEqual({
      timeZone: 'Asia/Ho_Chi_Minh',
      week: clock,
      exceptions: [
        { date: '2026-08-22', kind: 'work', shifts: day, source: 'Làm bù (test)' },
        { date: '2026-09-02', kind: 'off', source: 'Quốc khánh (test)' },
      ],
    });
    expect(data && isRefused(workingCalendar(data))).toBe(false);
  });

  test('is absent for a unit without hours, or before they begin', () => {
    expect(calendarOf(calendar, unitId('nowhere'), '2026-08-01')).toBeUndefined();
    expect(calendarOf(calendar, desk, '2025-06-30')).toBeUndefined();
  });
});
