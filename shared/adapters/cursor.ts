import { createHash } from 'node:crypto';
import * as z from 'zod';
import { CursorError } from '../application/ports/cursor.ts';

/** Where a page ended. It names its list by a digest, so that it cannot be used on another; it holds no partition. */
const shape = z.strictObject({ l: z.string(), k: z.record(z.string(), z.string().min(1).max(1024)) });
export type Position = { readonly [attribute: string]: string };

const listDigest = (list: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 16);

export const encodeCursor = (list: readonly string[], position: Position): string =>
  Buffer.from(JSON.stringify({ l: listDigest(list), k: position })).toString('base64url');

/**
 * The position in a cursor that `encodeCursor` made for the same list.
 * @throws CursorError when it was made for another list, damaged or forged.
 */
export function decodeCursor(
  list: readonly string[],
  attributes: readonly string[],
  cursor: string,
): Position {
  const { data } = shape.safeParse(jsonOf(cursor));
  if (data?.l !== listDigest(list)) throw new CursorError();
  const names = Object.keys(data.k);
  if (names.length !== attributes.length || !attributes.every((name) => names.includes(name))) {
    throw new CursorError();
  }
  return data.k;
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
