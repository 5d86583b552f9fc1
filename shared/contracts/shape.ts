import { quoted, type TimeRefusalCode } from '../domain/time/refusal.ts';

/** Faults of a text's shape, before it means anything. */
export type ShapeErrorCode =
  | 'NOT_AN_OBJECT'
  | 'MISSING_FIELD'
  | 'WRONG_TYPE'
  | 'UNKNOWN_TIME_ZONE'
  | 'UNKNOWN_DAY'
  | 'UNKNOWN_KIND'
  | 'UNKNOWN_UNIT'
  | 'UNKNOWN_EFFECT';

/** Ends the reading of a text at its first fault. Never leaves the contract that reads: it becomes a value there. */
export class ShapeFault extends Error {
  readonly code: ShapeErrorCode | TimeRefusalCode;

  constructor(code: ShapeErrorCode | TimeRefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

export type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongType(where: string, type: string): ShapeFault {
  return new ShapeFault('WRONG_TYPE', `${where} is not ${type}.`);
}

export function objectOf(value: unknown, where: string, code: ShapeErrorCode = 'WRONG_TYPE'): Fields {
  if (!isFields(value))
    throw new ShapeFault(code, `${where} is not ${code === 'NOT_AN_OBJECT' ? 'a JSON' : 'an'} object.`);
  return value;
}

export function arrayOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrongType(where, 'a list');
  return value;
}

export function stringOf(value: unknown, where: string): string {
  if (typeof value !== 'string') throw wrongType(where, 'a text');
  return value;
}

export function numberOf(value: unknown, where: string): number {
  if (typeof value !== 'number') throw wrongType(where, 'a number');
  return value;
}

/** The value of a field that must be there. */
export function needed(fields: Fields, name: string, owner: string): unknown {
  const value = fields[name];
  if (value === undefined) throw new ShapeFault('MISSING_FIELD', `${owner} has no ${name}.`);
  return value;
}

/** The text as one of the words that are known. */
export function wordOf<T extends string>(
  text: string,
  words: readonly T[],
  code: ShapeErrorCode,
  what: string,
): T {
  const word = words.find((known) => known === text);
  if (word === undefined) throw new ShapeFault(code, `${quoted(text)} is not ${what}.`);
  return word;
}
