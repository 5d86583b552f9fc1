import { describe, expect, test } from '@jest/globals';

import { answerCase, answerLine } from '../../../functions/commands/deadline-answer.ts';
import { readCalendar } from '../../../shared/contracts/deadline.ts';
import { calendarData } from './calendars.ts';

const at = (time: string) => `2026-07-07T${time}+07:00`;
const valid = {
  id: 'c',
  calendar: calendarData(),
  receivedAt: '2026-07-06T09:00:00+07:00',
  allowance: { amount: 3, unit: 'working-day' },
};
const calendarWith = (change: object) => ({ calendar: { ...calendarData(), ...change } });
const weekWith = (change: object) => calendarWith({ week: { ...calendarData().week, ...change } });
const exception = (value: unknown) => calendarWith({ exceptions: [value] });
const allowance = (amount: unknown, unit: unknown) => ({ allowance: { amount, unit } });
const events = (...list: unknown[]) => ({ events: list });

describe('a case is answered with an error', () => {
  test.each<[string, object, string]>([
    ['a field is null', { allowance: null }, 'WRONG_TYPE'],
    ['the calendar is a list', { calendar: [] }, 'WRONG_TYPE'],
    ['the time zone is absent', calendarWith({ timeZone: undefined }), 'MISSING_FIELD'],
    ['the time zone is another', calendarWith({ timeZone: 'Asia/Bangkok' }), 'UNKNOWN_TIME_ZONE'],
    ['a day of the week is absent', weekWith({ sun: undefined }), 'MISSING_FIELD'],
    ['a day of the week is unknown', weekWith({ monday: [] }), 'UNKNOWN_DAY'],
    ['a day of the week is named as a part of every object', weekWith({ constructor: [] }), 'UNKNOWN_DAY'],
    ['a shift is no pair', weekWith({ mon: [['07:30']] }), 'BAD_SHIFTS'],
    ['a shift is no list', weekWith({ mon: ['07:30'] }), 'WRONG_TYPE'],
    ['a shift has a number for a time', weekWith({ mon: [[730, 1130]] }), 'WRONG_TYPE'],
    ['a shift has an impossible time', weekWith({ mon: [['7:30', '11:30']] }), 'BAD_TIME'],
    ['the exceptions are absent', calendarWith({ exceptions: undefined }), 'MISSING_FIELD'],
    ['an exception has no date', exception({ kind: 'off' }), 'MISSING_FIELD'],
    ['an exception has an unknown kind', exception({ date: '2026-07-07', kind: 'half' }), 'UNKNOWN_KIND'],
    ['a work exception has no shifts', exception({ date: '2026-07-07', kind: 'work' }), 'MISSING_FIELD'],
    [
      'a work exception has an empty day',
      exception({ date: '2026-07-07', kind: 'work', shifts: [] }),
      'BAD_SHIFTS',
    ],
    [
      'an off exception has a shift',
      exception({ date: '2026-07-07', kind: 'off', shifts: [['07:30', '11:30']] }),
      'BAD_SHIFTS',
    ],
    ['a source is no text', exception({ date: '2026-07-07', kind: 'off', source: 7 }), 'WRONG_TYPE'],
    ['an instant has a fraction of a second', { receivedAt: '2026-07-06T09:00:00.5+07:00' }, 'BAD_INSTANT'],
    ['an instant is a number', { receivedAt: 1_783_303_200 }, 'WRONG_TYPE'],
    ['the amount is a text', allowance('3', 'working-day'), 'WRONG_TYPE'],
    ['the amount is no whole number', allowance(1.5, 'hour'), 'BAD_AMOUNT'],
    ['the amount is negative', allowance(-1, 'month'), 'BAD_AMOUNT'],
    ['same-day has an amount', allowance(1, 'same-day'), 'BAD_AMOUNT'],
    ['the unit is named as a part of every object', allowance(1, 'toString'), 'UNKNOWN_UNIT'],
    ['the cut-off is null', { cutOff: null }, 'WRONG_TYPE'],
    ['the cut-off is impossible', { cutOff: '24:00' }, 'BAD_TIME'],
    ['the events are null', { events: null }, 'WRONG_TYPE'],
    ['an event has an unknown kind', events({ kind: 'halt', at: at('09:00:00') }), 'UNKNOWN_KIND'],
    ['an event has no instant', events({ kind: 'resume' }), 'MISSING_FIELD'],
    ['a stop has no effect', events({ kind: 'stop', at: at('09:00:00') }), 'MISSING_FIELD'],
    [
      'a stop has an unknown effect',
      events({ kind: 'stop', at: at('09:00:00'), effect: 'end' }),
      'UNKNOWN_EFFECT',
    ],
    ['an extension has no allowance', events({ kind: 'extend', at: at('09:00:00') }), 'MISSING_FIELD'],
    [
      'an extension has an impossible amount',
      events({ kind: 'extend', at: at('09:00:00'), ...allowance(0, 'hour') }),
      'BAD_AMOUNT',
    ],
    [
      'its events are fine, but not counted yet',
      events({ kind: 'stop', at: at('09:00:00'), effect: 'pause' }),
      'EVENTS_NOT_SUPPORTED',
    ],
  ])('when %s', (_when, change, code) => {
    // Through JSON, as a case comes: a field that is undefined is then absent.
    const value: unknown = JSON.parse(JSON.stringify({ ...valid, ...change }));
    expect(answerCase(value)).toEqual({ id: 'c', error: { code, message: expect.stringMatching(/^.+\.$/) } });
  });

  test('when an event is at the instant of the one above it, only for what is not counted yet', () => {
    const stop = { kind: 'stop', at: valid.receivedAt, effect: 'restart' };
    const answer = answerCase({ ...valid, events: [stop, { kind: 'resume', at: valid.receivedAt }] });
    expect(answer).toMatchObject({ error: { code: 'EVENTS_NOT_SUPPORTED' } });
  });
});

describe('a case is answered with a due instant', () => {
  const dueAt = '2026-07-09T17:00:00+07:00';

  test('when it carries fields nobody knows', () => {
    const calendar = { ...calendarData({ exceptions: [] }), name: 'x' };
    expect(answerCase({ ...valid, calendar, note: 'x' })).toMatchObject({ id: 'c', dueAt });
  });

  test('when its events are an empty list', () => {
    expect(answerCase({ ...valid, events: [] })).toMatchObject({ dueAt });
  });

  test('when an off exception has an empty list of shifts', () => {
    const off = exception({ date: '2026-07-04', kind: 'off', shifts: [] });
    expect(answerCase({ ...valid, ...off })).toMatchObject({ dueAt });
  });
});

describe('a line', () => {
  const line = (text: string) => answerLine(Buffer.from(text));

  test.each(['', '  ', '\r', '\t'])('that is blank (%j) gets no answer', (text) => {
    expect(line(text)).toBeUndefined();
  });

  test.each(['[]', 'null', '3', '"c"', '{}', '{"id":7}', '{', 'x'])('that is %s gets a null id', (text) => {
    expect(line(text)).toMatchObject({ id: null, error: { code: expect.stringMatching(/^[A-Z_]+$/) } });
  });

  test('that is not UTF-8 is not JSON', () => {
    const bytes = Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect(answerLine(bytes)).toMatchObject({ id: null, error: { code: 'NOT_JSON' } });
  });
});

describe('a calendar record', () => {
  test('is read like the calendar of a case', () => {
    expect(readCalendar(calendarData())).toHaveProperty('week');
    expect(readCalendar({ ...calendarData(), week: {} })).toMatchObject({ error: { code: 'MISSING_FIELD' } });
  });
});
