import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CursorError } from '../../shared/application/ports/cursor.ts';
import type { CounterKey, Head, History, QueueRow } from '../../shared/application/ports/history.ts';
import { fold } from '../../shared/domain/dossier/evolve.ts';
import { checkChain, checkHead } from '../../shared/domain/history/chain.ts';
import type { DossierId } from '../../shared/domain/ids.ts';
import { personKey } from '../../shared/domain/ids.ts';
import {
  appendOf,
  at,
  completed,
  filed,
  newDossierId,
  newKey,
  newUnit,
  opened,
  received,
} from './samples.ts';

/** A store under test; `close` takes away what `make` made. */
export type Made<Port> = { readonly port: Port; readonly close: () => Promise<void> };
export type Make<Port> = () => Promise<Made<Port>>;

const newCounter = (): CounterKey => ({
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

    const file = async (desk: string, of: { minutes?: number; key?: string; account?: string } = {}) => {
      const parties = [
        {
          role: 'applicant' as const,
          key: of.key ? personKey(of.key) : newKey(),
          ...(of.account && { account: of.account }),
        },
      ];
      const append = appendOf(
        undefined,
        [filed({ desk, parties }), opened('intake', { holder: desk, since: at(of.minutes ?? 0) })],
        { minutes: of.minutes ?? 0, label: 'N*** V** A' },
      );
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

    describe("a unit's list", () => {
      test('shows open steps, oldest due first, and lets them go when they are done', async () => {
        const unit = newUnit();
        const later = await fileDue(unit, 90);
        const sooner = await fileDue(unit, 30);
        const undated = await file(unit, { minutes: 60 });
        const ids = async () =>
          (await history.queue(unit, { limit: 10 })).rows.map(({ dossierId }) => dossierId);
        expect(await ids()).toEqual([sooner.id, undated.after.id, later.id]);

        const [row] = (await history.queue(unit, { limit: 1 })).rows;
        expect(row).toEqual({
          dossierId: sooner.id,
          step: 'intake',
          visit: 1,
          stepVersion: 2,
          since: at(0),
          dueAt: at(30),
          alertAt: at(20),
          procedureCode: '2.000815',
          channel: 'online',
          number: sooner.filingNumber,
          label: 'N*** V** A',
        } satisfies QueueRow);

        const other = newUnit();
        await history.append(
          appendOf(await headOf(history, sooner.id), [
            received('000.01.02.H42-260827-0007'),
            completed('intake', 'received'),
            opened('decide', { holder: other, dueAt: at(240) }),
          ]),
        );
        expect(await ids()).toEqual([undated.after.id, later.id]);
        expect((await history.queue(other, { limit: 10 })).rows).toMatchObject([
          { dossierId: sooner.id, step: 'decide', number: '000.01.02.H42-260827-0007', stepVersion: 5 },
        ]);
      });

      test("leaves out the applicant's own steps, and steps opened and done in one append", async () => {
        const unit = newUnit();
        const append = appendOf(undefined, [
          filed(),
          opened('intake', { holder: unit }),
          completed('intake', 'supplement-requested'),
          opened('supplement', { holder: 'applicant' }),
        ]);
        expect(await history.append(append)).toBe('appended');
        expect((await history.queue(unit, { limit: 10 })).rows).toEqual([]);
        expect((await history.queue('applicant', { limit: 10 })).rows).toEqual([]);
      });

      test('comes in pages, each row once, and ends without an empty page', async () => {
        const unit = newUnit();
        const ids: string[] = [];
        for (let due = 0; due < 54; due += 1) ids.push((await fileDue(unit, due)).id);
        const first = await history.queue(unit, { limit: 50 });
        expect(first.rows.map(({ dossierId }) => dossierId)).toEqual(ids.slice(0, 50));
        const { cursor } = first;
        if (cursor === undefined) throw new Error('There must be a second page');
        const second = await history.queue(unit, { limit: 4, cursor });
        expect(second.rows.map(({ dossierId }) => dossierId)).toEqual(ids.slice(50));
        expect(second.cursor).toBeUndefined();

        const forged = (change: (cursor: { l: string; k: object }) => object) =>
          Buffer.from(
            JSON.stringify(change(JSON.parse(Buffer.from(cursor, 'base64url').toString()))),
          ).toString('base64url');
        const bad = [
          cursor.slice(0, -9),
          'x',
          forged(({ l }) => ({ l, k: {} })),
          forged(({ l, k }) => ({ l, k: { ...k, unitQueue: 'UNIT#other' } })),
          forged(({ k }) => ({ k })),
          forged((all) => ({ ...all, more: 1 })),
        ];
        for (const damaged of bad) {
          await expect(history.queue(unit, { limit: 50, cursor: damaged })).rejects.toThrow(CursorError);
        }
        await expect(history.queue(newUnit(), { limit: 50, cursor })).rejects.toThrow(CursorError);
        await expect(history.ofApplicant(unit, { limit: 50, cursor })).rejects.toThrow(CursorError);
      });

      async function fileDue(unit: string, minutes: number) {
        const append = appendOf(
          undefined,
          [
            filed({ desk: unit }),
            opened('intake', { holder: unit, dueAt: at(minutes), alertAt: at(minutes - 10) }),
          ],
          { label: 'N*** V** A' },
        );
        expect(await history.append(append)).toBe('appended');
        return { id: append.after.id, filingNumber: append.after.filingNumber };
      }
    });

    describe('a dossier is found', () => {
      test('by its applicant and by an account, newest first, in pages', async () => {
        const key = newKey();
        const account = `citizens|${randomUUID()}`;
        const ids = [];
        for (const minutes of [1, 2, 3])
          ids.unshift((await file(newUnit(), { minutes, key, account })).after.id);
        await file(newUnit());
        for (const list of [history.ofApplicant, history.ofAccount]) {
          const of = list === history.ofApplicant ? key : account;
          const first = await list(of, { limit: 2 });
          expect(first.rows.map(({ dossierId }) => dossierId)).toEqual(ids.slice(0, 2));
          expect(first.rows[0]?.dossier).toEqual((await headOf(history, ids[0] ?? newDossierId())).dossier);
          if (first.cursor === undefined) throw new Error('There must be a second page');
          const second = await list(of, { limit: 2, cursor: first.cursor });
          expect(second).toMatchObject({ rows: [{ dossierId: ids[2] }] });
          expect(second.cursor).toBeUndefined();
        }
      });

      test('by its filing number, and after receipt also by its code', async () => {
        const { after } = await file(newUnit());
        const code = `000.01.02.H42-260827-${randomUUID().slice(0, 6)}`;
        expect(await history.findByNumber(after.filingNumber)).toBe(after.id);
        expect(await history.findByNumber(code)).toBeUndefined();
        await history.append(appendOf(await headOf(history, after.id), [received(code)]));
        expect(await history.findByNumber(code)).toBe(after.id);
        expect(await history.findByNumber(after.filingNumber)).toBe(after.id);
      });
    });
  });
}

/** 50 receipts at once on one counter: each takes the next number, none is lost or given twice. */
export function counterSuite(name: string, make: Make<History>): void {
  test(`50 parallel receipts on one counter give 50 codes without a gap (${name})`, async () => {
    const { port: history, close } = await make();
    const key = newCounter();
    const receive = async (): Promise<number> => {
      const id = newDossierId();
      for (let tries = 0; tries < 200; tries += 1) {
        const from = await history.counter(key);
        const append = appendOf(undefined, [filed(), received(`Z-${from + 1}`)], {
          id,
          counter: { key, from },
        });
        const outcome = await history.append(append);
        if (outcome === 'appended') return from + 1;
        expect(outcome).not.toBe('head-conflict');
        await new Promise((done) => setTimeout(done, Math.random() * 40));
      }
      throw new Error('Never came first');
    };
    const numbers = await Promise.all(Array.from({ length: 50 }, receive));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(await history.counter(key)).toBe(50);
    for (const number of numbers) expect(await history.findByNumber(`Z-${number}`)).toBeDefined();
    await close();
  });
}
