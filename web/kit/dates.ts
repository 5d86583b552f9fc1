import type { Language } from './language.ts';

/** Viet Nam keeps +07:00 all the year; a browser may stand elsewhere. */
const offsetMs = 7 * 3_600_000;
const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

const weekdays = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const satisfies Record<Language, readonly string[]>;

const two = (n: number): string => String(n).padStart(2, '0');
const local = (at: string): Date => new Date(Date.parse(at) + offsetMs);
const dmy = (date: Date): string =>
  `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
const hm = (date: Date): string => `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
const weekday = (date: Date, language: Language): string => weekdays[language][date.getUTCDay()] ?? '';

/** `14:30, thứ Năm, 27/08/2026` at Viet Nam's time. */
export function momentText(at: string, language: Language): string {
  const date = local(at);
  return `${hm(date)}, ${weekday(date, language)}, ${dmy(date)}`;
}

/** `14:30 27/08/2026`, for tables. */
export const shortMoment = (at: string): string => `${hm(local(at))} ${dmy(local(at))}`;
export const clockTime = (at: string): string => hm(local(at));

/** A date without time, `2026-08-27`: `thứ Năm, 27/08/2026`. */
export function dateText(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  return `${weekday(date, language)}, ${dmy(date)}`;
}

type DueMark = 'overdue' | 'soon' | 'within';

/** Soon: the alert has passed, or less than two hours are left. */
export function dueMark(dueAt: string, alertAt: string | undefined, now: number): DueMark {
  const due = Date.parse(dueAt);
  if (now > due) return 'overdue';
  if (due - now <= 120 * minuteMs) return 'soon';
  return alertAt !== undefined && now >= Date.parse(alertAt) ? 'soon' : 'within';
}

/** Days of Viet Nam's calendar from an instant to another: 0 is the same day, whatever the hour. */
export function daysBetween(from: number, to: string): number {
  const dayOf = (ms: number): number => Math.floor((ms + offsetMs) / dayMs);
  return dayOf(Date.parse(to)) - dayOf(from);
}

/** Whole đồng: `16.000 đồng`. */
export function moneyText(amount: number, language: Language): string {
  const [mark, unit] = language === 'vi' ? ['.', 'đồng'] : [',', 'đồng (VND)'];
  return `${String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, mark)} ${unit}`;
}
