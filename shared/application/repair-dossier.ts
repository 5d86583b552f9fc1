import { awaitsRoute } from '../domain/dossier/dossier.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { isEnded } from '../domain/dossier/status.ts';
import type { DossierId, Instant } from '../domain/ids.ts';
import { instantFromMs, msOf } from '../domain/ids.ts';
import { beginRun, ensureClock } from './conduct-event.ts';
import type { ConductDeps } from './conduct-event.ts';
import type { History } from './ports/history.ts';

/** How long a dossier may wait for its machine before it is taken for lost: queues and retries need some of it. */
export const patienceMs = 10 * 60_000;
/** Runs without a new event in between: more would turn a fault into a loop. A person has to look. */
const mostIdleRuns = 5;

/** The machine of a dossier fails again and again, and the dossier stands where it stood. */
export class RouteStuckError extends Error {
  override readonly name = 'RouteStuckError';
  constructor(dossierId: DossierId) {
    super(`The route of ${dossierId} fails again and again`);
  }
}

export type Repaired = 'nothing-to-do' | 'started-again' | 'runs';

/**
 * Brings a dossier's machine and clock back, whatever became of them: the same machine from its start, which races
 * over what the history holds. Starting again what is well does nothing.
 * @throws RouteStuckError after too many runs that changed nothing.
 */
export async function repairDossier(deps: ConductDeps, dossierId: DossierId): Promise<Repaired> {
  const head = await deps.history.head(dossierId);
  if (!head || isEnded(head.dossier)) return 'nothing-to-do';
  const { dossier } = head;
  const route = dossier.status === 'in-process' ? await repairRoute(deps, dossier) : 'nothing-to-do';
  const clock = await ensureClock(deps, dossier);
  return clock === 'started' && route !== 'started-again' ? 'started-again' : route;
}

async function repairRoute(deps: ConductDeps, dossier: Dossier): Promise<Repaired> {
  const { machines, notes, chance } = deps;
  const last = await notes.run(dossier.id);
  if (!last) return again(await beginRun(deps, dossier, last, 1));
  const state = await machines.state(dossier.pins.route, dossier.id, last.run);
  if (state === 'absent') return again(await beginRun(deps, dossier, last, last.run));
  if (state === 'running' && !isBehind(dossier, last.startedAt, chance.now())) return 'runs';
  if (last.version === dossier.version && last.idle + 1 >= mostIdleRuns)
    throw new RouteStuckError(dossier.id);
  if (state === 'running') await machines.stop(dossier.pins.route, dossier.id, last.run);
  return again(await beginRun(deps, dossier, last, last.run + 1));
}

const again = (begun: 'started' | 'runs'): Repaired => (begun === 'started' ? 'started-again' : 'runs');

/** A machine that runs and has asked for nothing since the last step was done: it lost the answer. */
const isBehind = (dossier: Dossier, startedAt: Instant, now: Instant): boolean =>
  awaitsRoute(dossier) && [dossier.changedAt, startedAt].every((at) => msOf(at) + patienceMs <= msOf(now));

/** How far back the sweep looks: a weekend on which nobody saw the alarm. */
export const sweptHours = 72;
const mostPerShard = 50;

/** Open dossiers of which something should have come by now and has not: a bounded number, oldest first. */
export async function overdueDossiers(
  history: Pick<History, 'awaited'>,
  now: Instant,
  hours = sweptHours,
): Promise<readonly DossierId[]> {
  const before = instantFromMs(msOf(now) - patienceMs);
  const found: DossierId[] = [];
  for (let back = hours; back >= 0; back -= 1) {
    const hour = instantFromMs(msOf(before) - back * 3_600_000);
    found.push(...(await history.awaited(hour, before, mostPerShard)));
  }
  return found;
}
