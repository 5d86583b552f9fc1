import type { Dossier } from '../../domain/dossier/dossier.ts';
import type { DossierEvent } from '../../domain/dossier/events.ts';
import type { DossierId, Instant } from '../../domain/ids.ts';

/** What a command left behind: enough to answer it again. `scope` hides actor, verb and key; `body` is its hash. */
export type CommandMark = { readonly scope: string; readonly body: string; readonly version: number };

/** The newest item of a dossier: its state, the last hash, and the marks of its last 20 commands. */
export type Head = {
  readonly dossier: Dossier;
  /** Hash of the last event, hex. */
  readonly hash: string;
  readonly marks: readonly CommandMark[];
};
export const marksKept = 20;

/** One counter per (identifier of the competent agency, local date): gap-free, shared by all desks. */
export type CounterKey = { readonly identifier: string; readonly date: string };
export type CounterStep = { readonly key: CounterKey; readonly from: number };

export type Append = {
  readonly before: Head | undefined;
  readonly after: Dossier;
  readonly events: readonly DossierEvent[];
  readonly hash: string;
  readonly mark: CommandMark;
  /** Where the private values of these events are sealed. */
  readonly valuesId?: string;
  /** Moves a counter from `from` to `from + 1` in the same transaction. */
  readonly counter?: CounterStep;
  readonly label?: string;
};

/**
 * `head`: somebody appended before us; `counter`: another desk took the number; `busy`: the store asked us to come
 * again. In all three nothing was written.
 */
export type AppendOutcome = 'appended' | 'head-conflict' | 'counter-conflict' | 'busy';

/** One append as it is kept: its events and where their private values are. */
export type HistoryItem = {
  readonly events: readonly DossierEvent[];
  readonly valuesId?: string;
  readonly mark: CommandMark;
};

export type QueueRow = {
  readonly dossierId: DossierId;
  readonly step: string;
  readonly visit: number;
  readonly stepVersion: number;
  readonly since: Instant;
  readonly dueAt?: Instant;
  readonly alertAt?: Instant;
  readonly procedureCode: string;
  readonly channel: string;
  /** The code, or before receipt the filing number. */
  readonly number: string;
  /** Person id of who has taken it. */
  readonly claimedBy?: string;
  readonly label?: string;
  /** The unit that holds it, and who of its officers, its head and its leader was told last that it waits. */
  readonly holder?: string;
  readonly told?: 'unit' | 'head' | 'leader';
};

export type DossierRow = { readonly dossierId: DossierId; readonly dossier: Dossier };
export type Page<Row> = { readonly rows: readonly Row[]; readonly cursor?: string };
export type PageRequest = { readonly limit: number; readonly cursor?: string };

/** The one truth: histories of dossiers. A fault of the store is thrown; a lost race is an outcome. */
export interface History {
  /** Strongly consistent. */
  head(id: DossierId): Promise<Head | undefined>;
  /** All or nothing: history item, head, open-step items, counter. Refused unless `before` is still the head. */
  append(append: Append): Promise<AppendOutcome>;
  /** Items in order, from the item that follows `after` (an event number). */
  items(
    id: DossierId,
    after: number,
    limit: number,
  ): Promise<{ readonly items: readonly HistoryItem[]; readonly more: boolean }>;
  /** The last number given, 0 when none. Strongly consistent. */
  counter(key: CounterKey): Promise<number>;
  /** Open steps of a unit, oldest due first. */
  queue(unitId: string, page: PageRequest): Promise<Page<QueueRow>>;
  /** Open steps of a unit of which somebody was reminded, oldest due first. */
  remindedInUnit(unitId: string, page: PageRequest): Promise<Page<QueueRow>>;
  /** The same of all units, for dossiers that an agency is competent for. */
  remindedInAgency(unitId: string, page: PageRequest): Promise<Page<QueueRow>>;
  /** Dossiers whose papers a unit has to pass on, to see confirmed or to give back; the soonest due first. */
  paperHeld(unitId: string, page: PageRequest): Promise<Page<DossierRow>>;
  /** Dossiers whose papers are on their way to a unit; the soonest due first. */
  paperComing(unitId: string, page: PageRequest): Promise<Page<DossierRow>>;
  /** Dossiers whose result waits at a desk; the longest ready first. */
  uncollected(deskId: string, page: PageRequest): Promise<Page<DossierRow>>;
  ofApplicant(key: string, page: PageRequest): Promise<Page<DossierRow>>;
  ofAccount(account: string, page: PageRequest): Promise<Page<DossierRow>>;
  /** A desk's register: received dossiers of a month (`YYYY-MM`) or of one local date in it, by date and code. */
  registered(
    desk: string,
    of: { readonly month: string; readonly day?: string },
    page: PageRequest,
  ): Promise<Page<DossierRow>>;
  /**
   * Dossiers of which something should have come (`awaitedAt`) within the UTC hour of `hour`, before an instant: at
   * most `limit` of each shard, oldest first. May be some moments old.
   */
  awaited(hour: Instant, before: Instant, limit: number): Promise<readonly DossierId[]>;
  /** By code or by filing number. */
  findByNumber(number: string): Promise<DossierId | undefined>;
}
