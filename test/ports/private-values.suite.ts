import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CursorError } from '../../shared/application/ports/cursor.ts';
import type { Draft, PrivateValues, SealedSet } from '../../shared/application/ports/private-values.ts';
import type { DossierId } from '../../shared/domain/ids.ts';
import { at, morning, newDossierId } from './samples.ts';

export type MadePrivateValues = {
  readonly port: PrivateValues;
  readonly eraseKey: (id: DossierId) => Promise<void>;
  readonly close: () => Promise<void>;
};
/** The store's clock, which a test moves. */
export type Clock = { ms: number };
export const clockAt = (ms = morning): Clock => ({ ms });

export const newSet = (): SealedSet => ({
  valuesId: randomUUID(),
  byEvent: {
    '1': {
      applicant: {
        salt: randomBytes(32).toString('base64url'),
        value: {
          name: 'Nguyễn Văn A',
          personalIdNumber: '036094001234',
          children: 2,
          agrees: true,
          papers: ['a', ''],
        },
      },
    },
    '2': {},
  },
});
export const newDraft = (of: Partial<Draft> = {}): Draft => ({
  dossierId: newDossierId(),
  account: `citizens|${randomUUID()}`,
  version: 1,
  procedureCode: '2.000815',
  savedAt: at(0),
  content: { applicant: { name: 'Trần Thị Bé', address: '' }, copies: 3 },
  ...of,
});

export function privateValuesSuite(name: string, make: (clock: Clock) => Promise<MadePrivateValues>): void {
  describe(`private values (${name})`, () => {
    const clock = clockAt();
    let made: MadePrivateValues;
    let values: PrivateValues;
    beforeAll(async () => {
      made = await make(clock);
      values = made.port;
    });
    afterAll(async () => made?.close());

    test('come back as they were sealed, in the order asked for', async () => {
      const id = newDossierId();
      const [first, second] = [newSet(), newSet()];
      await Promise.all([values.seal(id, first), values.seal(id, second)]);
      expect(await values.open(id, [second.valuesId, first.valuesId])).toEqual([second, first]);
    });

    test('are left out when they were never written, or belong to another dossier', async () => {
      const id = newDossierId();
      const set = newSet();
      await values.seal(id, set);
      expect(await values.open(id, [])).toEqual([]);
      expect(await values.open(id, [randomUUID()])).toEqual([]);
      expect(await values.open(newDossierId(), [set.valuesId])).toEqual([]);
    });

    test('are gone at once when the key is erased, and only those of that dossier', async () => {
      const [id, other] = [newDossierId(), newDossierId()];
      const [set, otherSet, later] = [newSet(), newSet(), newSet()];
      await values.seal(id, set);
      await values.seal(other, otherSet);
      await values.open(id, [set.valuesId]);
      await values.saveDraft(newDraft({ dossierId: id }), 0);
      await made.eraseKey(id);
      expect(await values.open(id, [set.valuesId])).toEqual([]);
      expect(await values.draft(id)).toBeUndefined();
      expect(await values.open(other, [otherSet.valuesId])).toEqual([otherSet]);
      await values.seal(id, later);
      expect(await values.open(id, [set.valuesId, later.valuesId])).toEqual([later]);
    });

    describe('a draft', () => {
      test('is saved, read and deleted', async () => {
        const draft = newDraft();
        expect(await values.draft(draft.dossierId)).toBeUndefined();
        expect(await values.saveDraft(draft, 0)).toBe('saved');
        expect(await values.draft(draft.dossierId)).toEqual(draft);
        await values.deleteDraft(draft.dossierId);
        expect(await values.draft(draft.dossierId)).toBeUndefined();
        expect((await values.drafts(draft.account, { limit: 10 })).rows).toEqual([]);
      });

      test('is not saved over a version that the person has not seen', async () => {
        const draft = newDraft();
        await values.saveDraft(draft, 0);
        const second = { ...draft, version: 2, savedAt: at(1) };
        expect(await values.saveDraft(second, 1)).toBe('saved');
        expect(await values.saveDraft({ ...draft, version: 2, savedAt: at(2) }, 1)).toBe('changed');
        expect(await values.saveDraft({ ...draft, savedAt: at(2) }, 0)).toBe('changed');
        expect(
          await values.saveDraft({ ...draft, account: 'citizens|other', version: 3, savedAt: at(2) }, 2),
        ).toBe('changed');
        expect(await values.draft(draft.dossierId)).toEqual(second);
      });

      test('saved twice by one doubled call is saved', async () => {
        const draft = newDraft();
        expect(await values.saveDraft(draft, 0)).toBe('saved');
        expect(await values.saveDraft(draft, 0)).toBe('saved');
      });

      test('is listed for its account only, newest first, in pages', async () => {
        const { account } = newDraft();
        const drafts = [0, 1, 2].map((minutes) => newDraft({ account, savedAt: at(minutes) }));
        for (const draft of drafts) await values.saveDraft(draft, 0);
        await values.saveDraft(newDraft(), 0);
        const first = await values.drafts(account, { limit: 2 });
        const { dossierId, version, procedureCode, savedAt } = drafts[2] ?? newDraft();
        expect(first.rows[0]).toEqual({ dossierId, version, procedureCode, savedAt });
        if (first.cursor === undefined) throw new Error('There must be a second page');
        const second = await values.drafts(account, { limit: 2, cursor: first.cursor });
        expect(second.rows.map((row) => row.dossierId)).toEqual([drafts[0]?.dossierId]);
        await expect(values.drafts('citizens|other', { limit: 2, cursor: first.cursor })).rejects.toThrow(
          CursorError,
        );
      });

      test('lives 90 days', async () => {
        const draft = newDraft();
        await values.saveDraft(draft, 0);
        const days = (count: number) => count * 24 * 60 * 60 * 1000;
        clock.ms = morning + days(90) - 1;
        expect(await values.draft(draft.dossierId)).toEqual(draft);
        clock.ms = morning + days(90);
        expect(await values.draft(draft.dossierId)).toBeUndefined();
        expect((await values.drafts(draft.account, { limit: 10 })).rows).toEqual([]);
        const anew = { ...draft, savedAt: new Date(clock.ms).toISOString() };
        expect(await values.saveDraft(anew, 0)).toBe('saved');
        expect(await values.draft(draft.dossierId)).toEqual(anew);
        clock.ms = morning;
      });
    });
  });
}
