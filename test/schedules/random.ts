/** Chance that a number foretells: mulberry32, begun from a seed and a name. */
export type Random = {
  /** From 0, below 1. */
  next(): number;
  below(count: number): number;
  happens(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
};

export function randomFrom(name: string, seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b9);
  for (const letter of name) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    happens: (probability) => next() < probability,
    pick(list) {
      if (list.length === 0) throw new RangeError('Nothing to pick from');
      return list[below(list.length)] as (typeof list)[number];
    },
  };
}
