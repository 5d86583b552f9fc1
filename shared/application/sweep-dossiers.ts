import type { DossierId } from '../domain/ids.ts';
import { msOf } from '../domain/ids.ts';
import { ClockLostError } from './conduct-event.ts';
import type { ConductDeps } from './conduct-event.ts';
import type { History } from './ports/history.ts';
import type { DeadLetters } from './ports/others.ts';
import { overdueDossiers, repairDossier, RouteStuckError } from './repair-dossier.ts';
import type { Repaired } from './repair-dossier.ts';

export type RepairDeps = ConductDeps & { readonly letters: DeadLetters };

/** Whoever looks after parked messages is told of a dossier so often, and not at every sweep. */
const parkedAgainAfterMs = 24 * 60 * 60_000;

/**
 * Repairs a dossier, or leaves it to a person: parked under its id alone, so that whoever sends it again after looking
 * is known to have asked.
 */
export async function repairOrPark(
  deps: RepairDeps,
  dossierId: DossierId,
  why: 'asked' | 'noticed' = 'noticed',
): Promise<Repaired | 'parked' | 'parked-already'> {
  try {
    return await repairDossier(deps, dossierId, why);
  } catch (fault) {
    if (!(fault instanceof RouteStuckError || fault instanceof ClockLostError)) throw fault;
    const now = deps.chance.now();
    const before = await deps.notes.parkedAt(dossierId);
    if (why === 'noticed' && before !== undefined && msOf(now) < msOf(before) + parkedAgainAfterMs)
      return 'parked-already';
    await deps.letters.put(JSON.stringify({ dossierId }), fault.name);
    // Noted afterwards: told twice is better than never.
    await deps.notes.noteParked(dossierId, now);
    return 'parked';
  }
}

export type Swept = { readonly overdue: number; readonly startedAgain: number; readonly failed: number };

/** Every dossier that is overdue is repaired. One that cannot be is told to `failed`, and holds up none behind it. */
export async function sweepDossiers(
  deps: RepairDeps & { readonly history: Pick<History, 'awaited'> },
  hours: number | undefined,
  failed: (dossierId: DossierId, fault: unknown) => void,
): Promise<Swept> {
  const overdue = await overdueDossiers(deps.history, deps.chance.now(), hours);
  const swept = { overdue: overdue.length, startedAgain: 0, failed: 0 };
  for (const dossierId of overdue) {
    try {
      if ((await repairOrPark(deps, dossierId)) === 'started-again') swept.startedAgain += 1;
    } catch (fault) {
      swept.failed += 1;
      failed(dossierId, fault);
    }
  }
  return swept;
}
