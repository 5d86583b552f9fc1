/**
 * Dates and instants of Viet Nam, which is at +07:00 all the year (QĐ 121-CP, 08/8/1967), so local time is plain
 * arithmetic and needs no time-zone table. Inside this room a date is a whole number of days since 1970-01-01, an
 * instant a whole number of seconds since 1970-01-01T00:00:00Z, and a time of day a whole number of seconds since
 * local midnight; text is read and written at the edge only. The calendar is the Gregorian one, years 0001 to 9999.
 */

export const DAY_SECONDS = 86_400;
export const HOUR_SECONDS = 3_600;

const OFFSET_SECONDS = 7 * HOUR_SECONDS;
const OFFSET_TEXT = '+07:00';

/** Day number of 0001-01-01, the first date that can be read or written. */
export const FIRST_DAY = -719_162;
/** Day number of 9999-12-31, the last date that can be read or written. */
export const LAST_DAY = 2_932_896;

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d)$/;
const INSTANT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):(\d\d)(?:\.\d+)?(Z|([+-])(\d\d:\d\d))$/;

const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

function two(number: number): string {
  return TWO_DIGITS[number] ?? String(number);
}

type Civil = { year: number; month: number; dayOfMonth: number };

// The two conversions count in years that begin on 1 March, so that the leap day is the last of its year, and in
// eras of 400 years, each of 146,097 days.
function dayOfCivil({ year, month, dayOfMonth }: Civil): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilOfDay(day: number): Civil {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isLeapYear ? 29 : 28;
}

/** The day number of a date written `YYYY-MM-DD`, or undefined when there is no such date. */
export function parseDate(text: string): number | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const dayOfMonth = Number(match[3]);
  const exists =
    year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
  return exists ? dayOfCivil({ year, month, dayOfMonth }) : undefined;
}

/** A day number, from FIRST_DAY to LAST_DAY, as `YYYY-MM-DD`. */
export function formatDate(day: number): string {
  const { year, month, dayOfMonth } = civilOfDay(day);
  return `${two(Math.floor(year / 100))}${two(year % 100)}-${two(month)}-${two(dayOfMonth)}`;
}

/** Seconds since local midnight of a time written `HH:MM`, from 00:00 to 23:59, or undefined. */
export function parseTime(text: string): number | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const hours = Number(match[1]);
  const minutes = Number(match[2]);
  return hours <= 23 && minutes <= 59 ? hours * HOUR_SECONDS + minutes * 60 : undefined;
}

/**
 * Epoch seconds of an instant written `YYYY-MM-DDTHH:MM:SS` with an offset (`Z`, `+07:00` …), or undefined. Deadlines
 * are in whole seconds: a fraction is cut off, so that a paper handed in within the second of the cut-off is in time.
 */
export function parseInstant(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const day = parseDate(match[1] ?? '');
  const time = parseTime(match[2] ?? '');
  const seconds = Number(match[3]);
  const offset = match[6] === undefined ? 0 : parseTime(match[6]);
  if (day === undefined || time === undefined || offset === undefined || seconds > 59) return undefined;
  const instant = day * DAY_SECONDS + time + seconds - (match[5] === '-' ? -offset : offset);
  const date = localDay(instant);
  return date >= FIRST_DAY && date <= LAST_DAY ? instant : undefined;
}

/** Epoch seconds as `YYYY-MM-DDTHH:MM:SS+07:00`. */
export function formatInstant(instant: number): string {
  const seconds = secondOfDay(instant);
  const hours = Math.floor(seconds / HOUR_SECONDS);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${formatDate(localDay(instant))}T${two(hours)}:${two(minutes)}:${two(seconds % 60)}${OFFSET_TEXT}`;
}

/** The local date (+07:00) on which an instant falls. */
export function localDay(instant: number): number {
  return Math.floor((instant + OFFSET_SECONDS) / DAY_SECONDS);
}

/** The local time of day (+07:00) of an instant, in seconds since midnight. */
export function secondOfDay(instant: number): number {
  const local = instant + OFFSET_SECONDS;
  return local - Math.floor(local / DAY_SECONDS) * DAY_SECONDS;
}

/** The instant of a local time (seconds since midnight, +07:00) on a local date. */
export function instantAt(day: number, second: number): number {
  return day * DAY_SECONDS + second - OFFSET_SECONDS;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayIndex(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * The same-numbered day so many months on, or that month's last day when it has none (Civil Code art. 148.3). May lie
 * past LAST_DAY: the caller looks.
 */
export function addMonths(day: number, months: number): number {
  const from = civilOfDay(day);
  const monthsFromYearZero = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(monthsFromYearZero / 12);
  const month = (monthsFromYearZero % 12) + 1;
  return dayOfCivil({ year, month, dayOfMonth: Math.min(from.dayOfMonth, daysInMonth(year, month)) });
}
