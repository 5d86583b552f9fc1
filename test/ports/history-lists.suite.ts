import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CursorError } from '../../shared/application/ports/cursor.ts';
import type { History, QueueRow } from '../../shared/application/ports/history.ts';
import type { NewEvent } from '../../shared/domain/dossier/events.ts';
import type { DossierId } from '../../shared/domain/ids.ts';
import { instantFromMs, personKey } from '../../shared/domain/ids.ts';
import { localDateOf } from '../../shared/domain/office/dated.ts';
import { headOf } from './history.suite.ts';
import type { Made, Make } from './history.suite.ts';
import {
  appendOf,
  at,
  completed,
  filed,
  handedOver,
  morning,
  newDossierId,
  newKey,
  newUnit,
  opened,
  received,
  reminded,
  takenOver,
} from './samples.ts';

/** Lists and searches of a history; `history.suite.ts` holds the appends. */
export function historyListsSuite(name: string, make: Make<History>): void {
  describe(`lists of the history (${name})`, () => {
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

    describe("a desk's register", () => {
      const receive = async (desk: string) => {
        const filing = await file(desk);
        const code = `000.00.87.H42-260827-${filing.after.id.slice(-4)}`;
        const receipt = appendOf(await headOf(history, filing.after.id), [received(code)], { minutes: 1 });
        expect(await history.append(receipt)).toBe('appended');
        return { id: filing.after.id, code, on: localDateOf(receipt.after.receivedAt ?? at(1)) };
      };
      test('holds what was received, by day and by month, in the order of codes; another desk has its own', async () => {
        const desk = newUnit();
        const all = [await receive(desk), await receive(desk), await receive(desk)];
        await file(desk);
        await receive(newUnit());
        const [{ on } = { on: '' }] = all;
        const inOrder = all.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(({ id }) => id);
        const ids = async (of: { month: string; day?: string }, limit = 10, cursor?: string) => {
          const page = await history.registered(desk, of, { limit, ...(cursor && { cursor }) });
          return { rows: page.rows.map(({ dossierId }) => dossierId), cursor: page.cursor };
        };
        expect((await ids({ month: on.slice(0, 7), day: on })).rows).toEqual(inOrder);
        expect((await ids({ month: on.slice(0, 7) })).rows).toEqual(inOrder);
        expect((await ids({ month: on.slice(0, 7), day: `${on.slice(0, 8)}01` })).rows).toEqual([]);
        const first = await ids({ month: on.slice(0, 7) }, 2);
        expect(first.rows).toEqual(inOrder.slice(0, 2));
        expect((await ids({ month: on.slice(0, 7) }, 2, first.cursor)).rows).toEqual(inOrder.slice(2));
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
          holder: unit,
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

    describe('steps of which somebody was reminded', () => {
      const ids = async (list: History['queue'], unit: string) =>
        (await list(unit, { limit: 10 })).rows.map(({ dossierId, told, label }) => [dossierId, told, label]);
      const then = async (id: DossierId, ...news: Parameters<typeof appendOf>[1]) =>
        expect(await history.append(appendOf(await headOf(history, id), news))).toBe('appended');
      const label = 'N*** V** A';

      test('stand with their unit and with the agency, who was told last beside them, until they are done', async () => {
        const [agency, one, other] = [newUnit(), newUnit(), newUnit()];
        const make = async (desk: string, minutes: number) => {
          const step = opened('intake', { holder: desk, dueAt: at(minutes), alertAt: at(minutes - 10) });
          const append = appendOf(undefined, [filed({ desk, agency }), step], { label });
          expect(await history.append(append)).toBe('appended');
          return append.after.id;
        };
        const [late, later] = [await make(one, 30), await make(other, 90)];
        expect(await ids(history.remindedInAgency, agency)).toEqual([]);
        await then(later, reminded('intake', 'unit'));
        await then(late, reminded('intake', 'unit'));
        await then(late, reminded('intake', 'head'));
        const both = [
          [late, 'head', label],
          [later, 'unit', label],
        ];
        expect(await ids(history.remindedInAgency, agency)).toEqual(both);
        expect(await ids(history.remindedInUnit, one)).toEqual(both.slice(0, 1));
        expect(await ids(history.queue, one)).toEqual(both.slice(0, 1));
        expect(await ids(history.remindedInUnit, agency)).toEqual([]);
        // Whoever takes the step changes its row, and not that somebody was told.
        const take = { type: 'StepClaimed', public: { step: 'intake', visit: 1 } } as const;
        await history.append(appendOf(await headOf(history, late), [take], { label }));
        await then(late, reminded('intake', 'leader'));
        const [row] = (await history.remindedInAgency(agency, { limit: 1 })).rows;
        expect(row).toMatchObject({ dossierId: late, told: 'leader', label, holder: one });
        expect(row?.claimedBy).toBeDefined();
        await then(late, received('000.01.02.H42-260827-0009'), completed('intake', 'received'));
        expect(await ids(history.remindedInAgency, agency)).toEqual(both.slice(1));
        expect(await ids(history.remindedInUnit, one)).toEqual([]);
      });

      test('are not those of an applicant', async () => {
        const agency = newUnit();
        const step = opened('supplement', { holder: 'applicant', dueAt: at(90), alertAt: at(60) });
        const append = appendOf(undefined, [filed({ agency }), step]);
        await history.append(append);
        await then(append.after.id, {
          type: 'StepReminded',
          public: { step: 'supplement', visit: 1, told: 'applicant' },
        });
        expect(await ids(history.remindedInAgency, agency)).toEqual([]);
      });

      test('are in the end the applicant’s too: what lapsed stands in the list of the desk, until it is closed', async () => {
        const [agency, desk] = [newUnit(), newUnit()];
        const step = opened('supplement', { holder: 'applicant', dueAt: at(90), alertAt: at(60) });
        const append = appendOf(undefined, [filed({ agency, desk }), step], { label });
        await history.append(append);
        const id = append.after.id;
        await then(id, reminded('supplement', 'unit'));
        const row = [id, 'unit', label];
        expect(await ids(history.queue, desk)).toEqual([row]);
        expect(await ids(history.remindedInUnit, desk)).toEqual([row]);
        expect(await ids(history.remindedInAgency, agency)).toEqual([row]);
        expect((await history.queue(desk, { limit: 1 })).rows).toMatchObject([
          { step: 'supplement', holder: desk, dueAt: at(90) },
        ]);
        await then(id, completed('supplement', 'lapsed'), { type: 'DossierLapsed', public: {} });
        expect(await ids(history.queue, desk)).toEqual([]);
        expect(await ids(history.remindedInAgency, agency)).toEqual([]);
      });
    });

    describe('what should have come by now', () => {
      // An hour of its own, far from those of other tests: lists of the whole province are shared.
      const begin = morning + (1 + randomInt(100_000)) * 24 * 3_600_000;
      const on = (minutes: number) => instantFromMs(begin + minutes * 60_000);
      const make = async (minutes: number, dueAt: number) => {
        const step = opened('intake', { holder: newUnit(), dueAt: on(dueAt), alertAt: on(minutes) });
        const append = appendOf(undefined, [filed(), step]);
        expect(await history.append(append)).toBe('appended');
        return append.after.id;
      };
      const found = async (hour: number, before: number, limit = 50) =>
        [...(await history.awaited(on(hour), on(before), limit))].sort();

      test('is found in its hour, once its instant has come, until something moves it on', async () => {
        const [first, second, next] = [await make(10, 90), await make(20, 95), await make(70, 130)];
        expect(await found(0, 9)).toEqual([]);
        expect(await found(0, 15)).toEqual([first]);
        expect(await found(0, 59)).toEqual([first, second].sort());
        expect(await found(60, 69)).toEqual([]);
        expect(await found(60, 80)).toEqual([next]);
        // The unit was told: the next to be told is its head, in another hour.
        const told = appendOf(await headOf(history, first), [reminded('intake', 'unit')]);
        expect(await history.append(told)).toBe('appended');
        expect(await found(0, 59)).toEqual([second]);
        expect(await found(60, 91)).toEqual([first, next].sort());
        // Ended: nothing is awaited of it any more.
        const ended: NewEvent = { type: 'DossierWithdrawn', public: { by: newKey() } };
        const over = appendOf(await headOf(history, second), [completed('intake', 'withdrawn'), ended]);
        expect(await history.append(over)).toBe('appended');
        expect(await found(0, 59)).toEqual([]);
      });

      test('is given oldest first, so many of each place at most', async () => {
        const hour = 10 * 60;
        const all: DossierId[] = [];
        for (let minute = 1; minute <= 12; minute += 1) all.push(await make(hour + minute, hour + 120));
        expect((await found(hour, hour + 59)).length).toBe(all.length);
        const some = await history.awaited(on(hour), on(hour + 59), 1);
        expect(some.length).toBeLessThan(all.length);
        expect(some).toContain(all[0]);
      });
    });

    describe('papers and results that wait', () => {
      const receivedAt = async (desk: string, minutes = 0) => {
        const { after } = await file(desk, { minutes });
        const code = `000.01.02.H42-260827-${randomUUID().slice(0, 6)}`;
        await history.append(appendOf(await headOf(history, after.id), [received(code)], { minutes }));
        return after.id;
      };
      const then = async (id: DossierId, ...news: Parameters<typeof appendOf>[1]) =>
        expect(await history.append(appendOf(await headOf(history, id), news))).toBe('appended');
      const ids = async (list: History['paperHeld'], unit: string) =>
        (await list(unit, { limit: 10 })).rows.map(({ dossierId }) => dossierId);

      test('papers stand with the giver and the receiver until they are taken, soonest due first', async () => {
        const [desk, unit] = [newUnit(), newUnit()];
        const [later, sooner] = [await receivedAt(desk), await receivedAt(desk)];
        // At the desk that nobody asks for them there is nothing to do.
        expect(await ids(history.paperHeld, desk)).toEqual([]);
        await then(later, opened('decide', { holder: unit }), handedOver(desk, unit, at(90)));
        await then(sooner, opened('decide', { holder: unit }), handedOver(desk, unit, at(30)));
        expect(await ids(history.paperHeld, desk)).toEqual([sooner, later]);
        expect(await ids(history.paperComing, unit)).toEqual([sooner, later]);
        const [row] = (await history.paperComing(unit, { limit: 1 })).rows;
        expect(row?.dossier.custody).toMatchObject({ holder: desk, to: unit, dueBy: at(30) });
        await then(sooner, takenOver(desk, unit));
        expect(await ids(history.paperHeld, desk)).toEqual([later]);
        expect(await ids(history.paperComing, unit)).toEqual([later]);
        expect(await ids(history.paperHeld, unit)).toEqual([]);
      });

      test('papers that a unit works without stand with whoever has them', async () => {
        const [desk, unit] = [newUnit(), newUnit()];
        const id = await receivedAt(desk);
        await then(id, opened('decide', { holder: unit }));
        expect(await ids(history.paperHeld, desk)).toEqual([id]);
      });

      test('results wait at their desk, the longest ready first, in pages, until they are returned', async () => {
        const desk = newUnit();
        const waiting: DossierId[] = [];
        for (const minutes of [1, 2, 3]) {
          const id = await receivedAt(desk, minutes);
          const decided = appendOf(
            await headOf(history, id),
            [{ type: 'DossierDecided', public: { outcome: 'granted' } }, opened('return', { holder: desk })],
            { minutes: 10 - minutes },
          );
          await history.append(decided);
          waiting.unshift(id);
        }
        expect(await ids(history.uncollected, desk)).toEqual(waiting);
        const first = await history.uncollected(desk, { limit: 2 });
        expect(first.rows.map(({ dossierId }) => dossierId)).toEqual(waiting.slice(0, 2));
        if (first.cursor === undefined) throw new Error('There must be a second page');
        const rest = await history.uncollected(desk, { limit: 2, cursor: first.cursor });
        expect(rest).toMatchObject({ rows: [{ dossierId: waiting[2] }] });
        expect(rest.cursor).toBeUndefined();
        const [returned, ...others] = waiting;
        if (!returned) throw new Error('Nothing waits');
        await then(returned, completed('return', 'returned'), {
          type: 'ResultReturned',
          public: { method: 'in-person' },
        });
        expect(await ids(history.uncollected, desk)).toEqual(others);
        // What is replaced waits from then on: it goes to the end.
        const [corrected, ...later] = others;
        if (!corrected) throw new Error('Nothing waits');
        const head = await headOf(history, corrected);
        const correction = appendOf(
          head,
          [{ type: 'ResultCorrected', public: { replaces: 4, resultCode: 'KQ.G15.000021' } }],
          { minutes: 60 },
        );
        await history.append(correction);
        expect(await ids(history.uncollected, desk)).toEqual([...later, corrected]);
      });
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
