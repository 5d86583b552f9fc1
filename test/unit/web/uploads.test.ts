import { describe, expect, test } from '@jest/globals';
import { backOffMs, type PutOutcome, type UploadDoors } from '../../../web/kit/uploads/engine.ts';
import { isSent } from '../../../web/kit/uploads/upload.ts';
import { add, hash, inTurn, offline, rest, story } from './upload-story.ts';

describe('a file on a good line', () => {
  test('is read, sent, checked and found clean, each asked once', async () => {
    const { uploads, calls, statesOf } = story();
    add(uploads, 'one');
    await rest();
    expect(calls).toEqual(['hash', 'prepare', 'put', 'sent', 'read']);
    expect(statesOf('one')).toEqual(['queued', 'reading', 'sending', 'checking', 'clean']);
  });
  test('given before is not sent again', async () => {
    const { uploads, calls, state } = story({ prepare: async () => ({ state: 'held' }) });
    add(uploads, 'one');
    await rest();
    expect(calls).toEqual(['hash', 'prepare']);
    expect(state('one')?.state).toBe('clean');
  });
  test('known by its hash from another time needs no bytes; where it is no longer held, it must be chosen', async () => {
    const paper = { fileId: 'one', componentId: 'paper', name: 'one.pdf', type: 'application/pdf', size: 9 };
    const held = story({ prepare: async () => ({ state: 'held' }) });
    held.uploads.addGiven(hash, paper);
    await rest();
    expect(held.calls).toEqual(['prepare']);
    expect(held.state('one')?.state).toBe('clean');
    const gone = story();
    gone.uploads.addGiven(hash, paper);
    await rest();
    expect(gone.calls).toEqual(['prepare']);
    expect(gone.state('one')).toMatchObject({ state: 'stopped', cause: 'unreadable' });
  });
  test('that is refused carries the door’s sentence and may not be handed in', async () => {
    const refused = { state: 'refused', sentence: 'Tệp có mã độc.' } as const;
    const { uploads, state } = story({ read: async () => refused });
    add(uploads, 'one');
    await rest();
    expect(state('one')).toMatchObject(refused);
    expect(uploads.list().filter(isSent)).toEqual([]);
  });
  test('whose verdict is late is asked for until it comes, with growing pauses', async () => {
    const late = async () => ({ state: 'checking' }) as const;
    const { uploads, pauses, state } = story({
      read: inTurn<Awaited<ReturnType<UploadDoors['read']>>>(late, late, late, async () => ({
        state: 'clean',
      })),
    });
    add(uploads, 'one');
    await rest();
    expect(state('one')?.state).toBe('clean');
    expect(pauses).toEqual([700, 1000, 1500, 2500]);
  });
});

describe('several at once', () => {
  test('at most three are in flight, the others wait and follow', async () => {
    let flying = 0;
    let most = 0;
    const landings: (() => void)[] = [];
    const { uploads } = story({
      put: () =>
        new Promise<PutOutcome>((resolve) => {
          flying += 1;
          most = Math.max(most, flying);
          landings.push(() => {
            flying -= 1;
            resolve('there');
          });
        }),
    });
    for (const id of ['a', 'b', 'c', 'd', 'e']) add(uploads, id);
    await rest();
    expect(uploads.list().map(({ state }) => state)).toEqual([
      'sending',
      'sending',
      'sending',
      'queued',
      'queued',
    ]);
    while (landings.length > 0) {
      landings.shift()?.();
      await rest();
    }
    expect(most).toBe(3);
    expect(uploads.list().map(({ state }) => state)).toEqual(Array(5).fill('clean'));
  });
  test('one that stops holds up none of the others', async () => {
    const { uploads, state } = story({
      hash: inTurn(
        () => Promise.reject(new Error('NotReadableError')),
        async () => hash,
      ),
    });
    add(uploads, 'one');
    add(uploads, 'two');
    await rest();
    expect(state('one')).toMatchObject({ state: 'stopped', cause: 'unreadable' });
    expect(state('two')?.state).toBe('clean');
  });
});

describe('a broken connection', () => {
  test('while the bytes go: a fresh link, sent again after a pause, hashed once', async () => {
    const { uploads, calls, pauses, statesOf } = story({
      put: inTurn<PutOutcome>(
        async () => 'broken',
        async () => 'broken',
        async () => 'there',
      ),
    });
    add(uploads, 'one');
    await rest();
    expect(calls).toEqual(['hash', 'prepare', 'put', 'prepare', 'put', 'prepare', 'put', 'sent', 'read']);
    expect(pauses.slice(0, 2)).toEqual([1000, 2000]);
    expect(statesOf('one')).toContain('pausing');
  });
  test('while it is said to be sent: said again, the bytes are not sent twice', async () => {
    const { uploads, calls, state } = story({
      sent: inTurn<Awaited<ReturnType<UploadDoors['sent']>>>(
        () => Promise.reject(offline),
        async () => ({ state: 'checking' }),
      ),
    });
    add(uploads, 'one');
    await rest();
    expect(calls.filter((call) => call === 'put')).toHaveLength(1);
    expect(state('one')?.state).toBe('clean');
  });
  test('whose bytes did not arrive after all is sent again', async () => {
    const { uploads, calls } = story({
      sent: inTurn<Awaited<ReturnType<UploadDoors['sent']>>>(
        async () => ({ state: 'waiting' }),
        async () => ({ state: 'checking' }),
      ),
    });
    add(uploads, 'one');
    await rest();
    expect(calls.filter((call) => call === 'put')).toHaveLength(2);
  });
  test('without any network it waits, counts no try, and goes on when the network is back', async () => {
    let broken = true;
    const { uploads, calls, pauses, state, network } = story({
      put: async () => (broken ? 'broken' : 'there'),
    });
    network(false);
    add(uploads, 'one');
    await rest();
    expect(state('one')?.state).toBe('pausing');
    expect(pauses).toEqual([]);
    broken = false;
    network(true);
    await rest();
    expect(state('one')?.state).toBe('clean');
    expect(calls.filter((call) => call === 'put')).toHaveLength(2);
  });
  test('that stays broken stops after eight tries and leaves it to the person', async () => {
    let broken = true;
    const { uploads, pauses, state } = story({ put: async () => (broken ? 'broken' : 'there') });
    add(uploads, 'one');
    await rest();
    expect(state('one')).toMatchObject({ state: 'stopped', cause: 'no-answer' });
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    broken = false;
    uploads.again('one');
    await rest();
    expect(state('one')?.state).toBe('clean');
  });
  test('is another thing than too many files in an hour: that is said at once, and not tried again', async () => {
    const tooMany = Object.assign(new Error('Xin đợi một lúc'), { status: 429, code: 'TOO_MANY_UPLOADS' });
    const busy = Object.assign(new Error('busy'), { status: 429, code: 'UNKNOWN' });
    const { uploads, pauses, state } = story({
      prepare: inTurn<Awaited<ReturnType<UploadDoors['prepare']>>>(
        () => Promise.reject(busy),
        () => Promise.reject(tooMany),
      ),
    });
    add(uploads, 'one');
    await rest();
    expect(pauses).toEqual([1000]);
    expect(state('one')).toMatchObject({ cause: 'said-no', sentence: 'Xin đợi một lúc' });
  });
  test('given up, it goes on by itself when the network comes back', async () => {
    let broken = true;
    const { uploads, state } = story({ put: async () => (broken ? 'broken' : 'there') });
    add(uploads, 'one');
    await rest();
    broken = false;
    uploads.goOn();
    await rest();
    expect(state('one')?.state).toBe('clean');
  });
  test('pauses are spread, so that not everybody comes back in the same moment', () => {
    expect([0, 0.5, 1].map((chance) => backOffMs(3, chance))).toEqual([2000, 3000, 4000]);
    expect(backOffMs(40, 1)).toBe(30_000);
  });
});
