import type { ProcedureRow } from './procedure-rows.ts';

/** Letters without marks, small: "Chứng thực" is found by "chung thuc". */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();

/** Rows in which every word looked for stands, with or without its marks. */
export function foundAmong(rows: readonly ProcedureRow[], wanted: string): readonly ProcedureRow[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  return rows.filter(({ code, short, name, field }) => {
    const text = plain(`${code} ${short} ${name} ${field}`);
    return words.every((word) => text.includes(word));
  });
}
