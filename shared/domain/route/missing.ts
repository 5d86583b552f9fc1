import { readRoute } from './interpret.ts';
import type { Route } from './route.ts';

/**
 * Should a step stand in the history by now that does not: was the ask of one branch of a group lost, while the other
 * waits for its unit? `visits` are those of the dossier. It says that somebody is to be asked, never who is next: the
 * machine that is then started again says that. Answers that the route does not know are the machine's to fail on.
 */
export function isAskMissing(
  route: Route,
  visits: { readonly [step: string]: number },
  outcomeOf: (step: string, visit: number) => string | undefined,
): boolean {
  try {
    return readRoute(route, outcomeOf).asks.some(({ step, visit }) => (visits[step] ?? 0) < visit);
  } catch (fault) {
    if (fault instanceof RangeError) return false;
    throw fault;
  }
}
