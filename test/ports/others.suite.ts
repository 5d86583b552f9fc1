import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CursorError } from '../../shared/application/ports/cursor.ts';
import type { Guards, Parked, ParkedMessage, Reads } from '../../shared/application/ports/others.ts';
import { chainStart, digest } from '../../shared/domain/history/chain.ts';
import type { Make, Made } from './history.suite.ts';
import { at, newDossierId } from './samples.ts';

export function readsSuite(name: string, make: Make<Reads>): void {
  describe(`reads (${name})`, () => {
    let made: Made<Reads>;
    beforeAll(async () => {
      made = await make();
    });
    afterAll(async () => made?.close());

    const readOf = (dossierId = newDossierId(), person = 'officer-1') => ({
      dossierId,
      at: at(0),
      person,
      post: 'post-1',
      purpose: 'handling',
      what: 'dossier',
    });

    test('of one dossier are numbered and chained, also when many come at once', async () => {
      const id = newDossierId();
      const records = await Promise.all(
        Array.from({ length: 10 }, (_, reader) => made.port.record(readOf(id, `officer-${reader}`))),
      );
      await made.port.record(readOf());
      const { rows, cursor } = await made.port.list(id, { limit: 50 });
      expect(cursor).toBeUndefined();
      expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(rows.map(({ previous }) => previous)).toEqual([
        chainStart,
        ...rows.slice(0, -1).map((row) => digest(row)),
      ]);
      expect(rows).toEqual(records.toSorted((a, b) => a.number - b.number));
    });

    test('are listed in pages, of the dossier asked for only', async () => {
      const id = newDossierId();
      for (let reads = 0; reads < 3; reads += 1) await made.port.record(readOf(id));
      const { cursor } = await made.port.list(id, { limit: 2 });
      if (cursor === undefined) throw new Error('There must be a second page');
      expect((await made.port.list(id, { limit: 2, cursor })).rows.map(({ number }) => number)).toEqual([3]);
      await expect(made.port.list(newDossierId(), { limit: 2, cursor })).rejects.toThrow(CursorError);
    });
  });
}

export function guardsSuite(name: string, make: Make<Guards>): void {
  describe(`guards (${name})`, () => {
    let made: Made<Guards>;
    beforeAll(async () => {
      made = await make();
    });
    afterAll(async () => made?.close());
    const newGuard = () => `code#${randomUUID()}`;

    test('count tries in a window that begins with the first', async () => {
      const key = newGuard();
      const count = (minutes: number) => made.port.count(key, at(minutes), 3600);
      expect([await count(0), await count(59), await count(59)]).toEqual([1, 2, 3]);
      expect([await count(60), await count(61)]).toEqual([1, 2]);
      expect(await made.port.count(newGuard(), at(0), 3600)).toBe(1);
    });

    test('lose no try of those that come at once', async () => {
      const key = newGuard();
      const counts = await Promise.all(Array.from({ length: 8 }, () => made.port.count(key, at(0), 60)));
      expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });

    test('lock until an instant, and are cleared', async () => {
      const key = newGuard();
      expect(await made.port.lockedUntil(key, at(0))).toBeUndefined();
      await made.port.count(key, at(0), 3600);
      await made.port.lock(key, at(60));
      expect(await made.port.lockedUntil(key, at(59))).toBe(at(60));
      expect(await made.port.lockedUntil(key, at(60))).toBeUndefined();
      await made.port.clear(key);
      expect(await made.port.lockedUntil(key, at(1))).toBeUndefined();
      expect(await made.port.count(key, at(1), 3600)).toBe(1);
    });
  });
}

export function parkedSuite(name: string, make: Make<Parked>): void {
  describe(`parked messages (${name})`, () => {
    let made: Made<Parked>;
    beforeAll(async () => {
      made = await make();
    });
    afterAll(async () => made?.close());

    const messageAt = (minutes: number): Omit<ParkedMessage, 'state'> => ({
      id: randomUUID(),
      follower: 'archive',
      parkedAt: at(minutes),
      reason: 'EventNotFoundError',
      body: { dossierId: newDossierId(), number: 3, nested: { list: ['a', true] } },
    });

    test('wait for an administrator, oldest first, until one of them sends each again', async () => {
      const messages = [2, 1, 3].map(messageAt);
      const [second, first, third] = messages.map((message) => ({ ...message, state: 'open' as const }));
      for (const message of messages) await made.port.park(message);
      const page = await made.port.open({ limit: 2 });
      expect(page.rows).toEqual([first, second]);
      if (page.cursor === undefined || !first) throw new Error('There must be a second page');
      expect((await made.port.open({ limit: 2, cursor: page.cursor })).rows).toEqual([third]);

      const marks = await Promise.all([made.port.markSentAgain(first.id), made.port.markSentAgain(first.id)]);
      expect(marks.toSorted()).toEqual(['already', 'marked']);
      expect(await made.port.get(first.id)).toEqual({ ...first, state: 'sent-again' });
      expect((await made.port.open({ limit: 9 })).rows).toEqual([second, third]);
    });

    test('are parked once: a second delivery does not open them again', async () => {
      const message = messageAt(5);
      await made.port.park(message);
      await made.port.markSentAgain(message.id);
      await made.port.park({ ...message, parkedAt: at(9) });
      expect(await made.port.get(message.id)).toEqual({ ...message, state: 'sent-again' });
    });

    test('that nobody parked are absent', async () => {
      expect(await made.port.get('none')).toBeUndefined();
      expect(await made.port.markSentAgain('none')).toBe('already');
    });
  });
}
