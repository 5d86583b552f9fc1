import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Files, GivenPaper } from '../../shared/application/ports/files.ts';
import { arrived, attached, clearedFrom, judged } from '../../shared/domain/file/file.ts';
import type { FileRecord } from '../../shared/domain/file/file.ts';
import { personKey } from '../../shared/domain/ids.ts';
import type { Made, Make } from './history.suite.ts';
import { at, newDossierId } from './samples.ts';

export const fileOf = (of: Partial<FileRecord> = {}): FileRecord => ({
  dossierId: newDossierId(),
  fileId: newDossierId(),
  componentId: 'paper',
  owner: 'citizens|an',
  type: 'application/pdf',
  size: 3,
  sha256: 'a'.repeat(64),
  madeAt: at(0),
  state: 'waiting',
  version: 1,
  ...of,
});
const needed = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('Nothing there');
  return value;
};

/** What every table of files does alike. */
export function filesSuite(name: string, make: Make<Files>): void {
  describe(`files (${name})`, () => {
    let made: Made<Files>;
    beforeAll(async () => {
      made = await make();
    }, 60_000);
    afterAll(() => made.close());

    test('a file begins once, and stays as it was begun', async () => {
      const file = fileOf();
      expect(await made.port.begin(file)).toBe('begun');
      expect(await made.port.begin({ ...file, size: 9 })).toBe('stood');
      expect(await made.port.get(file.dossierId, file.fileId)).toEqual(file);
      expect(await made.port.get(file.dossierId, newDossierId())).toBeUndefined();
    });

    test('of two who change it at once, one goes on', async () => {
      const file = fileOf();
      await made.port.begin(file);
      const sent = arrived(file, 'v1');
      expect(await made.port.change(sent)).toBe('changed');
      expect(await made.port.change(needed(judged(file, 'v1', 'infected')))).toBe('other');
      expect(await made.port.get(file.dossierId, file.fileId)).toEqual(sent);
    });

    test('the files of a dossier are its own, in the order in which they were made', async () => {
      const dossierId = newDossierId();
      const files = [fileOf({ dossierId }), fileOf({ dossierId })].sort((a, b) =>
        a.fileId < b.fileId ? -1 : 1,
      );
      for (const file of [...files, fileOf()]) await made.port.begin(file);
      expect(await made.port.of(dossierId)).toEqual(files);
    });

    test('what was not attached is found in its hour; what was attached is found there no more', async () => {
      const madeAt = at(0);
      const hour = clearedFrom(madeAt);
      const [left, kept] = [fileOf({ madeAt }), fileOf({ madeAt })] as const;
      await made.port.begin(left);
      await made.port.begin(kept);
      await made.port.change(needed(attached(kept, 1)));
      const found = (await made.port.toBeCleared(hour, 1000)).map(({ fileId }) => fileId);
      expect(found).toContain(left.fileId);
      expect(found).not.toContain(kept.fileId);
      expect(await made.port.toBeCleared('2020-01-01T00', 10)).toEqual([]);
    });

    test('a file is taken away as it was seen, or not at all', async () => {
      const file = fileOf();
      await made.port.begin(file);
      await made.port.change(arrived(file, 'v1'));
      expect(await made.port.remove(file)).toBe('other');
      expect(await made.port.remove(arrived(file, 'v1'))).toBe('removed');
      expect(await made.port.get(file.dossierId, file.fileId)).toBeUndefined();
    });

    test('a paper given is found by its hash and among the papers of its giver alone', async () => {
      const person = personKey(newDossierId());
      const paper = (sha256: string): GivenPaper => ({
        person,
        sha256,
        size: 3,
        type: 'image/png',
        procedure: { code: '2.000815', version: 1 },
        componentId: 'paper',
        givenAt: at(0),
        object: { key: 'files/a/b', versionId: 'k1' },
      });
      const [first, second] = [paper('a'.repeat(64)), paper('b'.repeat(64))] as const;
      for (const one of [first, second, first]) await made.port.give(one);
      expect(await made.port.given(person, first.sha256)).toEqual(first);
      expect(await made.port.given(personKey('nobody'), first.sha256)).toBeUndefined();
      const page = await made.port.papersOf(person, { limit: 1 });
      expect(page.rows).toEqual([first]);
      const rest = await made.port.papersOf(person, { limit: 5, cursor: needed(page.cursor) });
      expect(rest).toEqual({ rows: [second] });
    });
  });
}
