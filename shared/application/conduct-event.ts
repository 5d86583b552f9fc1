import type { Dossier } from '../domain/dossier/dossier.ts';
import { awaitsRoute, isRouteStep, nextInstant } from '../domain/dossier/dossier.ts';
import type { EventType } from '../domain/dossier/events.ts';
import type { DossierId } from '../domain/ids.ts';
import { EventNotFoundError } from './archive-event.ts';
import { appendWith } from './find-event.ts';
import type { History } from './ports/history.ts';
import type { ClockMachines, ExecutionState, MachineNotes, RouteMachines, Run } from './ports/machines.ts';
import type { Chance, EventNotice } from './ports/others.ts';

export type ConductDeps = {
  readonly history: Pick<History, 'head' | 'items'>;
  readonly machines: RouteMachines;
  readonly clocks: ClockMachines;
  readonly notes: MachineNotes;
  readonly chance: Pick<Chance, 'now'>;
};

/** The events by which routes and clocks move. */
export const conductedTypes = [
  'DossierReceived',
  'StepOpened',
  'StepCompleted',
  'StepReminded',
  'DossierFiled',
] as const satisfies readonly EventType[];

/**
 * Tells the machines what happened: a received dossier's route begins, a completed step's token is answered, a clock
 * runs to the next instant. Each of these may be said twice or late without harm.
 * @throws EventNotFoundError when the history does not hold the event: a forged or damaged message.
 */
export async function conductEvent(deps: ConductDeps, notice: EventNotice): Promise<void> {
  const head = await deps.history.head(notice.dossierId);
  if (!head || head.dossier.version < notice.number) throw new EventNotFoundError(notice);
  const { dossier } = head;
  if (notice.type === 'DossierReceived') await ensureRunning(deps, dossier);
  if (notice.type === 'StepCompleted') await answerStep(deps, dossier, notice);
  await ensureClock(deps, dossier);
}

async function answerStep(deps: ConductDeps, dossier: Dossier, notice: EventNotice): Promise<void> {
  const item = await appendWith(deps.history, notice);
  const event = item?.events.find(({ number }) => number === notice.number);
  if (event?.type !== 'StepCompleted') throw new EventNotFoundError(notice);
  const { step, visit, outcome } = event.public;
  if (!isRouteStep(step)) return;
  const token = await deps.notes.token(dossier.id, step, visit);
  const answered = token === undefined ? 'over' : await deps.machines.answer(token, outcome);
  // Nobody waits: the machine went on by another call of ours, or it is gone. Only a dossier that waits tells which.
  if (answered === 'over' && awaitsRoute(dossier)) await ensureRunning(deps, dossier);
}

/**
 * Starts the dossier's machine unless it runs. A run that failed or was never started is begun under a new number; one
 * that ended well is left to `repair`, which knows how long the dossier has waited.
 */
export async function ensureRunning(
  deps: Pick<ConductDeps, 'machines' | 'notes' | 'chance'>,
  dossier: Dossier,
): Promise<'started' | 'runs'> {
  const last = await deps.notes.run(dossier.id);
  const state: ExecutionState = last
    ? await deps.machines.state(dossier.pins.route, dossier.id, last.run)
    : 'absent';
  if (last && (state === 'running' || state === 'succeeded')) return 'runs';
  return beginRun(deps, dossier, runAfter(last, state, dossier));
}

/** A run that is noted and absent was interrupted between the two: it is started under its own number. */
export function runAfter(
  last: Run | undefined,
  state: ExecutionState,
  { version }: Pick<Dossier, 'version'>,
): Omit<Run, 'startedAt'> {
  if (!last) return { run: 1, version, idle: 0 };
  if (state === 'absent') return { run: last.run, version, idle: last.version === version ? last.idle : 0 };
  return { run: last.run + 1, version, idle: last.version === version ? last.idle + 1 : 0 };
}

export async function beginRun(
  deps: Pick<ConductDeps, 'machines' | 'notes' | 'chance'>,
  { id, pins }: Dossier,
  run: Omit<Run, 'startedAt'>,
): Promise<'started' | 'runs'> {
  const begun = await deps.notes.beginRun(id, { ...run, startedAt: deps.chance.now() });
  if (begun === 'other') return 'runs';
  return (await deps.machines.start(pins.route, id, run.run)) === 'started' ? 'started' : 'runs';
}

// More clocks than these lost, or tried, for one instant is a fault that a person must see.
const mostLost = 20;
const mostAttempts = 60;

/**
 * One clock at a time per dossier and instant. Another follows, under the next number, when it was lost or when it has
 * spoken and a step came later that has the same instant: after the appointment all have.
 */
export async function ensureClock(
  { clocks }: Pick<ConductDeps, 'clocks'>,
  dossier: Dossier,
): Promise<'started' | 'runs' | 'nothing'> {
  const instant = nextInstant(dossier);
  if (instant === undefined) return 'nothing';
  for (let attempt = 1, lost = 0; lost < mostLost && attempt <= mostAttempts; attempt += 1) {
    if ((await clocks.start(dossier.id, instant, attempt)) === 'started') return 'started';
    const state = await clocks.state(dossier.id, instant, attempt);
    if (state === 'running') return 'runs';
    if (state !== 'succeeded') lost += 1;
  }
  throw new ClockLostError(dossier.id);
}

export class ClockLostError extends Error {
  override readonly name = 'ClockLostError';
  constructor(dossierId: DossierId) {
    super(`The clock of ${dossierId} was lost again and again`);
  }
}
