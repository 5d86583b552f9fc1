import { describe, expect, test } from '@jest/globals';
import { type UploadDoors } from '../../../web/kit/uploads/engine.ts';
import { add, inTurn, keptUpload, put, rest, signedOut, story } from './upload-story.ts';

describe('what a person must do', () => {
  test('a door that says no stops it at once, with its sentence', async () => {
    const no = Object.assign(new Error('Hồ sơ này đã đủ tệp.'), {
      code: 'TOO_MANY_FILES',
      status: 409,
      isInDoubt: false,
    });
    const { uploads, state, pauses } = story({ prepare: () => Promise.reject(no) });
    add(uploads, 'one');
    await rest();
    expect(state('one')).toMatchObject({
      state: 'stopped',
      cause: 'said-no',
      sentence: 'Hồ sơ này đã đủ tệp.',
    });
    expect(pauses).toEqual([]);
  });
  test('bytes that are not those announced are not sent over and over', async () => {
    const { uploads, calls, state } = story({ put: async () => 'not-as-said' });
    add(uploads, 'one');
    await rest();
    expect(state('one')).toMatchObject({ state: 'stopped', cause: 'not-as-said' });
    expect(calls.filter((call) => call === 'put')).toHaveLength(1);
  });
  test('too many requests are waited out', async () => {
    const { uploads, state } = story({
      prepare: inTurn<Awaited<ReturnType<UploadDoors['prepare']>>>(
        () => Promise.reject({ code: 'TOO_MANY', status: 429, isInDoubt: false }),
        async () => ({ state: 'waiting', put }),
      ),
    });
    add(uploads, 'one');
    await rest();
    expect(state('one')?.state).toBe('clean');
  });
  test('a session that ended stops it: signing in leaves the page, and the file with it', async () => {
    const { uploads, state, pauses } = story({ prepare: () => Promise.reject(signedOut) });
    add(uploads, 'one');
    await rest();
    expect(state('one')).toMatchObject({ state: 'stopped', cause: 'signed-out' });
    expect(pauses).toEqual([]);
  });
  test('a file taken away while it is sent is sent no further, and taken from the door', async () => {
    let stop: AbortSignal | undefined;
    const { uploads, calls } = story({
      put: (_put, _file, _tell, signal) =>
        new Promise((resolve) => {
          stop = signal;
          signal.addEventListener('abort', () => resolve('broken'));
        }),
    });
    add(uploads, 'one');
    await rest();
    uploads.remove('one');
    await rest();
    expect(stop?.aborted).toBe(true);
    expect(uploads.list()).toEqual([]);
    expect(calls).toEqual(['hash', 'prepare', 'put', 'remove']);
  });
});

describe('after a reload', () => {
  test('what was sent is there still, and its verdict is asked for', async () => {
    const { calls, state } = story({}, [keptUpload('checking')]);
    await rest();
    expect(calls).toEqual(['read']);
    expect(state('one')?.state).toBe('clean');
  });
  test('what arrived without our hearing of it is found', async () => {
    const { calls, state } = story({}, [keptUpload('lost')]);
    await rest();
    expect(calls).toEqual(['sent', 'read']);
    expect(state('one')?.state).toBe('clean');
  });
  test('what did not arrive must be chosen again', async () => {
    const { state } = story({ sent: async () => ({ state: 'waiting' }) }, [keptUpload('lost')]);
    await rest();
    expect(state('one')?.state).toBe('lost');
  });
  test('what was cleared meanwhile must be chosen again', async () => {
    const gone = { code: 'FILE_UNKNOWN', status: 404, isInDoubt: false };
    const { state } = story({ read: () => Promise.reject(gone) }, [keptUpload('checking')]);
    await rest();
    expect(state('one')?.state).toBe('lost');
  });
  test('a refused one says again why', async () => {
    const { state } = story({ read: async () => ({ state: 'refused', sentence: 'Vì sao.' }) }, [
      keptUpload('refused'),
    ]);
    await rest();
    expect(state('one')).toMatchObject({ state: 'refused', sentence: 'Vì sao.' });
  });
  test('files of a draft read again join those of this page, which stay as they are', async () => {
    const { uploads } = story();
    add(uploads, 'two');
    await rest();
    uploads.adopt([keptUpload('checking'), { ...keptUpload('lost'), fileId: 'two' }]);
    await rest();
    expect(uploads.list().map(({ fileId, state }) => `${fileId} ${state}`)).toEqual([
      'two clean',
      'one clean',
    ]);
  });
});
