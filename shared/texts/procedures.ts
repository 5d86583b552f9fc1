import type { FeeItem } from '../domain/fee/fee-item.ts';
import type { Week } from '../domain/office/unit-hours.ts';
import type { ProcessingTime } from '../domain/procedure/procedure-version.ts';
import type { WeekDay } from '../domain/time/calendar.ts';
import { WEEK_DAYS } from '../domain/time/calendar.ts';
import type { AllowanceUnit } from '../domain/time/due.ts';
import type { Language } from './language.ts';

const units = {
  'working-day': { vi: 'ngày làm việc', en: 'working days' },
  'calendar-day': { vi: 'ngày', en: 'days' },
  month: { vi: 'tháng', en: 'months' },
  'working-hour': { vi: 'giờ làm việc', en: 'working hours' },
  hour: { vi: 'giờ', en: 'hours' },
  'same-day': { vi: 'trong ngày', en: 'the same day' },
} as const satisfies Record<AllowanceUnit, Record<Language, string>>;

/** How long, as a sentence: "Trong ngày", "20 ngày làm việc (công trình)". */
export function timeSentence(
  { amount, unit, cutOff, condition }: ProcessingTime,
  language: Language,
): string {
  const vietnamese = language === 'vi';
  const length =
    unit === 'same-day' ? (vietnamese ? 'Trong ngày' : 'The same day') : `${amount} ${units[unit][language]}`;
  if (condition && vietnamese) return `${length} (${condition})`;
  if (!cutOff) return length;
  return vietnamese
    ? `${length} (nhận sau ${cutOff} thì tính từ ngày làm việc tiếp theo)`
    : `${length} (received after ${cutOff}: counted from the next working day)`;
}

export const dong = (amount: number): string => `${String(amount).replaceAll(/\B(?=(\d{3})+$)/g, '.')} đồng`;

/** How much, as a sentence. An amount that a council sets is said to be so; it is never shown as nothing. */
export function feeSentence({ name, rule, case: of }: FeeItem, language: Language): string {
  const vietnamese = language === 'vi';
  const what = name[language] ?? name.vi;
  const suffix = of && !vietnamese ? ` (${of})` : '';
  switch (rule.kind) {
    case 'free':
      return `${what}: ${vietnamese ? 'không thu tiền' : 'free of charge'}${suffix}`;
    case 'flat':
      return `${what}: ${dong(rule.amount)}${suffix}`;
    case 'per-copy':
      return `${what}: ${dong(rule.amount)} ${vietnamese ? 'mỗi bản' : 'a copy'}${suffix}`;
    case 'set-by-council':
      return `${what}: ${vietnamese ? `theo mức của Hội đồng nhân dân tỉnh (${rule.note})` : 'set by the provincial People’s Council; please ask the desk'}${suffix}`;
    case 'per-page-tiered': {
      const tiers = rule.tiers.map(({ fromPage, perPage }, index) => {
        const next = rule.tiers[index + 1]?.fromPage;
        return vietnamese
          ? `${pagesText(fromPage, next, 'trang', 'từ trang')}: ${dong(perPage)}/trang`
          : `${pagesText(fromPage, next, 'pages', 'from page')}: ${dong(perPage)} a page`;
      });
      const most = vietnamese
        ? `tối đa ${dong(rule.maxPerCopy)}/bản`
        : `at most ${dong(rule.maxPerCopy)} a copy`;
      return `${what}: ${[...tiers, most].join('; ')}${suffix}`;
    }
  }
}

/** `trang 1–2`, or of the last tier `từ trang 3`. */
function pagesText(from: number, next: number | undefined, some: string, on: string): string {
  if (next === undefined) return `${on} ${from}`;
  return next - 1 === from ? `${some} ${from}` : `${some} ${from}–${next - 1}`;
}

const dayNames = {
  mon: { vi: 'Thứ Hai', en: 'Monday' },
  tue: { vi: 'Thứ Ba', en: 'Tuesday' },
  wed: { vi: 'Thứ Tư', en: 'Wednesday' },
  thu: { vi: 'Thứ Năm', en: 'Thursday' },
  fri: { vi: 'Thứ Sáu', en: 'Friday' },
  sat: { vi: 'Thứ Bảy', en: 'Saturday' },
  sun: { vi: 'Chủ Nhật', en: 'Sunday' },
} as const satisfies Record<WeekDay, Record<Language, string>>;

/** Reception hours by day; days alike that follow each other stand in one line. Closed days are left out. */
export function hourSentences(week: Week, language: Language): string[] {
  const runs: { from: WeekDay; to: WeekDay; hours: string }[] = [];
  for (const weekDay of WEEK_DAYS) {
    const hours = week[weekDay].map(([start, end]) => `${start}–${end}`).join(', ');
    const last = runs.at(-1);
    if (last?.hours === hours) last.to = weekDay;
    else runs.push({ from: weekDay, to: weekDay, hours });
  }
  return runs
    .filter(({ hours }) => hours !== '')
    .map(({ from, to, hours }) => {
      const name = dayNames[from][language];
      return `${from === to ? name : `${name} – ${dayNames[to][language]}`}: ${hours}`;
    });
}
