import { resultFacts } from '../domain/dossier/result-facts.ts';
import type { ResultFacts } from '../domain/dossier/result-facts.ts';
import type { DossierId } from '../domain/ids.ts';
import type { TellingDeps } from './dependencies.ts';
import { eventsOf } from './events-of.ts';

/** From the public part of the history: nothing private is opened for it. */
export const gatherResultFacts = async (
  { history }: Pick<TellingDeps, 'history'>,
  id: DossierId,
): Promise<ResultFacts> => resultFacts(await eventsOf(history, id));
