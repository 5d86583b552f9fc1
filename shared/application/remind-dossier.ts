import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { tellingsLeft } from '../domain/dossier/dossier.ts';
import type { DossierId, Instant, UnitId } from '../domain/ids.ts';
import { actOnDossier } from './act-on-dossier.ts';
import { systemCaller } from './callers.ts';
import { hasHead } from './colleagues.ts';
import type { TellingDeps } from './dependencies.ts';

/**
 * A clock wakes: what is to be said by now is said, once, and written as events that people are then told of. What was
 * done in the meantime is noticed here: then there is nothing to say.
 * @throws when the store stays busy: the clock asks again.
 */
export async function remindDossier(
  deps: TellingDeps,
  { dossierId, instant }: { readonly dossierId: DossierId; readonly instant: Instant },
): Promise<'said' | 'nothing-to-say'> {
  const done = await actOnDossier(deps, {
    act: 'remind',
    dossierId,
    caller: systemCaller('clock'),
    // A key for each wake: what has been said stands in the history, and a step that came later has the same instant.
    commandId: deps.chance.uuid(),
    body: { instant },
    gather: async ({ at: now, dossier }) => {
      if (!dossier) return refuse('DOSSIER_NOT_FOUND');
      const at = later(now, instant);
      const headless = await headlessUnits(deps, dossier, at);
      return { command: { kind: 'remind' }, facts: { at, components: [], headless } };
    },
  });
  if (!isRefusal(done)) return done.repeated ? 'nothing-to-say' : 'said';
  if (done.refused === 'TOO_BUSY') throw new Error(`Dossier ${dossierId} is too busy to be reminded`);
  return 'nothing-to-say';
}

/** Units whose head would be told now, and have none. */
async function headlessUnits(
  { registry }: Pick<TellingDeps, 'registry'>,
  dossier: Dossier,
  at: Instant,
): Promise<UnitId[]> {
  const asked = dossier.steps.flatMap((step) =>
    step.holder !== 'applicant' &&
    tellingsLeft(step, dossier).some((telling) => telling.to === 'head' && telling.at <= at)
      ? [step.holder]
      : [],
  );
  const found = await Promise.all(
    asked.map(async (unit) => ((await hasHead(registry, unit, at)) ? [] : [unit])),
  );
  return found.flat();
}

/** A clock that wakes some milliseconds early by its own reckoning is right: it was set for this instant. */
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
