import { endingOf, routeGroup, routeStep, withdrawal } from './route.ts';
import type { Ending, Route, RouteGroup } from './route.ts';

/** What a machine has asked so far, and how it has ended, if it has. */
export type Reading = {
  /** Every step asked, in order; those of a group in the order of its branches. The last may be unanswered. */
  readonly asks: readonly { readonly step: string; readonly visit: number }[];
  readonly ending?: Ending;
};

/**
 * A second reading of a route, beside the compiled machine: for tests, the proof and the rehearsal. It leads no
 * dossier; of one it only says whether an ask was lost (`missing.ts`). `answerOf` gives the outcome of the nth asking of
 * a step, or undefined while it is open.
 * @throws RangeError on an outcome that the route does not know, where the machine fails.
 */
export function readRoute(
  route: Route,
  answerOf: (step: string, visit: number) => string | undefined,
): Reading {
  const asks: { step: string; visit: number }[] = [];
  const visits = new Map<string, number>();

  function ask(step: string): string | undefined {
    const visit = (visits.get(step) ?? 0) + 1;
    visits.set(step, visit);
    asks.push({ step, visit });
    return answerOf(step, visit);
  }

  for (let node = route.begin; ; ) {
    const group = routeGroup(route, node);
    const steps = group?.branches ?? [node];
    const outcomes = steps.map(ask).filter((answer) => answer !== undefined);
    if (outcomes.length < steps.length) return { asks };
    if (outcomes.includes(withdrawal)) return { asks, ending: withdrawal };
    const target = group ? joined(route, group, outcomes) : wayOn(route, node, outcomes[0]);
    const ending = endingOf(target);
    if (ending) return { asks, ending };
    node = target;
  }
}

function joined(route: Route, group: RouteGroup, outcomes: readonly string[]): string {
  for (const [outcome, target] of Object.entries(group.unless)) if (outcomes.includes(outcome)) return target;
  group.branches.forEach((step, i) => wayOn(route, step, outcomes[i]));
  return group.then;
}

function wayOn(route: Route, step: string, outcome: string | undefined): string {
  const ways = new Map(Object.entries(routeStep(route, step)?.outcomes ?? {}));
  const target = ways.get(outcome ?? '');
  if (target !== undefined) return target;
  throw new RangeError(`The step ${step} of the route ${route.name} does not know the outcome ${outcome}`);
}
