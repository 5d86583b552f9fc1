import type { Guards } from '../../application/ports/others.ts';
import type { Instant } from '../../domain/ids.ts';
import { instantFromMs, msOf } from '../../domain/ids.ts';

export function memoryGuards(): Guards {
  const tries = new Map<string, { readonly count: number; readonly until: Instant }>();
  const locks = new Map<string, Instant>();
  return {
    async lockedUntil(key, at) {
      const until = locks.get(key);
      return until && until > at ? until : undefined;
    },
    async count(key, at, windowSeconds) {
      const running = tries.get(key);
      const next =
        running && running.until > at
          ? { ...running, count: running.count + 1 }
          : { count: 1, until: instantFromMs(msOf(at) + windowSeconds * 1000) };
      tries.set(key, next);
      return next.count;
    },
    async lock(key, until) {
      locks.set(key, until);
    },
    async clear(key) {
      tries.delete(key);
      locks.delete(key);
    },
  };
}
