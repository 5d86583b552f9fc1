import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CursorError } from '../../shared/application/ports/cursor.ts';
import type { Notices } from '../../shared/application/ports/notices.ts';
import type { Instant } from '../../shared/domain/ids.ts';
import {
  afterSending,
  claimed,
  closed,
  noticeId,
  postponed,
  sentAgain,
} from '../../shared/domain/notice/notice.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { Made, Make } from './history.suite.ts';
import { at, newDossierId } from './samples.ts';

export function noticeOf(of: Partial<Notice> = {}): Notice {
  const dossierId = of.dossierId ?? newDossierId();
  const notice = {
    dossierId,
    eventNumber: 3,
    eventAt: at(0),
    kind: 'received',
    role: 'applicant',
    channel: 'email',
    language: 'vi',
    number: '001.42.14.H42-260827-0001',
    addressHash: 'hash',
    addressMasked: 'm***@vidu.example',
    state: 'waiting',
    since: at(0),
    notBefore: at(0),
    tries: 0,
    handled: [],
    version: 1,
    ...of,
  } as const satisfies Omit<Notice, 'id'>;
  return { ...notice, id: noticeId(notice) };
}

/** Held by every store of notices: the tables of both emulators and the twin. */
export function noticesSuite(name: string, make: Make<Notices>): void {
  describe(`notices (${name})`, () => {
    let made: Made<Notices>;
    let notices: Notices;
    beforeAll(async () => {
      made = await make();
      notices = made.port;
    });
    afterAll(async () => made?.close());

    test('are made once, whoever makes them how often', async () => {
      const notice = noticeOf();
      const outcomes = await Promise.all(Array.from({ length: 6 }, () => notices.make(notice)));
      expect(outcomes.toSorted()).toEqual(['made', ...Array(5).fill('stood')]);
      expect(await notices.get(notice.id)).toEqual(notice);
      expect(await notices.make({ ...notice, kind: 'filed' })).toBe('stood');
      expect(await notices.get(notice.id)).toEqual(notice);
    });

    test('are claimed by one of those who try at once', async () => {
      const notice = noticeOf();
      await notices.make(notice);
      const tries = await Promise.all(
        Array.from({ length: 6 }, (_, second) => notices.change(claimed(notice, at(second), 0))),
      );
      expect(tries.toSorted()).toEqual(['changed', ...Array(5).fill('other')]);
      expect(await notices.get(notice.id)).toMatchObject({ state: 'claimed', tries: 1, version: 2 });
    });

    test('that were never made are not changed into being', async () => {
      const notice = noticeOf();
      expect(await notices.change(claimed(notice, at(1), 0))).toBe('other');
      expect(await notices.get(notice.id)).toBeUndefined();
      expect(await notices.get('no id at all')).toBeUndefined();
    });

    test('wait until their instant, the longest due first, and leave the list when they are taken', async () => {
      const [late, early, tomorrow] = [10, 5, 1440].map((minutes) => noticeOf({ notBefore: at(minutes) }));
      if (!late || !early || !tomorrow) throw new Error('Three notices');
      for (const notice of [late, early, tomorrow]) await notices.make(notice);
      const mine = async (now: Instant) =>
        (await notices.due(now, 100))
          .map(({ id }) => id)
          .filter((id) => [late, early, tomorrow].some((notice) => notice.id === id));
      expect(await mine(at(4))).toEqual([]);
      expect(await mine(at(5))).toEqual([early.id]);
      expect(await mine(at(60))).toEqual([early.id, late.id]);
      await notices.change(claimed(early, at(61), 0));
      expect(await mine(at(2000))).toEqual([late.id, tomorrow.id]);
      expect((await notices.claimedBefore(at(61), 100)).map(({ id }) => id)).toContain(early.id);
      expect((await notices.claimedBefore(at(60), 100)).map(({ id }) => id)).not.toContain(early.id);
    });

    test('that wait again stand by their new instant', async () => {
      const notice = noticeOf();
      await notices.make(notice);
      const taken = claimed(notice, at(0), 0);
      await notices.change(taken);
      const again = postponed(taken, at(1), at(90), 'quiet-hours');
      expect(await notices.change(again)).toBe('changed');
      expect((await notices.due(at(89), 100)).map(({ id }) => id)).not.toContain(notice.id);
      expect((await notices.due(at(90), 100)).map(({ id }) => id)).toContain(notice.id);
      expect(await notices.get(notice.id)).toEqual(again);
    });

    test('are listed by state in pages, oldest first; what was sent or closed is in no list', async () => {
      const failures = Array.from({ length: 3 }, (_, minutes) =>
        noticeOf({ state: 'failed', reason: 'address-refused', since: at(minutes - 5000) }),
      );
      for (const notice of failures) await notices.make(notice);
      const first = await notices.list('failed', { limit: 2 });
      expect(first.rows.map(({ id }) => id)).toEqual(failures.slice(0, 2).map(({ id }) => id));
      if (first.cursor === undefined || !failures[0] || !failures[1])
        throw new Error('There must be a second page');
      const { cursor } = first;
      expect((await notices.list('failed', { limit: 2, cursor })).rows[0]?.id).toBe(failures[2]?.id);
      await expect(notices.list('in-doubt', { limit: 2, cursor })).rejects.toThrow(CursorError);
      await notices.change(sentAgain(failures[0], 'tuan-mai', at(7)));
      await notices.change(closed(failures[1], 'tuan-mai', at(7), 'told-otherwise'));
      expect((await notices.list('failed', { limit: 9 })).rows.map(({ id }) => id)).toEqual([
        failures[2]?.id,
      ]);
      expect(await notices.get(failures[1].id)).toMatchObject({
        state: 'closed',
        handled: [{ by: 'tuan-mai', at: at(7), what: 'closed', why: 'told-otherwise' }],
      });
    });

    test('are counted by state, so many at most', async () => {
      const before = await notices.count('in-doubt', 50);
      for (let made = 0; made < 3; made += 1) await notices.make(noticeOf({ state: 'in-doubt' }));
      expect(await notices.count('in-doubt', 50)).toEqual({ count: before.count + 3, orMore: false });
      expect(await notices.count('in-doubt', 2)).toEqual({ count: 2, orMore: true });
    });

    test('of a dossier are listed in the order of its events', async () => {
      const dossierId = newDossierId();
      const mine = [7, 3, 12].map((eventNumber) => noticeOf({ dossierId, eventNumber }));
      for (const notice of [...mine, noticeOf()]) await notices.make(notice);
      const { rows } = await notices.ofDossier(dossierId, { limit: 9 });
      expect(rows.map(({ eventNumber }) => eventNumber)).toEqual([3, 7, 12]);
    });

    test('keep what the provider called them', async () => {
      const notice = noticeOf();
      await notices.make(notice);
      const taken = claimed(notice, at(0), 4);
      await notices.change(taken);
      await notices.change(afterSending(taken, at(1), { outcome: 'sent', messageId: 'a-name' }));
      expect(await notices.get(notice.id)).toMatchObject({ state: 'sent', messageId: 'a-name', template: 4 });
    });

    test('remember bad addresses by their hash, list them, and forget them', async () => {
      const hash = randomUUID();
      expect(await notices.badAddress(hash)).toBeUndefined();
      const bad = { hash, masked: 'n***@vidu.example', why: 'bounced', at: at(3) } as const;
      await notices.markAddress(bad);
      await notices.markAddress(bad);
      expect(await notices.badAddress(hash)).toEqual(bad);
      expect((await notices.badAddresses({ limit: 9 })).rows).toEqual([bad]);
      expect((await notices.count('addresses', 9)).count).toBe(1);
      const cleared = { by: 'tuan-mai', at: at(4) };
      expect(await notices.clearAddress(hash, cleared)).toBe('cleared');
      expect(await notices.badAddress(hash)).toBeUndefined();
      expect((await notices.badAddresses({ limit: 9 })).rows).toEqual([]);
      expect(await notices.clearAddress(hash, cleared)).toBe('not-marked');
      expect(await notices.clearAddress(randomUUID(), cleared)).toBe('not-marked');
      // Mail to it comes back once more.
      await notices.markAddress({ ...bad, at: at(5) });
      expect(await notices.badAddress(hash)).toEqual({ ...bad, at: at(5) });
    });
  });
}
