import {
  type CalendarData,
  type ExceptionData,
  type ShiftData,
  TIME_ZONE,
  WEEK_DAYS,
  type WeekDay,
  type WorkingCalendar,
  workingCalendar,
} from '../domain/time/calendar.ts';
import {
  CLOCK_EVENT_KINDS,
  type ClockEvent,
  eventsRefusal,
  STOP_EFFECTS,
} from '../domain/time/clock-event.ts';
import { ALLOWANCE_UNITS, type Allowance, amountRefusal } from '../domain/time/due.ts';
import { type Ledger } from '../domain/time/ledger.ts';
import { parseInstant, parseTime } from '../domain/time/local-date.ts';
import {
  badInstant,
  badTime,
  isRefused,
  type TimeRefusal,
  type TimeRefusalCode,
} from '../domain/time/refusal.ts';
import * as shape from './shape.ts';

/** The words of an error that lawyers' and auditors' programs branch on: they are added to, never renamed. */
export type DeadlineErrorCode = TimeRefusalCode | shape.ShapeErrorCode | 'NOT_JSON' | 'EVENTS_NOT_SUPPORTED';

export type DeadlineError = { readonly code: DeadlineErrorCode; readonly message: string };

/** One line out of the deadline command. */
export type DeadlineAnswer =
  | { readonly id: string; readonly dueAt: string | null; readonly ledger: Ledger }
  | { readonly id: string | null; readonly error: DeadlineError };

/** One line into the deadline command, read and proven. */
export type DeadlineCase = {
  readonly id: string;
  readonly calendar: WorkingCalendar;
  readonly receivedAt: string;
  readonly allowance: Allowance;
  /** `HH:MM`, local time. */
  readonly cutOff?: string;
  readonly events: readonly ClockEvent[];
};

// Read by hand and not by a zod schema: which word an answer gives for which fault is a promise to other programs, and
// so is that the first fault in the order of the case is the one told.

function faultOf(refusal: TimeRefusal): shape.ShapeFault {
  return new shape.ShapeFault(refusal.refused, refusal.message);
}

/** Takes a refusal of the domain as a fault of the text that is being read. */
function accepted<T extends object>(value: T | TimeRefusal): T {
  if (isRefused(value)) throw faultOf(value);
  return value;
}

function readShift(value: unknown): ShiftData {
  const pair = shape.arrayOf(value, 'a shift');
  if (pair.length !== 2) throw new shape.ShapeFault('BAD_SHIFTS', 'A shift is not a start and an end.');
  return [shape.stringOf(pair[0], 'the start of a shift'), shape.stringOf(pair[1], 'the end of a shift')];
}

function readShifts(value: unknown, where: string): ShiftData[] {
  return shape.arrayOf(value, where).map(readShift);
}

function readWeek(value: unknown): CalendarData['week'] {
  const week = shape.objectOf(value, 'week');
  for (const name of Object.keys(week)) {
    shape.wordOf(name, WEEK_DAYS, 'UNKNOWN_DAY', 'a day of the week');
  }
  const day = (name: WeekDay) => readShifts(shape.needed(week, name, 'week'), `week.${name}`);
  return {
    mon: day('mon'),
    tue: day('tue'),
    wed: day('wed'),
    thu: day('thu'),
    fri: day('fri'),
    sat: day('sat'),
    sun: day('sun'),
  };
}

function readException(value: unknown): ExceptionData {
  const item = shape.objectOf(value, 'an exception');
  const date = shape.stringOf(shape.needed(item, 'date', 'exception'), 'date');
  const kindText = shape.stringOf(shape.needed(item, 'kind', 'exception'), 'kind');
  const kind = shape.wordOf(kindText, ['off', 'work'] as const, 'UNKNOWN_KIND', 'a kind of exception');
  const source = item.source === undefined ? {} : { source: shape.stringOf(item.source, 'source') };
  if (kind === 'work') {
    return { date, kind, shifts: readShifts(shape.needed(item, 'shifts', 'exception'), 'shifts'), ...source };
  }
  if (item.shifts !== undefined && shape.arrayOf(item.shifts, 'shifts').length > 0) {
    throw new shape.ShapeFault('BAD_SHIFTS', 'An off exception has a shift.');
  }
  return { date, kind, ...source };
}

function readCalendarData(value: unknown): CalendarData {
  const item = shape.objectOf(value, 'calendar');
  const zoneText = shape.stringOf(shape.needed(item, 'timeZone', 'calendar'), 'timeZone');
  const timeZone = shape.wordOf(
    zoneText,
    [TIME_ZONE] as const,
    'UNKNOWN_TIME_ZONE',
    'a time zone known here',
  );
  const week = readWeek(shape.needed(item, 'week', 'calendar'));
  const exceptions = shape
    .arrayOf(shape.needed(item, 'exceptions', 'calendar'), 'exceptions')
    .map(readException);
  return { timeZone, week, exceptions };
}

function readInstant(value: unknown, where: string): string {
  const text = shape.stringOf(value, where);
  // The domain cuts a fraction of a second off; a case in a contract says whole seconds or is refused.
  if (text.includes('.') || parseInstant(text) === undefined) throw faultOf(badInstant(text));
  return text;
}

function readTime(value: unknown, where: string): string {
  const text = shape.stringOf(value, where);
  if (parseTime(text) === undefined) throw faultOf(badTime(text));
  return text;
}

function readAllowance(value: unknown): Allowance {
  const item = shape.objectOf(value, 'allowance');
  const amount = shape.numberOf(shape.needed(item, 'amount', 'allowance'), 'amount');
  const unitText = shape.stringOf(shape.needed(item, 'unit', 'allowance'), 'unit');
  const allowance = { amount, unit: shape.wordOf(unitText, ALLOWANCE_UNITS, 'UNKNOWN_UNIT', 'a unit') };
  const badAmount = amountRefusal(allowance);
  if (badAmount) throw faultOf(badAmount);
  return allowance;
}

function readEvent(value: unknown): ClockEvent {
  const item = shape.objectOf(value, 'an event');
  const kindText = shape.stringOf(shape.needed(item, 'kind', 'event'), 'kind');
  const kind = shape.wordOf(kindText, CLOCK_EVENT_KINDS, 'UNKNOWN_KIND', 'a kind of event');
  const at = readInstant(shape.needed(item, 'at', 'event'), 'at');
  switch (kind) {
    case 'stop': {
      const effectText = shape.stringOf(shape.needed(item, 'effect', 'event'), 'effect');
      return {
        kind,
        at,
        effect: shape.wordOf(effectText, STOP_EFFECTS, 'UNKNOWN_EFFECT', 'an effect of a stop'),
      };
    }
    case 'resume':
      return { kind, at };
    case 'extend':
      return { kind, at, allowance: readAllowance(shape.needed(item, 'allowance', 'event')) };
  }
}

function readEvents(value: unknown, receivedAt: string): ClockEvent[] {
  if (value === undefined) return [];
  const events = shape.arrayOf(value, 'events').map(readEvent);
  const outOfPlace = eventsRefusal(receivedAt, events);
  if (outOfPlace) throw faultOf(outOfPlace);
  return events;
}

function readFields(item: shape.Fields, id: string): DeadlineCase {
  const calendar = accepted(workingCalendar(readCalendarData(shape.needed(item, 'calendar', 'case'))));
  const receivedAt = readInstant(shape.needed(item, 'receivedAt', 'case'), 'receivedAt');
  const allowance = readAllowance(shape.needed(item, 'allowance', 'case'));
  const cutOff = item.cutOff === undefined ? {} : { cutOff: readTime(item.cutOff, 'cutOff') };
  return { id, calendar, receivedAt, allowance, ...cutOff, events: readEvents(item.events, receivedAt) };
}

/** A case that was read, or the answer that says what is wrong with it; unknown fields are passed over. */
export function readDeadlineCase(
  value: unknown,
): DeadlineCase | Extract<DeadlineAnswer, { error: DeadlineError }> {
  let id: string | null = null;
  try {
    const item = shape.objectOf(value, 'The line', 'NOT_AN_OBJECT');
    const caseId = shape.stringOf(shape.needed(item, 'id', 'case'), 'id');
    id = caseId;
    return readFields(item, caseId);
  } catch (fault) {
    if (!(fault instanceof shape.ShapeFault)) throw fault;
    return { id, error: { code: fault.code, message: fault.message } };
  }
}

/** The calendar of a deadline case, or of a calendar record, which has the same shape. */
export function readCalendar(value: unknown): WorkingCalendar | { readonly error: DeadlineError } {
  try {
    return accepted(workingCalendar(readCalendarData(value)));
  } catch (fault) {
    if (!(fault instanceof shape.ShapeFault)) throw fault;
    return { error: { code: fault.code, message: fault.message } };
  }
}
