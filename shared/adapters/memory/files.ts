import type { Files, GivenPaper } from '../../application/ports/files.ts';
import { clearedFrom } from '../../domain/file/file.ts';
import type { FileRecord } from '../../domain/file/file.ts';
import { frozen } from './frozen.ts';
import { pageOf } from './page.ts';

/** The twin of the table of files. */
export function memoryFiles(): Files {
  const files = new Map<string, FileRecord>();
  const papers = new Map<string, GivenPaper>();
  const at = (dossierId: string, fileId: string): string => `${dossierId} ${fileId}`;
  const keyOf = ({ dossierId, fileId }: FileRecord): string => at(dossierId, fileId);
  const stands = (file: FileRecord, version: number): boolean => files.get(keyOf(file))?.version === version;
  return {
    async begin(file) {
      if (files.has(keyOf(file))) return 'stood';
      files.set(keyOf(file), frozen(file));
      return 'begun';
    },
    get: async (dossierId, fileId) => files.get(at(dossierId, fileId)),
    of: async (dossierId) =>
      [...files.values()]
        .filter((file) => file.dossierId === dossierId)
        .sort((a, b) => (a.fileId < b.fileId ? -1 : 1)),
    async change(next) {
      if (!stands(next, next.version - 1)) return 'other';
      files.set(keyOf(next), frozen(next));
      return 'changed';
    },
    async remove(file) {
      if (!stands(file, file.version)) return 'other';
      files.delete(keyOf(file));
      return 'removed';
    },
    toBeCleared: async (hour, limit) =>
      [...files.values()]
        .filter(({ attachedBy, madeAt }) => attachedBy === undefined && clearedFrom(madeAt) === hour)
        .sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1))
        .slice(0, limit),
    async give(paper) {
      papers.set(at(paper.person, paper.sha256), frozen(paper));
    },
    given: async (person, sha256) => papers.get(at(person, sha256)),
    papersOf: async (person, page) =>
      pageOf(
        ['papers', person],
        [...papers.values()].filter((paper) => paper.person === person),
        ({ sha256 }) => sha256,
        page,
      ),
  };
}
