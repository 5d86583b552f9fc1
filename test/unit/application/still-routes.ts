import { conductEvent } from '../../../shared/application/conduct-event.ts';
import type { ExecutionState } from '../../../shared/application/ports/machines.ts';
import { completeStep } from '../../../shared/application/route-acts.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
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
export const houseToBuild = { filing: { ...papers, procedureCode: '1.013225', form: {} }, receipt: papers };

export async function openRoutes(of: Partial<typeof houseToBuild> = {}) {
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
