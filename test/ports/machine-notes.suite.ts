import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MachineNotes } from '../../shared/application/ports/machines.ts';
import type { Made, Make } from './history.suite.ts';
import { at, newDossierId } from './samples.ts';

export function machineNotesSuite(name: string, make: Make<MachineNotes>): void {
  describe(`notes on machines (${name})`, () => {
    let made: Made<MachineNotes>;
    beforeAll(async () => {
      made = await make();
    });
    afterAll(async () => made?.close());

    const askOf = (run: number, taskToken: string, visit = 1) => ({
      dossierId: newDossierId(),
      run,
      step: 'prepare',
      visit,
      taskToken,
    });

    test('keep the newest token of each visit: of the newest run, and in a run the last', async () => {
      const ask = askOf(2, 'b');
      const { dossierId, step } = ask;
      expect(await made.port.token(dossierId, step, 1)).toBeUndefined();
      await made.port.keepToken(ask);
      await made.port.keepToken({ ...ask, run: 1, taskToken: 'a, late' });
      expect(await made.port.token(dossierId, step, 1)).toBe('b');
      await made.port.keepToken({ ...ask, taskToken: 'b, asked again' });
      expect(await made.port.token(dossierId, step, 1)).toBe('b, asked again');
      await made.port.keepToken({ ...ask, run: 3, taskToken: 'c' });
      await made.port.keepToken({ ...ask, visit: 2, taskToken: 'of the second visit' });
      expect(await made.port.token(dossierId, step, 1)).toBe('c');
      expect(await made.port.token(dossierId, step, 2)).toBe('of the second visit');
      expect(await made.port.token(newDossierId(), step, 1)).toBeUndefined();
    });

    test('begin each run after the one before it, and again under its own number', async () => {
      const id = newDossierId();
      const run = (number: number, minutes: number) => ({
        run: number,
        startedAt: at(minutes),
        version: 4,
        idle: 0,
      });
      expect(await made.port.run(id)).toBeUndefined();
      expect(await made.port.beginRun(id, run(1, 0))).toBe('begun');
      // What was noted and not started is begun again; a run is never left out, nor begun when a later one was.
      expect(await made.port.beginRun(id, run(1, 1))).toBe('begun');
      expect(await made.port.beginRun(id, run(3, 2))).toBe('other');
      expect(await made.port.beginRun(id, run(2, 3))).toBe('begun');
      expect(await made.port.beginRun(id, run(1, 4))).toBe('other');
      expect(await made.port.run(id)).toEqual(run(2, 3));
    });

    test('remember when a dossier was last left to a person', async () => {
      const id = newDossierId();
      expect(await made.port.parkedAt(id)).toBeUndefined();
      await made.port.noteParked(id, at(0));
      await made.port.noteParked(id, at(5));
      expect(await made.port.parkedAt(id)).toBe(at(5));
      expect(await made.port.run(id)).toBeUndefined();
    });
  });
}
