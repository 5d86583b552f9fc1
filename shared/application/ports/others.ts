import type { HashedObject } from '../../domain/history/event.ts';
import type { DossierId, Instant, PersonKey } from '../../domain/ids.ts';
import type { Page, PageRequest } from './history.ts';

/** Time, ids and chance come in from outside everywhere below the doors. */
export interface Chance {
  now(): Instant;
  uuid(): string;
  /** Random bytes, base64url. */
  bytes(count: number): string;
  /** Waits some milliseconds up to `most`: jitter between two tries. */
  pause(most: number): Promise<void>;
}

/** HMAC of a personal ID number under the province's key. */
export interface Identities {
  keyOf(personalIdNumber: string): Promise<PersonKey>;
}

/** A read of a dossier, chained to the read before it: who, in which post, for what purpose. */
export type ReadRecord = {
  readonly dossierId: DossierId;
  readonly number: number;
  readonly at: Instant;
  readonly person: string;
  readonly post?: string;
  readonly purpose: string;
  readonly what: string;
  readonly previous: string;
};
export interface Reads {
  /** Appends to the dossier's chain of reads; numbered and linked by the store's adapter. */
  record(read: Omit<ReadRecord, 'number' | 'previous'>): Promise<ReadRecord>;
  list(id: DossierId, page: PageRequest): Promise<Page<ReadRecord>>;
}

/** Counted tries: after `limit` in a window the key is locked until the window ends. */
export interface Guards {
  /** Is it locked at this instant? Until when? */
  lockedUntil(key: string, at: Instant): Promise<Instant | undefined>;
  /** Counts one try; answers the count in the running window. */
  count(key: string, at: Instant, windowSeconds: number): Promise<number>;
  lock(key: string, until: Instant): Promise<void>;
  clear(key: string): Promise<void>;
}

/** A message that a follower could not digest, as shown to an administrator. */
export type ParkedMessage = {
  readonly id: string;
  readonly follower: string;
  readonly parkedAt: Instant;
  readonly reason: string;
  readonly body: HashedObject;
  readonly state: 'open' | 'sent-again';
};
export interface Parked {
  park(message: Omit<ParkedMessage, 'state'>): Promise<void>;
  open(page: PageRequest): Promise<Page<ParkedMessage>>;
  get(id: string): Promise<ParkedMessage | undefined>;
  /** Conditional: only one administrator sends it again. */
  markSentAgain(id: string): Promise<'marked' | 'already'>;
}

/** What the relay tells a follower: which event, no more. */
export type EventNotice = { readonly dossierId: DossierId; readonly number: number; readonly type: string };
/** Where a follower puts what it cannot digest, with the reason; from there it is parked for an administrator. */
export interface DeadLetters {
  put(body: string, reason: string): Promise<void>;
}
export interface FollowerQueues {
  send(follower: string, notices: readonly EventNotice[]): Promise<void>;
}
/** Where somebody asks that a dossier's machine and clock be looked at. */
export interface RepairQueue {
  ask(dossierId: DossierId): Promise<void>;
}

export interface Archive {
  /** Writes once under this name; an object that stands is left as it is. */
  writeOnce(name: string, lines: readonly string[]): Promise<'written' | 'stood'>;
}
