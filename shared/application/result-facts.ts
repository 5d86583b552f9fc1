import type { DossierEvent } from '../domain/dossier/events.ts';
import { resultFacts } from '../domain/dossier/result-facts.ts';
import type { ResultFacts } from '../domain/dossier/result-facts.ts';
import type { DossierId } from '../domain/ids.ts';
import type { TellingDeps } from './dependencies.ts';

const pageSize = 100;

/** From the public part of the history: nothing private is opened for it. */
export async function gatherResultFacts(
  { history }: Pick<TellingDeps, 'history'>,
  id: DossierId,
): Promise<ResultFacts> {
  const events: DossierEvent[] = [];
  for (let after = 0, more = true; more; ) {
    const page = await history.items(id, after, pageSize);
    events.push(...page.items.flatMap((item) => item.events));
    after = events.at(-1)?.number ?? after;
    more = page.more;
  }
  return resultFacts(events);
}
