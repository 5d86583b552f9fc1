import { memoryClockMachines } from '../../shared/adapters/memory/clock-machines.ts';
import { memoryHistory } from '../../shared/adapters/memory/history.ts';
import { memoryFiles } from '../../shared/adapters/memory/files.ts';
import { memoryMachineNotes } from '../../shared/adapters/memory/machine-notes.ts';
import { memoryPrivateValues } from '../../shared/adapters/memory/private-values.ts';
import { memoryRouteMachines } from '../../shared/adapters/memory/route-machines.ts';
import { ClockLostError, conductedTypes, conductEvent } from '../../shared/application/conduct-event.ts';
import { openStep } from '../../shared/application/open-step.ts';
import type { Append, History } from '../../shared/application/ports/history.ts';
import type { StepAsk } from '../../shared/application/ports/machines.ts';
import type { Chance, EventNotice } from '../../shared/application/ports/others.ts';
import { remindDossier } from '../../shared/application/remind-dossier.ts';
import {
  overdueDossiers,
  patienceMs,
  repairDossier,
  RouteStuckError,
  sweptHours,
} from '../../shared/application/repair-dossier.ts';
import { awaitedAt } from '../../shared/domain/dossier/dossier.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import type { DossierEvent } from '../../shared/domain/dossier/events.ts';
import { isRefusal } from '../../shared/domain/dossier/refusals.ts';
import type { DossierId } from '../../shared/domain/ids.ts';
import { instantFromMs, msOf } from '../../shared/domain/ids.ts';
import type { Filed } from './province.ts';
import { Fault, makeTurns } from './turns.ts';
import type { Working } from './turns.ts';

/** A message on a queue, a call of a clock, a person's request: comes again until it was handled. */
export type Job = {
  readonly what: string;
  run(): Promise<unknown>;
  /** What came of it; may be told more than once. */
  done?(answer: unknown): void;
  /** What a person does in its place, who found it parked. */
  readonly parked?: Job;
};

export const harmsToMachines = ['lost', 'lost without a word', 'asks again', 'accepted', 'over'] as const;
export const harmsToClocks = ['lost', 'lost without a word'] as const satisfies readonly Harm[];
/** `accepted`, `over`: what a machine says that does not hear. */
type Harm = (typeof harmsToMachines)[number];

/** What must never happen. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

const isStuck = (fault: unknown): fault is Error =>
  fault instanceof RouteStuckError || fault instanceof ClockLostError;
const isBusy = (fault: unknown): boolean =>
  fault instanceof Fault || (fault instanceof Error && fault.message.includes('busy'));

/** One dossier, filed, with all that stands around it: stores, machines, queues and a clock that the test moves. */
export async function openWorld(filed: Filed, say: (happening: string) => void) {
  let ms = filed.begin;
  let instant = instantFromMs(ms);
  let given = 0;
  const hex = (digits: number) => (given += 1).toString(16).padStart(digits, '0');
  const chance: Chance = {
    now: () => instant,
    uuid: () => `00000000-0000-4000-8000-${hex(12)}`,
    bytes: (count) => Buffer.from(hex(count * 2), 'hex').toString('base64url'),
    pause: async () => {},
  };
  const queue: Job[] = [];
  const events: DossierEvent[] = [];
  let dossier: Dossier | undefined;
  const harms = new Set<'machine' | 'clock' | 'token'>();
  const startedFrom: number[] = [];
  let losesFailures = false;

  const turns = makeTurns<Job>();
  const store = memoryHistory();
  const values = memoryPrivateValues({ now: () => ms });
  const keptNotes = memoryMachineNotes();
  async function append(change: Append): ReturnType<History['append']> {
    const outcome = await store.append(change);
    if (outcome !== 'appended' || change.after.version <= (dossier?.version ?? 0)) return outcome;
    dossier = change.after;
    events.push(...change.events);
    for (const { dossierId, number, type } of change.events) {
      say(`  ${number} ${type}`);
      if (conductedTypes.some((conducted) => conducted === type))
        queue.push(told({ dossierId, number, type }));
    }
    return outcome;
  }
  const endedBadly = (dossierId: DossierId) => {
    if (!losesFailures) queue.push(repair(dossierId));
  };
  const machines = memoryRouteMachines({ now: () => ms, ask: (ask) => queue.push(asked(ask)), endedBadly });
  const clocks = memoryClockMachines({ now: () => ms, endedBadly });
  const { state, stop, answer } = machines;
  const start: typeof machines.start = async (...of) => {
    const started = await machines.start(...of);
    if (started === 'started') startedFrom.push(dossier?.version ?? 0);
    return started;
  };
  const ports = {
    history: turns.guard<History>({ ...store, append }),
    privateValues: turns.guard(values),
    files: memoryFiles(),
    registry: filed.registry,
    identities: filed.identities,
    chance,
    machines: turns.guard({ start, state, stop, answer }),
    clocks: turns.guard({ start: clocks.start, state: clocks.state }),
    notes: turns.guard(keptNotes),
  };

  const told = (notice: EventNotice): Job => ({
    what: `conduct ${notice.number} ${notice.type}`,
    run: () => conductEvent(ports, notice),
  });
  const asked = (ask: StepAsk): Job => ({
    what: `ask ${ask.step} ${ask.visit} of run ${ask.run} with ${ask.taskToken}`,
    async run() {
      const outcome = await openStep(ports, ask);
      if (!isRefusal(outcome)) return outcome;
      if (outcome.refused === 'TOO_BUSY') throw new Fault('busy');
      throw new Broken(`${ask.step} ${ask.visit} is not opened: ${outcome.refused}`);
    },
    // What is parked holds the dossier's id alone.
    parked: {
      what: `a person sends ask ${ask.step} ${ask.visit} again`,
      run: () => repairDossier(ports, ask.dossierId, 'asked'),
    },
  });
  const park = (fault: Error): void => say(`  parked: ${fault.name}`);
  const repair = (dossierId: DossierId): Job => ({
    what: 'repair after a failure',
    run: () => repairDossier(ports, dossierId),
  });
  const sweep = (): Job => ({
    what: 'sweep',
    async run() {
      const awaited = awaitedAt(seen());
      if (awaited === undefined) return 0;
      // There is one dossier: in the hours before nothing can lie.
      const hours = Math.min(Math.ceil((ms - msOf(awaited)) / 3_600_000), sweptHours);
      const overdue = await overdueDossiers(store, chance.now(), hours);
      for (const dossierId of overdue) {
        try {
          say(`  ${await repairDossier(ports, dossierId)}`);
        } catch (fault) {
          if (!isStuck(fault)) throw fault;
          park(fault);
        }
      }
      return overdue.length;
    },
  });

  const wakeClocks = (): void => {
    for (const { name, dossierId, instant } of clocks.wake()) {
      queue.push({
        what: `wake ${instant}`,
        run: () => remindDossier(ports, { dossierId, instant }),
        done: () => clocks.asked(name),
      });
    }
  };
  const seen = (): Dossier => {
    if (!dossier) throw new TypeError('The dossier was not filed');
    return dossier;
  };
  for (const set of filed.sealed) await values.seal(filed.id, set);
  for (const filing of filed.appends) await append(filing);

  return {
    filed,
    ports,
    turns,
    queue,
    events,
    machines,
    clocks,
    say,
    sweep,
    /** The dossier as it is now. */
    seen,
    now: () => ms,
    /** Should something have come that has not? Then the sweep finds it. */
    isOverdue(): boolean {
      const awaited = awaitedAt(seen());
      return awaited !== undefined && msOf(awaited) + patienceMs <= ms;
    },
    starts: () => startedFrom.length,
    /** How many machines were started since the dossier last moved. */
    idleStarts: () => startedFrom.filter((version) => version === dossier?.version).length,
    /** What of the cloud was ever harmed. */
    harms,
    /** An execution is lost, with or without the cloud's word of it; or a machine asks again, or does not hear. */
    harm(name: string, how: Harm): void {
      say(`harm to ${name}: ${how}`);
      if (how === 'lost' || how === 'lost without a word') {
        const isClock = clocks.running().includes(name);
        harms.add(isClock ? 'clock' : 'machine');
        losesFailures = how !== 'lost';
        (isClock ? clocks : machines).fail(name);
        losesFailures = false;
        return;
      }
      harms.add('token');
      if (how === 'asks again') machines.askAgain(name);
      else machines.deafen(name, how);
    },
    /** Time passes: clocks whose instant has come ask. */
    passTime(by: number): void {
      ms += by;
      instant = instantFromMs(ms);
      say(`${chance.now()}`);
      machines.passTime();
      wakeClocks();
    },
    /** A handler has ended, well or badly: what it did not do comes again. */
    finish({ job, result }: Working<Job>): void {
      if (!result) return;
      wakeClocks();
      if ('value' in result) {
        say(`${job.what}: done`);
        job.done?.(result.value);
      } else if (isBusy(result.fault)) {
        say(`${job.what}: comes again (${String(result.fault)})`);
        queue.push(job);
      } else if (isStuck(result.fault)) {
        park(result.fault);
      } else throw result.fault;
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;
