/**
 * What was read lately, by name. The age counts from before the read, so nothing is ever older than `keptMs`.
 * What `isKept` says no to is not kept: a record that has just been made is then seen at once.
 */
export function timeCache<Value>(options: {
  readonly now: () => number;
  readonly keptMs: number;
  readonly most: number;
  readonly isKept: (value: Value) => boolean;
}) {
  const { now, keptMs, most, isKept } = options;
  const kept = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();

  return {
    forget: (name: string): void => void kept.delete(name),

    get(name: string, read: () => Promise<Value>): Promise<Value> {
      const known = kept.get(name);
      if (known && now() < known.until) return known.value;
      const value = read();
      kept.delete(name);
      kept.set(name, { value, until: now() + keptMs });
      const drop = () => {
        if (kept.get(name)?.value === value) kept.delete(name);
      };
      value.then((found) => {
        if (!isKept(found)) drop();
      }, drop);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return value;
    },
  };
}
