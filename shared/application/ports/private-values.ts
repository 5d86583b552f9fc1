import type { SaltedValues } from '../../domain/history/event.ts';
import type { DossierId, Instant } from '../../domain/ids.ts';
import type { HashedValue } from '../../domain/history/canonical-json.ts';
import type { Page, PageRequest } from './history.ts';

/** One set of private values as sealed at one append. */
export type SealedSet = {
  readonly valuesId: string;
  readonly byEvent: { readonly [eventNumber: string]: SaltedValues };
};

export type Draft = {
  readonly dossierId: DossierId;
  readonly account: string;
  readonly version: number;
  readonly procedureCode: string;
  readonly savedAt: string;
  readonly content: { readonly [field: string]: HashedValue };
};
export type DraftRow = Omit<Draft, 'content' | 'account'>;

/** Private values, encrypted with one data key per dossier. Erasing the key erases the person, the proofs stay. */
export interface PrivateValues {
  /**
   * Written before the append that names them; a set without its append is only unreadable bytes. `until`: after that
   * the set may vanish.
   */
  seal(dossierId: DossierId, set: SealedSet, until?: Instant): Promise<void>;
  /** Absent sets (erased, or never written) are left out. */
  open(dossierId: DossierId, valuesIds: readonly string[]): Promise<readonly SealedSet[]>;
  /** Refused with 'changed' when the draft's version is no longer `expected` (0 = new). */
  saveDraft(draft: Draft, expected: number): Promise<'saved' | 'changed'>;
  draft(dossierId: DossierId): Promise<Draft | undefined>;
  drafts(account: string, page: PageRequest): Promise<Page<DraftRow>>;
  deleteDraft(dossierId: DossierId): Promise<void>;
}
