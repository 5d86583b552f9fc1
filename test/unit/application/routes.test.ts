import { describe, expect, test } from '@jest/globals';
import { remindDossier } from '../../../shared/application/remind-dossier.ts';
import {
  overdueDossiers,
  repairDossier,
  RouteStuckError,
} from '../../../shared/application/repair-dossier.ts';
import { claimStep } from '../../../shared/application/route-acts.ts';
import { withdrawDossier } from '../../../shared/application/withdraw-dossier.ts';
import { nextInstant } from '../../../shared/domain/dossier/dossier.ts';
import { allowed, newCommandId } from './office-of-vu-ban.ts';
import { houseToBuild, openRoutes } from './still-routes.ts';

describe('a received dossier', () => {
  test('begins its route once, however often its receipt is told', async () => {
    const { told, machines, id } = await openRoutes();
    await told(4, 'DossierReceived');
    await told(4, 'DossierReceived');
    expect([...machines.executions]).toEqual([[`${id}-1`, 'running']]);
  });
  test('whose machine was lost before it asked is begun again by a late telling', async () => {
    const { told, machines, id } = await openRoutes();
    await told(4, 'DossierReceived');
    machines.executions.set(`${id}-1`, 'failed');
    await told(4, 'DossierReceived');
    expect(machines.executions.get(`${id}-2`)).toBe('running');
  });
  test('an event that the history does not hold moves nothing', async () => {
    const { told } = await openRoutes();
    await expect(told(99, 'DossierReceived')).rejects.toThrow('not in the history');
    await expect(told(1, 'StepCompleted')).rejects.toThrow('not in the history');
  });
});

describe('a step that a machine asks for', () => {
  test('is opened once; asked again while open, its token alone is kept; asked when done, it is answered at once', async () => {
    const { office, id, told, machines, decide } = await openRoutes();
    expect(await office.openRouteStep(id)).toBe('opened');
    expect(await office.openRouteStep(id, 'decide', 1, 2)).toBe('open-already');
    expect(await office.notes.token(id, 'decide', 1)).toBe('decide-1-2');
    const { version } = await decide();
    await told(version - 2, 'StepCompleted');
    expect(machines.answers).toEqual([{ token: 'decide-1-2', outcome: 'granted' }]);
    expect(await office.openRouteStep(id, 'decide', 1, 3)).toBe('answered');
    expect(office.answered).toEqual([{ token: 'decide-1-3', outcome: 'granted' }]);
  });
  test('a late message of an old run takes no newer token’s place', async () => {
    const { office, id, told } = await openRoutes();
    await told(4, 'DossierReceived');
    await office.notes.beginRun(id, { run: 2, startedAt: office.chance.now(), version: 4, idle: 0 });
    await office.openRouteStep(id, 'decide', 1, 2);
    expect(await office.openRouteStep(id, 'decide', 1, 1)).toBe('of-an-old-run');
    expect(await office.notes.token(id, 'decide', 1)).toBe('decide-1-2');
  });
  test('is answered as withdrawn when the applicant has withdrawn in the meantime', async () => {
    const { office, id } = await openRoutes();
    allowed(await withdrawDossier(office.deps, office.citizen, { dossierId: id, commandId: newCommandId() }));
    expect(await office.openRouteStep(id)).toBe('answered');
    expect(office.answered).toEqual([{ token: 'decide-1-1', outcome: 'withdrawn' }]);
  });
  test('is answered as withdrawn with every other open step of a group, so that no machine waits for a unit that may answer no more', async () => {
    const { office, id, told, machines, headOf } = await openRoutes(houseToBuild);
    await office.openRouteStep(id, 'appraise');
    await office.openRouteStep(id, 'verify');
    const { version } = await headOf();
    allowed(await withdrawDossier(office.deps, office.citizen, { dossierId: id, commandId: newCommandId() }));
    await told(version + 2, 'StepCompleted');
    await told(version + 1, 'StepCompleted');
    expect(machines.answers).toEqual([
      { token: 'verify-1-1', outcome: 'withdrawn' },
      { token: 'appraise-1-1', outcome: 'withdrawn' },
    ]);
    // Told late, when nobody waits any more: a dossier that has ended gets no new machine.
    machines.setWaiting(false);
    await told(version + 1, 'StepCompleted');
    expect(machines.executions.size).toBe(0);
  });
  test('of no route is poison', async () => {
    const { office, id } = await openRoutes();
    await expect(office.openRouteStep(id, 'never-heard-of')).rejects.toThrow('No step never-heard-of');
  });
  test('is due at the appointment when it is the last, and the unit is reminded before, the leader told after', async () => {
    const { office, id, headOf } = await openRoutes();
    await office.openRouteStep(id);
    const { steps, dueAt } = await headOf();
    const [step] = steps;
    expect(step).toMatchObject({ dueAt, by: 'authorised-desk' });
    expect(step?.alertAt && step.alertAt < (dueAt ?? '')).toBe(true);
    expect(step?.escalateAt && step.escalateAt > (dueAt ?? '')).toBe(true);
  });
});
describe('repair', () => {
  test('starts again what was never started, failed or was aborted, and leaves alone what runs', async () => {
    const { deps, id, machines, told } = await openRoutes();
    expect(await repairDossier(deps, id)).toBe('started-again');
    expect(await repairDossier(deps, id)).toBe('runs');
    machines.executions.set(`${id}-1`, 'failed');
    expect(await repairDossier(deps, id)).toBe('started-again');
    expect(machines.executions.get(`${id}-2`)).toBe('running');
    await told(4, 'DossierReceived');
    expect(machines.executions.size).toBe(2);
  });
  test('a machine that runs and asked for nothing is behind after ten minutes: it is stopped and begun anew', async () => {
    const { deps, id, machines, told, later, office } = await openRoutes();
    await told(4, 'DossierReceived');
    later(9);
    expect(await repairDossier(deps, id)).toBe('runs');
    expect(await overdueDossiers(office.history, office.chance.now())).toEqual([]);
    later(2);
    expect(await overdueDossiers(office.history, office.chance.now())).toEqual([id]);
    expect(await repairDossier(deps, id)).toBe('started-again');
    expect([...machines.executions.values()]).toEqual(['failed', 'running']);
  });
  test('gives up after runs that change nothing, so that a person looks', async () => {
    const { deps, id, machines } = await openRoutes();
    for (let run = 1; run <= 5; run += 1) {
      await repairDossier(deps, id);
      machines.executions.set(`${id}-${run}`, 'failed');
    }
    await expect(repairDossier(deps, id)).rejects.toThrow(RouteStuckError);
    // The person has looked and asks: the count begins anew.
    expect(await repairDossier(deps, id, 'asked')).toBe('started-again');
    machines.executions.set(`${id}-6`, 'failed');
    expect(await repairDossier(deps, id)).toBe('started-again');
  });
  test('counts only runs that changed nothing: a dossier that went on may be started again as often', async () => {
    const { deps, id, machines, office } = await openRoutes();
    for (let run = 1; run <= 5; run += 1) {
      await repairDossier(deps, id);
      machines.executions.set(`${id}-${run}`, 'failed');
    }
    await office.openRouteStep(id, 'decide', 1, 5);
    expect(await repairDossier(deps, id)).toBe('started-again');
  });
  test('does not give up on a dossier that moves: only runs without an event in between are counted', async () => {
    const { deps, id, machines, office, headOf } = await openRoutes();
    await office.openRouteStep(id);
    for (let run = 1; run <= 8; run += 1) {
      expect(await repairDossier(deps, id)).toBe('started-again');
      machines.executions.set(`${id}-${run}`, 'failed');
      const instant = nextInstant(await headOf());
      if (run % 3 !== 0 || !instant) continue;
      office.chance.set(instant);
      await remindDossier(office.deps, { dossierId: id, instant });
    }
  });
  test('asks again for the branch of a group whose ask was lost while the other unit works, at once when a person asks', async () => {
    const { deps, id, machines, office, told } = await openRoutes(houseToBuild);
    await told(4, 'DossierReceived');
    await office.openRouteStep(id, 'appraise');
    await told(5, 'StepOpened');
    expect(await repairDossier(deps, id)).toBe('runs');
    expect(await repairDossier(deps, id, 'asked')).toBe('started-again');
    expect(machines.executions.get(`${id}-2`)).toBe('running');
    expect(await office.openRouteStep(id, 'appraise', 1, 2)).toBe('open-already');
    expect(await office.openRouteStep(id, 'verify', 1, 2)).toBe('opened');
  });
  test('begins anew what runs when a person asks: what he sends again may be the ask of a step that waits already', async () => {
    const { deps, id, machines, office, told, decide } = await openRoutes();
    await told(4, 'DossierReceived');
    await office.openRouteStep(id, 'decide', 1, 1);
    machines.executions.set(`${id}-1`, 'failed');
    await repairDossier(deps, id);
    // The ask of the second run is parked.
    expect(await repairDossier(deps, id, 'asked')).toBe('started-again');
    expect(await office.openRouteStep(id, 'decide', 1, 3)).toBe('open-already');
    const { version } = await decide();
    await told(version - 2, 'StepCompleted');
    expect(machines.answers).toEqual([{ token: 'decide-1-3', outcome: 'granted' }]);
  });
  test('asks again for a lost branch of itself after ten minutes, whatever the other unit has done with its step in the meantime', async () => {
    const { deps, id, office, told, later, headOf } = await openRoutes(houseToBuild);
    await told(4, 'DossierReceived');
    await office.openRouteStep(id, 'verify');
    await told(5, 'StepOpened');
    later(9);
    expect(await repairDossier(deps, id)).toBe('runs');
    const [step] = (await headOf()).steps;
    allowed(
      await claimStep(office.deps, await office.officer('khoa-dao'), {
        dossierId: id,
        commandId: newCommandId(),
        step: 'verify',
        stepVersion: step?.version ?? 0,
      }),
    );
    later(2);
    expect(await repairDossier(deps, id)).toBe('started-again');
  });
  test('has nothing to do for a dossier that has ended', async () => {
    const { deps, id, office } = await openRoutes();
    allowed(await withdrawDossier(office.deps, office.citizen, { dossierId: id, commandId: newCommandId() }));
    expect(await repairDossier(deps, id)).toBe('nothing-to-do');
  });
});
