import { describe, expect, test } from '@jest/globals';
import { repairOrPark, sweepDossiers } from '../../../shared/application/sweep-dossiers.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { openRoutes } from './still-routes.ts';

/** A received dossier whose machine was not begun; what is put on the list of parked messages is kept. */
async function openSweep() {
  const routes = await openRoutes();
  const letters: { readonly body: string; readonly reason: string }[] = [];
  const faults: DossierId[] = [];
  const deps = {
    ...routes.deps,
    letters: { put: async (body: string, reason: string) => void letters.push({ body, reason }) },
  };
  const sweep = (over: object = {}) =>
    sweepDossiers({ ...deps, ...over }, undefined, (id) => void faults.push(id));
  /** The machine of the dossier fails until repair gives it up. */
  const fail = async (id: DossierId, runs = 5) => {
    for (let run = 1; run <= runs; run += 1) {
      await repairOrPark(deps, id);
      routes.machines.executions.set(`${id}-${run}`, 'failed');
    }
  };
  return { ...routes, deps, letters, faults, sweep, fail };
}

describe('the sweep', () => {
  test('goes on past a dossier that cannot be repaired: the next is started all the same', async () => {
    const { office, id: first, deps, faults, sweep, later, machines } = await openSweep();
    const second = await office.receiveCertificate();
    later(15);
    const start = async (pinned: unknown, id: DossierId, run: number) => {
      if (id === first) throw new Error('StateMachineDoesNotExist');
      return deps.machines.start(pinned, id, run);
    };
    expect(await sweep({ machines: { ...machines, start } })).toEqual({
      overdue: 2,
      startedAgain: 1,
      failed: 1,
    });
    expect(faults).toEqual([first]);
    expect([...machines.executions]).toEqual([[`${second}-1`, 'running']]);
  });

  test('leaves a dossier that is stuck to a person once a day, not at every turn', async () => {
    const { id, letters, sweep, later, fail } = await openSweep();
    await fail(id);
    later(15);
    for (let turns = 0; turns < 12; turns += 1) {
      expect(await sweep()).toEqual({ overdue: 1, startedAgain: 0, failed: 0 });
      later(5);
    }
    expect(letters).toEqual([{ body: JSON.stringify({ dossierId: id }), reason: 'RouteStuckError' }]);
    later(24 * 60);
    await sweep();
    expect(letters).toHaveLength(2);
  });

  test('says it again at once to whoever has looked, asked for another try, and it failed again', async () => {
    const { id, deps, letters, sweep, later, fail, clocks, clockStates, office } = await openSweep();
    await fail(id);
    later(15);
    await sweep();
    expect(await repairOrPark(deps, id, 'asked')).toBe('started-again');
    await office.openRouteStep(id, 'decide', 1, 6);
    // Now its clock is lost however often it is started.
    const lost = { ...deps, clocks: { ...clocks, state: async () => 'failed' as const } };
    clockStates.clear();
    for (let attempt = 0; attempt < 20; attempt += 1) await repairOrPark(lost, id).catch(() => undefined);
    letters.length = 0;
    expect(await repairOrPark(lost, id)).toBe('parked-already');
    expect(await repairOrPark(lost, id, 'asked')).toBe('parked');
    expect(letters.map(({ reason }) => reason)).toEqual(['ClockLostError']);
  });

  test('gives a dossier whose route is stuck its clock all the same', async () => {
    const { office, id, deps, headOf, clockStates, fail } = await openSweep();
    await fail(id, 1);
    await office.openRouteStep(id, 'decide', 1, 1);
    const { version } = await headOf();
    const startedAt = office.chance.now();
    await office.notes.beginRun(id, { run: 1, startedAt, version, idle: 4 });
    expect(clockStates.size).toBe(0);
    expect(await repairOrPark(deps, id)).toBe('parked');
    expect([...clockStates.values()]).toEqual(['running']);
  });
});
