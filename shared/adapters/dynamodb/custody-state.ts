import type { StoredState } from '../../contracts/stored.ts';
import type { Custody } from '../../domain/dossier/custody.ts';
import type { Dossier } from '../../domain/dossier/dossier.ts';
import { instantFromMs, msOf } from '../../domain/ids.ts';
import { placeOf, unitAt } from './places.ts';

/** Custody as the head keeps it: a unit that stands in the state already is named by its place there. */
export function encodeCustody(dossier: Dossier): Pick<StoredState, 'paper'> {
  const { custody } = dossier;
  if (!custody) return {};
  const { holder, since, version, originals, dueBy, to, by, isDisputed, ended } = custody;
  return {
    paper: {
      h: placeOf(dossier, holder),
      s: msOf(since),
      v: version,
      ...(!originals && { c: 1 }),
      ...(dueBy && { d: msOf(dueBy) }),
      ...(to && { t: placeOf(dossier, to) }),
      ...(by !== undefined && { b: by }),
      ...(isDisputed && { q: 1 }),
      ...(ended && { e: ended === 'given-back' ? 'g' : 'p' }),
    },
  };
}

/** Also as it was kept before papers were handed over: then the desk had them, or nobody. */
export function decodeCustody(state: StoredState): { custody?: Custody } {
  const { paper, desk } = state;
  if (paper === undefined || paper === 'no-paper') return {};
  if (typeof paper === 'string') {
    const since = instantFromMs(state.received ?? state.at);
    const ended = paper === 'given-back' ? { ended: paper } : {};
    return { custody: { holder: desk, since, version: 1, originals: true, ...ended } };
  }
  const { h, s, v, c, d, t, b, q, e } = paper;
  return {
    custody: {
      holder: unitAt(state, h),
      since: instantFromMs(s),
      version: v,
      originals: c === undefined,
      ...(d !== undefined && { dueBy: instantFromMs(d) }),
      ...(t !== undefined && { to: unitAt(state, t) }),
      ...(b !== undefined && { by: b }),
      ...(q && { isDisputed: true }),
      ...(e && { ended: e === 'g' ? 'given-back' : 'sent-by-post' }),
    },
  };
}
