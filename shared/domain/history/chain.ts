import { createHash, hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { HashedValue } from './canonical-json.ts';
import type { HistoryEvent, SaltedValue, SaltedValues } from './event.ts';

/** What the first event of every dossier names as its predecessor. */
export const chainStart = 'motcua/1';
const commitmentDomain = 'motcua/1';

/** SHA-256 of a value's canonical JSON, lower-case hex. */
export const digest = (value: HashedValue): string => hash('sha256', canonicalJson(value));

export const hashEvent = (event: HistoryEvent): string => digest(event);

/** SHA-256("motcua/1" ‖ salt ‖ JCS(value)), lower-case hex. */
export const commit = ({ salt, value }: SaltedValue): string =>
  createHash('sha256')
    .update(commitmentDomain)
    .update(Buffer.from(salt, 'base64url'))
    .update(canonicalJson(value))
    .digest('hex');

export const commitAll = (values: SaltedValues): { [field: string]: string } =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, commit(value)]));

export type ChainFault =
  | { readonly fault: 'GAP'; readonly number: number }
  | { readonly fault: 'BROKEN_LINK'; readonly number: number }
  | { readonly fault: 'OTHER_DOSSIER'; readonly number: number }
  | { readonly fault: 'TIME_RUNS_BACK'; readonly number: number }
  | { readonly fault: 'HEAD_DIFFERS'; readonly number: number };

/** Where a reader stands in a chain: what the next event must name. */
export interface ChainPosition {
  readonly number: number;
  readonly hash: string;
  readonly at?: string;
}
export const beforeFirst: ChainPosition = { number: 0, hash: chainStart };

/**
 * Reads events one after another from a position; the last position is compared with the head by `checkHead`.
 * Pages of a long history are checked one by one, so memory does not grow with it.
 */
export function checkChain(
  events: readonly HistoryEvent[],
  from: ChainPosition = beforeFirst,
): { readonly position: ChainPosition; readonly faults: readonly ChainFault[] } {
  const faults: ChainFault[] = [];
  let position = from;
  const first = events[0];
  for (const event of events) {
    const { number } = event;
    if (number !== position.number + 1) faults.push({ fault: 'GAP', number });
    if (event.previous !== position.hash) faults.push({ fault: 'BROKEN_LINK', number });
    if (first && event.dossierId !== first.dossierId) faults.push({ fault: 'OTHER_DOSSIER', number });
    if (position.at && event.at < position.at) faults.push({ fault: 'TIME_RUNS_BACK', number });
    position = { number, hash: hashEvent(event), at: event.at };
  }
  return { position, faults };
}

export const checkHead = (position: ChainPosition, head: { version: number; hash: string }): ChainFault[] =>
  position.number === head.version && position.hash === head.hash
    ? []
    : [{ fault: 'HEAD_DIFFERS', number: position.number }];

/** The fields whose private value no longer fits its commitment. Erased values (absent) are not faults. */
export const checkCommitments = (event: HistoryEvent, values: SaltedValues): string[] =>
  Object.entries(values)
    .filter(([field, value]) => event.commitments[field] !== commit(value))
    .map(([field]) => field);
