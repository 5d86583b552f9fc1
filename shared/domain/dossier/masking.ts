/**
 * A name as a stranger with the receipt may see it: family name whole, of each other word the first letter.
 * "Nguyễn Thị Hoa" → "Nguyễn T*** H***".
 */
export function maskName(name: string): string {
  const [family = '', ...others] = name.trim().split(/\s+/);
  if (others.length === 0) return `${first(family)}***`;
  return [family, ...others.map((word) => `${first(word)}***`)].join(' ');
}

/** All but the last three digits hidden. */
export const maskIdNumber = (number: string): string =>
  '*'.repeat(Math.max(0, number.length - 3)) + number.slice(-3);

const first = (word: string): string => Array.from(word)[0] ?? '';
