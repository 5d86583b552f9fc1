import type { Draft, PrivateValues, SealedSet } from '../../application/ports/private-values.ts';
import type { DossierId } from '../../domain/ids.ts';
import { frozen } from './frozen.ts';
import { pageOf } from './page.ts';

const draftMs = 90 * 24 * 60 * 60 * 1000;

/** The twin keeps values as they are; `eraseKey` is what deleting a wrapped key does. */
export function memoryPrivateValues({ now }: { readonly now: () => number }): PrivateValues & {
  eraseKey(dossierId: DossierId): void;
} {
  const sets = new Map<DossierId, Map<string, SealedSet>>();
  const drafts = new Map<DossierId, Draft>();
  const lives = ({ savedAt }: Draft): boolean => Date.parse(savedAt) + draftMs > now();

  return {
    async seal(id, set) {
      const ofDossier = sets.get(id) ?? new Map<string, SealedSet>();
      sets.set(id, ofDossier.set(set.valuesId, frozen(set)));
    },
    async open(id, valuesIds) {
      return valuesIds.flatMap((valuesId) => {
        const set = sets.get(id)?.get(valuesId);
        return set ? [set] : [];
      });
    },
    async saveDraft(draft, expected) {
      const standing = drafts.get(draft.dossierId);
      const current = standing && lives(standing) ? standing : undefined;
      const isRepeated =
        current?.version === draft.version &&
        current.savedAt === draft.savedAt &&
        current.account === draft.account;
      if (isRepeated) return 'saved';
      if ((current?.version ?? 0) !== expected) return 'changed';
      if (current && current.account !== draft.account) return 'changed';
      drafts.set(draft.dossierId, structuredClone(draft));
      return 'saved';
    },
    async draft(id) {
      const draft = drafts.get(id);
      return draft && lives(draft) ? structuredClone(draft) : undefined;
    },
    async drafts(account, page) {
      const mine = [...drafts.values()].filter((draft) => draft.account === account && lives(draft));
      const rows = mine.map(({ content: _, account: __, ...row }) => row);
      const position = ({ savedAt, dossierId }: (typeof rows)[number]) => `${savedAt}#${dossierId}`;
      return pageOf(['drafts', account], rows, position, page, 'newest first');
    },
    async deleteDraft(id) {
      drafts.delete(id);
    },
    eraseKey(id) {
      sets.delete(id);
      drafts.delete(id);
    },
  };
}
