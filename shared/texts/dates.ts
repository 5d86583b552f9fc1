/** Viet Nam keeps +07:00 all the year. */
const offsetMs = 7 * 3_600_000;

const local = (at: string) => new Date(Date.parse(at) + offsetMs).toISOString();

/** `17:00 27/08/2026` in Viet Nam's time, the same in both languages' screens. */
export const moment = (at: string): string => `${local(at).slice(11, 16)} ${day(at)}`;

/** `27/08/2026` in Viet Nam's time. */
export function day(at: string): string {
  const [year, month, date] = local(at).slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

/** An instant on the wire: RFC 3339 with Viet Nam's offset, whole seconds. */
export const wire = (at: string): string => `${local(at).slice(0, 19)}+07:00`;

/** `17 giờ 05, ngày 27/08/2026`, as forms say it. */
export const longMoment = (at: string): string =>
  `${local(at).slice(11, 13)} giờ ${local(at).slice(14, 16)}, ngày ${day(at)}`;

/** `ngày 07 tháng 8 năm 2026`: NĐ 30/2020 writes a zero before days under 10 and months under 3. */
export function longDay(at: string): string {
  const [year, month = '', date] = local(at).slice(0, 10).split('-');
  return `ngày ${date} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** `2026-08-27` in Viet Nam's time. */
export const localDay = (at: string): string => local(at).slice(0, 10);
