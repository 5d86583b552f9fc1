import type { Page, PageRequest } from '../../application/ports/history.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';

/**
 * One page of rows in the order of their positions, with a cursor like the tables'.
 * @throws CursorError on a cursor of another list, damaged or forged.
 */
export function pageOf<Row>(
  list: readonly string[],
  rows: readonly Row[],
  position: (row: Row) => string,
  { limit, cursor }: PageRequest,
  order: 'oldest first' | 'newest first' = 'oldest first',
): Page<Row> {
  const sign = order === 'oldest first' ? 1 : -1;
  const after = cursor === undefined ? undefined : decodeCursor(list, ['at'], cursor)['at'];
  const sorted = rows
    .filter((row) => after === undefined || compare(position(row), after) === sign)
    .sort((a, b) => sign * compare(position(a), position(b)));
  const shown = sorted.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: structuredClone(shown),
    ...(sorted.length > limit &&
      last !== undefined && { cursor: encodeCursor(list, { at: position(last) }) }),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
