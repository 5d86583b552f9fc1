import type { Instant } from '../ids.ts';
import { instantFromMs, msOf } from '../ids.ts';
import { instantAt, localDay, parseTime, secondOfDay } from '../time/local-date.ts';
import type { NoticeChannel } from './notice.ts';
import type { NoticeSettings } from './settings.ts';

/** The first instant at which a notice may be sent: now, or at the end of the quiet hours. E-mail wakes nobody. */
export function notBefore(
  channel: NoticeChannel,
  at: Instant,
  { smsQuiet }: Pick<NoticeSettings, 'smsQuiet'>,
): Instant {
  const from = parseTime(smsQuiet.from);
  const to = parseTime(smsQuiet.to);
  if (channel === 'email' || from === undefined || to === undefined) return at;
  const now = Math.floor(msOf(at) / 1000);
  const second = secondOfDay(now);
  const overMidnight = from > to;
  const isQuiet = overMidnight ? second >= from || second < to : second >= from && second < to;
  if (!isQuiet) return at;
  const day = localDay(now) + (overMidnight && second >= from ? 1 : 0);
  return instantFromMs(instantAt(day, to) * 1000);
}

/** When a supplement ends, and when he who owes it is reminded: at the end of a day, and in a morning. */
export function supplementInstants(
  at: Instant,
  {
    supplementDays,
    supplementReminderDays,
  }: Pick<NoticeSettings, 'supplementDays' | 'supplementReminderDays'>,
): { readonly dueAt: Instant; readonly alertAt: Instant } {
  const day = localDay(Math.floor(msOf(at) / 1000)) + supplementDays;
  const due = instantAt(day, endOfDay);
  const alert = instantAt(day - supplementReminderDays, morning);
  return {
    dueAt: instantFromMs(due * 1000),
    // A limit shorter than the reminder's notice reminds at once.
    alertAt: instantFromMs(Math.max(alert * 1000, msOf(at))),
  };
}
const endOfDay = 24 * 3600 - 1;
const morning = 8 * 3600;
