import { describe, expect, test } from '@jest/globals';
import { ClockLostError, conductEvent, ensureClock } from '../../../shared/application/conduct-event.ts';
import type { ExecutionState } from '../../../shared/application/ports/machines.ts';
import { remindDossier } from '../../../shared/application/remind-dossier.ts';
import {
  overdueDossiers,
  repairDossier,
  RouteStuckError,
} from '../../../shared/application/repair-dossier.ts';
import { completeStep } from '../../../shared/application/route-acts.ts';
import { withdrawDossier } from '../../../shared/application/withdraw-dossier.ts';
import { nextInstant } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierId, Instant } from '../../../shared/domain/ids.ts';
import { instantFromMs, msOf } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId, openOffice } from './office-of-vu-ban.ts';

/** Machines that do nothing by themselves: what becomes of an execution is set by the test. */
function stillMachines() {
  const executions = new Map<string, ExecutionState>();
  const answers: { token: string; outcome: string }[] = [];
  let waits = true;
  return {
    executions,
    answers,
    setWaiting: (is: boolean) => {
      waits = is;
    },
    start: async (_: unknown, id: DossierId, run: number) => {
      const name = `${id}-${run}`;
      if (executions.has(name)) return 'exists' as const;
      executions.set(name, 'running');
      return 'started' as const;
    },
    state: async (_: unknown, id: DossierId, run: number) =>
      executions.get(`${id}-${run}`) ?? ('absent' as const),
    stop: async (_: unknown, id: DossierId, run: number) => void executions.set(`${id}-${run}`, 'failed'),
    answer: async (token: string, outcome: string) => {
      answers.push({ token, outcome });
      return waits ? ('accepted' as const) : ('over' as const);
    },
  };
}

const papers = {
  components: [
    { componentId: 'application-form', form: 'original', count: 1 },
    { componentId: 'land-paper', form: 'original', count: 1 },
  ],
  sets: 1,
  returnMethod: 'in-person',
  case: 'house',
} as const;
/** A building permit: two units work on it at the same time. */
const houseToBuild = { filing: { ...papers, procedureCode: '1.013225', form: {} }, receipt: papers };

async function openRoutes(of: Partial<typeof houseToBuild> = {}) {
  const office = await openOffice();
  const machines = stillMachines();
  const clockStates = new Map<string, ExecutionState>();
  const clocks = {
    start: async (id: DossierId, instant: string, attempt: number) => {
      const name = `${id}-${instant}-${attempt}`;
      if (clockStates.has(name)) return 'exists' as const;
      clockStates.set(name, 'running');
      return 'started' as const;
    },
    state: async (id: DossierId, instant: string, attempt: number) =>
      clockStates.get(`${id}-${instant}-${attempt}`) ?? ('absent' as const),
  };
  const deps = { history: office.history, machines, clocks, notes: office.notes, chance: office.chance };
  const { id } = await office.file(undefined, of.filing);
  allowed(await office.receive(id, undefined, undefined, of.receipt));
  const headOf = async () => {
    const head = await office.history.head(id);
    if (!head) throw new Error('The dossier is gone');
    return head.dossier;
  };
  const told = (number: number, type: string) => conductEvent(deps, { dossierId: id, number, type });
  const later = (minutes: number) =>
    office.chance.set(instantFromMs(msOf(office.chance.now()) + minutes * 60_000));
  const decide = async () => {
    const { steps } = await headOf();
    return allowed(
      await completeStep(office.deps, await office.officer('lan-tran'), {
        dossierId: id,
        commandId: newCommandId(),
        step: 'decide',
        stepVersion: steps[0]?.version ?? 0,
        outcome: 'granted',
      }),
    );
  };
  return { office, machines, clocks, clockStates, deps, id, headOf, told, later, decide };
}

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

describe('a clock', () => {
  test('says each thing once: the unit before, the head at the due instant, the leader after', async () => {
    const { office, id, headOf } = await openRoutes();
    await office.openRouteStep(id);
    const saidAt = async () => {
      const instant = nextInstant(await headOf());
      if (!instant) return 'nothing left';
      office.chance.set(instant);
      const first = await remindDossier(office.deps, { dossierId: id, instant });
      const again = await remindDossier(office.deps, { dossierId: id, instant });
      return [first, again];
    };
    for (let times = 0; times < 3; times += 1) expect(await saidAt()).toEqual(['said', 'nothing-to-say']);
    expect(await saidAt()).toBe('nothing left');
    const { items } = await office.history.items(id, 0, 100);
    const tellings = items.flatMap(({ events }) => events).filter(({ type }) => type === 'StepReminded');
    expect(tellings.map((event) => ('told' in event.public ? event.public.told : ''))).toEqual([
      'unit',
      'head',
      'leader',
    ]);
  });
  test('that wakes when the step is done finds nothing to say, and what an officer saw stays valid when it speaks', async () => {
    const { office, id, headOf, decide } = await openRoutes();
    await office.openRouteStep(id);
    const seen = (await headOf()).steps[0]?.version;
    const instant = nextInstant(await headOf());
    if (!instant) throw new Error('No instant');
    office.chance.set(instant);
    await remindDossier(office.deps, { dossierId: id, instant });
    expect((await headOf()).steps[0]?.version).toBe(seen);
    await decide();
    expect(await remindDossier(office.deps, { dossierId: id, instant })).toBe('nothing-to-say');
  });
  test('says what came up later for an instant at which it has spoken: both units that work at the same time are told', async () => {
    const { office, id, headOf } = await openRoutes(houseToBuild);
    await office.openRouteStep(id, 'appraise');
    const instant = nextInstant(await headOf());
    if (!instant) throw new Error('No instant');
    office.chance.set(instant);
    expect(await remindDossier(office.deps, { dossierId: id, instant })).toBe('said');
    await office.openRouteStep(id, 'verify');
    expect(nextInstant(await headOf())).toBe(instant);
    expect(await remindDossier(office.deps, { dossierId: id, instant })).toBe('said');
    expect((await headOf()).steps.map(({ step, told }) => [step, told])).toEqual([
      ['appraise', 1],
      ['verify', 1],
    ]);
  });
  test('is not lost when it has done its work: however many have spoken at an instant, another is started', async () => {
    const { office, id, deps, headOf, clockStates } = await openRoutes();
    await office.openRouteStep(id);
    for (let times = 0; times < 8; times += 1) {
      expect(await ensureClock(deps, await headOf())).toBe('started');
      for (const name of clockStates.keys()) clockStates.set(name, 'succeeded');
    }
  });
  test('that is lost again and again is left to a person', async () => {
    const { office, id, deps, headOf, clockStates } = await openRoutes();
    await office.openRouteStep(id);
    for (let times = 0; times < 20; times += 1) {
      await ensureClock(deps, await headOf());
      for (const name of clockStates.keys()) clockStates.set(name, 'failed');
    }
    await expect(ensureClock(deps, await headOf())).rejects.toThrow(ClockLostError);
  });
  test('for an instant that moved earlier is a new one; the old one wakes late and says only what is due by then', async () => {
    const { office, deps, clockStates } = await openRoutes();
    const id = await office.receiveCertificate();
    const head = async () => (await office.history.head(id))?.dossier;
    const answer = async (person: string, step: string, outcome: string) => {
      const open = (await head())?.steps.find((one) => one.step === step);
      const commandId = newCommandId();
      const said = {
        dossierId: id,
        commandId,
        step,
        stepVersion: open?.version ?? 0,
        outcome,
        note: 'Xem lại',
      };
      allowed(await completeStep(office.deps, await office.officer(person), said));
    };
    const startNext = async () => {
      const dossier = await head();
      if (!dossier) throw new Error('The dossier is gone');
      expect(await ensureClock(deps, dossier)).toBe('started');
      return nextInstant(dossier) ?? office.chance.now();
    };
    const wake = async (instant: Instant) => {
      office.chance.set(instant);
      await remindDossier(office.deps, { dossierId: id, instant });
      const { items } = await office.history.items(id, 0, 100);
      return items
        .flatMap(({ events }) => events)
        .flatMap(({ public: open }) => ('told' in open ? [`${open.step} ${open.visit} ${open.told}`] : []));
    };
    await office.openRouteStep(id, 'prepare');
    await answer('minh-vu', 'prepare', 'prepared');
    await office.openRouteStep(id, 'approve');
    const late = await startNext();
    await answer('binh-dang', 'approve', 'sent-back');
    await office.openRouteStep(id, 'prepare', 2);
    const early = await startNext();
    expect(early < late).toBe(true);
    expect(clockStates.size).toBe(2);
    expect(await wake(early)).toEqual(['prepare 2 unit']);
    const due = await startNext();
    expect(due < late).toBe(true);
    expect(await wake(due)).toEqual(['prepare 2 unit', 'prepare 2 head']);
    expect(await wake(late)).toEqual(['prepare 2 unit', 'prepare 2 head']);
  });
  test('is started once per instant, and again under the next number when it was lost', async () => {
    const { office, id, deps, headOf, clockStates } = await openRoutes();
    await office.openRouteStep(id);
    expect(await ensureClock(deps, await headOf())).toBe('started');
    expect(await ensureClock(deps, await headOf())).toBe('runs');
    for (const name of clockStates.keys()) clockStates.set(name, 'failed');
    expect(await ensureClock(deps, await headOf())).toBe('started');
    expect([...clockStates.keys()].map((name) => name.slice(-2))).toEqual(['-1', '-2']);
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
  test('has nothing to do for a dossier that has ended', async () => {
    const { deps, id, office } = await openRoutes();
    allowed(await withdrawDossier(office.deps, office.citizen, { dossierId: id, commandId: newCommandId() }));
    expect(await repairDossier(deps, id)).toBe('nothing-to-do');
  });
});
