import { readRoute } from '../../shared/domain/route/interpret.ts';
import { routeStep, withdrawal } from '../../shared/domain/route/route.ts';
import type { Route } from '../../shared/domain/route/route.ts';

export type Answer = { readonly step: string; readonly visit: number; readonly outcome: string };

export const keyOf = ({ step, visit }: { readonly step: string; readonly visit: number }): string =>
  `${step} ${visit}`;

/** What the second reading says of a route after some answers, in whatever order they were given. */
export function readAfter(route: Route, answers: readonly Answer[]) {
  const given = new Map(answers.map((answer) => [keyOf(answer), answer.outcome]));
  return readRoute(route, (step, visit) => given.get(keyOf({ step, visit })));
}

/** Every way through a route on which no step is asked more than twice: withdrawal anywhere, branches in any order. */
export function pathsOf(route: Route, mostVisits = 2): readonly (readonly Answer[])[] {
  const further = (answers: readonly Answer[]): readonly (readonly Answer[])[] => {
    const { asks, ending } = readAfter(route, answers);
    if (asks.some(({ visit }) => visit > mostVisits)) return [];
    if (ending) return [answers];
    const answered = new Set(answers.map(keyOf));
    return asks
      .filter((ask) => !answered.has(keyOf(ask)))
      .flatMap((ask) => [
        ...Object.keys(routeStep(route, ask.step)?.outcomes ?? {}).map((outcome) => ({ ...ask, outcome })),
        { ...ask, outcome: withdrawal },
      ])
      .flatMap((answer) => further([...answers, answer]));
  };
  return further([]);
}
