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
