import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CounterKey, Head, History } from '../../shared/application/ports/history.ts';
import { fold } from '../../shared/domain/dossier/evolve.ts';
import { checkChain, checkHead } from '../../shared/domain/history/chain.ts';
import type { DossierId } from '../../shared/domain/ids.ts';
import { appendOf, completed, filed, newDossierId, newUnit, opened, received } from './samples.ts';

/** A store under test; `close` takes away what `make` made. */
export type Made<Port> = { readonly port: Port; readonly close: () => Promise<void> };
export type Make<Port> = () => Promise<Made<Port>>;

export const newCounter = (): CounterKey => ({
  identifier: `000.00.${randomUUID().slice(0, 4)}.H00`,
  date: '2026-08-27',
});

export async function headOf(history: History, id: DossierId): Promise<Head> {
  const head = await history.head(id);
  if (!head) throw new Error('There is no head');
  return head;
}

/** Held by every history: the tables of both emulators and the twin. */
export function historySuite(name: string, make: Make<History>): void {
  describe(`history (${name})`, () => {
    let made: Made<History>;
    let history: History;
    beforeAll(async () => {
      made = await make();
      history = made.port;
    });
    afterAll(async () => made?.close());

    const file = async (desk: string) => {
      const append = appendOf(undefined, [filed({ desk }), opened('intake', { holder: desk })], {
        label: 'N*** V** A',
      });
      expect(await history.append(append)).toBe('appended');
      return append;
    };

    describe('what was appended', () => {
      test('is read back as head and as items, with an unbroken chain', async () => {
        const desk = newUnit();
        const first = await file(desk);
        const second = appendOf(
          await headOf(history, first.after.id),
          [completed('intake', 'supplement-requested'), opened('supplement', { holder: 'applicant' })],
          { valuesId: randomUUID(), minutes: 3 },
        );
        expect(await history.append(second)).toBe('appended');

        const head = await headOf(history, first.after.id);
        expect(head).toEqual({ dossier: second.after, hash: second.hash, marks: [first.mark, second.mark] });
        const { items, more } = await history.items(first.after.id, 0, 10);
        expect(more).toBe(false);
        expect(items).toEqual([
          { events: first.events, mark: first.mark },
          { events: second.events, mark: second.mark, valuesId: second.valuesId },
        ]);
        const events = items.flatMap((item) => item.events);
        expect(fold(events)).toEqual(head.dossier);
        const { position, faults } = checkChain(events);
        expect([
          ...faults,
          ...checkHead(position, { version: head.dossier.version, hash: head.hash }),
        ]).toEqual([]);
      });

      test('is absent for a dossier nobody filed', async () => {
        const id = newDossierId();
        expect(await history.head(id)).toBeUndefined();
        expect((await history.items(id, 0, 10)).items).toEqual([]);
      });

      test('is read in parts, from the item that follows a number', async () => {
        const { after } = await file(newUnit());
        for (const step of ['decide', 'return'] as const) {
          const head = await headOf(history, after.id);
          await history.append(appendOf(head, [opened(step, { holder: newUnit() })]));
        }
        const first = await history.items(after.id, 0, 2);
        expect(first.items.map(({ events }) => events[0]?.number)).toEqual([1, 3]);
        expect(first.more).toBe(true);
        const rest = await history.items(after.id, 3, 2);
        expect(rest.items.map(({ events }) => events[0]?.number)).toEqual([4]);
      });

      test('keeps the marks of the last 20 commands', async () => {
        const first = await file(newUnit());
        const marks = [first.mark];
        for (let visit = 1; visit <= 21; visit += 1) {
          const head = await headOf(history, first.after.id);
          const fresh =
            visit % 2 ? opened('return', { holder: newUnit(), visit }) : completed('return', 'x', visit - 1);
          const append = appendOf(head, [fresh]);
          expect(await history.append(append)).toBe('appended');
          marks.push(append.mark);
        }
        expect((await headOf(history, first.after.id)).marks).toEqual(marks.slice(-20));
      });
    });

    describe('a lost race', () => {
      test('on the head writes nothing at all', async () => {
        const desk = newUnit();
        const other = newUnit();
        const first = await file(desk);
        const stale = await headOf(history, first.after.id);
        const winner = appendOf(stale, [completed('intake', 'received')]);
        expect(await history.append(winner)).toBe('appended');

        const key = newCounter();
        const loser = appendOf(
          stale,
          [received('X-260827-0001'), completed('intake', 'received'), opened('decide', { holder: other })],
          { counter: { key, from: 0 } },
        );
        expect(await history.append(loser)).toBe('head-conflict');
        expect(await headOf(history, first.after.id)).toMatchObject({ hash: winner.hash });
        expect((await history.items(first.after.id, 0, 10)).items).toHaveLength(2);
        expect((await history.queue(other, { limit: 10 })).rows).toEqual([]);
        expect(await history.counter(key)).toBe(0);
      });

      test('on a new dossier leaves the first one standing', async () => {
        const first = await file(newUnit());
        const second = appendOf(undefined, [filed()], { id: first.after.id });
        expect(await history.append(second)).toBe('head-conflict');
        expect((await headOf(history, first.after.id)).hash).toBe(first.hash);
      });

      test('with a head that never was leaves no gap', async () => {
        const first = await file(newUnit());
        const head = await headOf(history, first.after.id);
        const ahead = { ...head, dossier: { ...head.dossier, version: head.dossier.version + 2 } };
        expect(await history.append(appendOf(ahead, [completed('intake', 'received')]))).toBe(
          'head-conflict',
        );
        const unborn = { ...ahead, dossier: { ...ahead.dossier, id: newDossierId() } };
        expect(await history.append(appendOf(unborn, [completed('intake', 'received')]))).toBe(
          'head-conflict',
        );
        expect(await headOf(history, first.after.id)).toEqual(head);
      });

      test('on the counter writes nothing at all', async () => {
        const desk = newUnit();
        const key = newCounter();
        const first = await file(desk);
        const head = await headOf(history, first.after.id);
        const receipt = (from: number) =>
          appendOf(head, [received(`Y-${from + 1}`), completed('intake', 'received')], {
            counter: { key, from },
          });
        expect(await history.append(receipt(7))).toBe('counter-conflict');
        expect(await headOf(history, first.after.id)).toEqual(head);
        expect((await history.queue(desk, { limit: 10 })).rows).toHaveLength(1);

        expect(await history.append(receipt(0))).toBe('appended');
        expect(await history.counter(key)).toBe(1);
        expect(await history.append(appendOf(undefined, [filed()], { counter: { key, from: 0 } }))).toBe(
          'counter-conflict',
        );
        expect(await history.append(appendOf(undefined, [filed()], { counter: { key, from: 1 } }))).toBe(
          'appended',
        );
        expect(await history.counter(key)).toBe(2);
      });

      test('is not lost by the very same append: it stands once, and says so again', async () => {
        const key = newCounter();
        const append = appendOf(undefined, [filed()], { counter: { key, from: 0 } });
        expect(await history.append(append)).toBe('appended');
        expect(await history.append(append)).toBe('appended');
        const next = appendOf(await headOf(history, append.after.id), [
          opened('intake', { holder: newUnit() }),
        ]);
        expect(await history.append(next)).toBe('appended');
        expect(await history.append(append)).toBe('appended');
        expect((await history.items(append.after.id, 0, 10)).items).toHaveLength(2);
        expect((await headOf(history, append.after.id)).hash).toBe(next.hash);
        expect(await history.counter(key)).toBe(1);
      });
    });
  });
}
