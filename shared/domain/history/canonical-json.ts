/**
 * What may be hashed: strings, safe integers, booleans, arrays and objects (RFC 8785's other number forms and null
 * are left out on purpose, so that two programs never differ about how a number is written).
 */
export type HashedValue =
  | string
  | number
  | boolean
  | readonly HashedValue[]
  | { readonly [key: string]: HashedValue | undefined };

/**
 * RFC 8785 (JCS) text of a value: keys in UTF-16 order, no white space, undefined members left out.
 * @throws TypeError on null, fractions, unsafe integers and lone surrogates.
 */
export function canonicalJson(value: HashedValue): string {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('A lone surrogate cannot be hashed');
    return JSON.stringify(value);
  }
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`Only whole numbers are hashed, not ${value}`);
    return String(value === 0 ? 0 : value);
  }
  if (value === null || typeof value !== 'object') throw new TypeError(`Cannot hash ${String(value)}`);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${canonicalJson(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
}

const isList = (value: object): value is readonly HashedValue[] => Array.isArray(value);
