import { type CalendarData, type ShiftData, WEEK_DAYS } from '../../../shared/domain/time/calendar.ts';
import { type Allowance } from '../../../shared/domain/time/due.ts';

// A second reading of the rules, as slow and as plain as can be: local time is a Date whose UTC fields show +07:00,
// days are found by walking, working hours by looking at every second.

const OFFSET = 7 * 3_600_000;
const DAY = 86_400_000;

const dateText = (local: number) => new Date(local).toISOString().slice(0, 10);
const midnight = (local: number) => local - (((local % DAY) + DAY) % DAY);
const millisecondsOf = (time: string) => Date.parse(`1970-01-01T${time}:00Z`);

function shiftsOf(calendar: CalendarData, local: number): readonly ShiftData[] {
  const exception = calendar.exceptions.find((item) => item.date === dateText(local));
  if (exception) return exception.kind === 'off' ? [] : exception.shifts;
  const name = WEEK_DAYS[(new Date(local).getUTCDay() + 6) % 7];
  return name === undefined ? [] : calendar.week[name];
}

function opening(calendar: CalendarData, local: number): number {
  return midnight(local) + millisecondsOf(shiftsOf(calendar, local)[0]?.[0] ?? '');
}

function closing(calendar: CalendarData, local: number): number {
  return midnight(local) + millisecondsOf(shiftsOf(calendar, local).at(-1)?.[1] ?? '');
}

function isWorked(calendar: CalendarData, local: number): boolean {
  return shiftsOf(calendar, local).length > 0;
}

function nextWorked(calendar: CalendarData, local: number): number {
  let day = midnight(local) + DAY;
  while (!isWorked(calendar, day)) day += DAY;
  return day;
}

function place(calendar: CalendarData, local: number, unit: string, given: string | undefined): number {
  const cutOff = given ?? (unit === 'same-day' ? '15:00' : undefined);
  if (cutOff === undefined) return local;
  const isLate =
    !isWorked(calendar, local) ||
    local - midnight(local) > millisecondsOf(cutOff) ||
    (unit === 'same-day' && local > closing(calendar, local));
  return isLate ? opening(calendar, nextWorked(calendar, local)) : local;
}

function monthsOn(local: number, months: number): number {
  const from = new Date(midnight(local));
  const wanted = new Date(from);
  wanted.setUTCMonth(from.getUTCMonth() + months);
  // A day the month does not have spills into the month after: step back to the month's last day.
  if (wanted.getUTCDate() !== from.getUTCDate()) wanted.setUTCDate(0);
  return wanted.getTime();
}

function secondBySecond(calendar: CalendarData, from: number, wanted: number): number {
  let local = from;
  let left = wanted;
  for (let day = midnight(local); ; day += DAY) {
    const shifts = shiftsOf(calendar, day).map(([start, end]) => [
      day + millisecondsOf(start),
      day + millisecondsOf(end),
    ]);
    for (; local < day + DAY; local += 1000) {
      if (shifts.some(([start = 0, end = 0]) => local >= start && local < end)) left -= 1;
      if (left === 0) return local + 1000;
    }
  }
}

/** The due instant as text with +07:00, for a calendar that always has a next working day. */
export function bruteForceDue(
  calendar: CalendarData,
  receivedAt: string,
  { amount, unit }: Allowance,
  cutOff?: string,
): string {
  const receipt = place(calendar, Date.parse(receivedAt) + OFFSET, unit, cutOff);
  const rolled = (day: number) =>
    closing(calendar, isWorked(calendar, day) ? day : nextWorked(calendar, day));
  const due = (): number => {
    switch (unit) {
      case 'working-day': {
        let day = receipt;
        for (let left = amount; left > 0; left -= 1) day = nextWorked(calendar, day);
        return closing(calendar, day);
      }
      case 'calendar-day':
        return rolled(midnight(receipt) + amount * DAY);
      case 'month':
        return rolled(monthsOn(receipt, amount));
      case 'working-hour':
        return secondBySecond(calendar, receipt, amount * 3600);
      case 'hour':
        return receipt + amount * 3_600_000;
      case 'same-day':
        return closing(calendar, receipt);
    }
  };
  return new Date(due()).toISOString().replace('.000Z', '+07:00');
}
