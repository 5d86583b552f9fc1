import { awaitsRoute } from '../domain/dossier/dossier.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { isEnded } from '../domain/dossier/status.ts';
import type { DossierId, Instant } from '../domain/ids.ts';
import { instantFromMs, msOf } from '../domain/ids.ts';
import { isAskMissing } from '../domain/route/missing.ts';
import { beginRun, ensureClock, runAfter } from './conduct-event.ts';
import type { ConductDeps } from './conduct-event.ts';
import { eventsOf } from './events-of.ts';
import { pinnedRoute } from './pinned-route.ts';
import type { History } from './ports/history.ts';

/** How long a dossier may wait for its machine before it is taken for lost: queues and retries need some of it. */
export const patienceMs = 10 * 60_000;
/** Runs that changed nothing: more would turn a fault into a loop. A person has to look. */
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
 * over what the history holds. What is well is left alone, unless somebody asks.
 * `asked`: by a person who has looked, or after an outage that ended every machine: the machine begins anew, and the
 * count of idle runs with it.
 * @throws RouteStuckError after too many runs that changed nothing.
 */
export async function repairDossier(
  deps: ConductDeps,
  dossierId: DossierId,
  why: 'asked' | 'noticed' = 'noticed',
): Promise<Repaired> {
  const head = await deps.history.head(dossierId);
  if (!head || isEnded(head.dossier)) return 'nothing-to-do';
  const { dossier } = head;
  let route: Repaired = 'nothing-to-do';
  let clock: Awaited<ReturnType<typeof ensureClock>>;
  try {
    if (dossier.status === 'in-process') route = await repairRoute(deps, dossier, why);
  } finally {
    // A route that is stuck is all the more a thing to remind people of.
    clock = await ensureClock(deps, dossier);
  }
  return clock === 'started' && route !== 'started-again' ? 'started-again' : route;
}

async function repairRoute(deps: ConductDeps, dossier: Dossier, why: 'asked' | 'noticed'): Promise<Repaired> {
  const { machines, notes, chance } = deps;
  const last = await notes.run(dossier.id);
  const state = last ? await machines.state(dossier.pins.route, dossier.id, last.run) : 'absent';
  if (last && state === 'running') {
    // Which ask was parked is not known: it may be that of a step that waits since a run before, whose token is gone.
    const isLost =
      why === 'asked' ||
      (isBehind(dossier, last.startedAt, chance.now()) &&
        (awaitsRoute(dossier) || (await lacksBranch(deps, dossier))));
    if (!isLost) return 'runs';
  }
  const next = runAfter(last, state, dossier);
  if (why === 'noticed' && next.idle >= mostIdleRuns) throw new RouteStuckError(dossier.id);
  if (last && state === 'running') await machines.stop(dossier.pins.route, dossier.id, last.run);
  return again(await beginRun(deps, dossier, why === 'asked' ? { ...next, idle: 0 } : next));
}

const again = (begun: 'started' | 'runs'): Repaired => (begun === 'started' ? 'started-again' : 'runs');

/** Whatever a machine that runs has to ask for, it would have asked for by now: its answer or its ask was lost. */
const isBehind = (dossier: Dossier, startedAt: Instant, now: Instant): boolean =>
  // What happens to an open step moves nobody along: from then on `movedAt` counts.
  [awaitsRoute(dossier) ? dossier.changedAt : (dossier.movedAt ?? dossier.changedAt), startedAt].every(
    (at) => msOf(at) + patienceMs <= msOf(now),
  );

/** One branch of a group waits for its unit, and the other was never asked. */
async function lacksBranch({ history }: Pick<ConductDeps, 'history'>, dossier: Dossier): Promise<boolean> {
  const route = pinnedRoute(dossier);
  if (route.groups.length === 0) return false;
  const outcomes = new Map<string, string>();
  for (const event of await eventsOf(history, dossier.id)) {
    if (event.type !== 'StepCompleted') continue;
    const { step, visit, outcome } = event.public;
    outcomes.set(`${step} ${visit}`, outcome);
  }
  return isAskMissing(route, dossier.visits, (step, visit) => outcomes.get(`${step} ${visit}`));
}

/** How far back the sweep looks: a weekend on which nobody saw the alarm. */
export const sweptHours = 72;
const mostPerShard = 50;

/** Open dossiers of which something should have come by now and has not: a bounded number, oldest first. */
export const overdueDossiers = (
  history: Pick<History, 'awaited'>,
  now: Instant,
  hours = sweptHours,
): Promise<readonly DossierId[]> => awaitedDossiers(history, instantFromMs(msOf(now) - patienceMs), hours);

/** Open dossiers that have waited for their machine since before an instant. */
export async function awaitedDossiers(
  history: Pick<History, 'awaited'>,
  before: Instant,
  hours = sweptHours,
): Promise<readonly DossierId[]> {
  const found: DossierId[] = [];
  for (let back = hours; back >= 0; back -= 1) {
    const hour = instantFromMs(msOf(before) - back * 3_600_000);
    found.push(...(await history.awaited(hour, before, mostPerShard)));
  }
  return found;
}
