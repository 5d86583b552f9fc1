import { readRoute } from '../../shared/domain/route/interpret.ts';
import { routeStep } from '../../shared/domain/route/route.ts';
import type { Route } from '../../shared/domain/route/route.ts';
import { keyOf, readAfter } from '../ports/route-paths.ts';
import type { Answer } from '../ports/route-paths.ts';
import type { Random } from './random.ts';

/**
 * What people will do, whatever happens around them: so an undisturbed run has one history, up to the order of
 * branches. `withdraws`: the applicant does, when everything above is answered; `at once` he does not wait for the
 * steps that follow to be opened.
 */
export type Plan = {
  readonly answers: readonly Answer[];
  readonly withdraws?: 'when all is open' | 'at once';
  /** Officers take each step before they answer it. */
  readonly claims: boolean;
};

const mostAnswers = 5;

/** A way through the route: sent back, rejected, withdrawn before, between and in the middle of parallel steps. */
export function planFor(route: Route, random: Random): Plan {
  const answers: Answer[] = [];
  const claims = random.happens(0.3);
  for (;;) {
    const { asks, ending } = readAfter(route, answers);
    if (ending) return { answers, claims };
    if (random.happens(0.1))
      return { answers, claims, withdraws: random.pick(['when all is open', 'at once'] as const) };
    const answered = new Set(answers.map(keyOf));
    const ask = random.pick(asks.filter((one) => !answered.has(keyOf(one))));
    const all = Object.keys(routeStep(route, ask.step)?.outcomes ?? {});
    const onwards = all.filter((outcome) => !outcome.startsWith('sent-back'));
    answers.push({ ...ask, outcome: random.pick(answers.length < mostAnswers ? all : onwards) });
  }
}

/** What is asked when these are answered, and nothing further. */
export const pendingAfter = (route: Route, { answers }: Plan) => {
  const answered = new Set(answers.map(keyOf));
  return readAfter(route, answers).asks.filter((ask) => !answered.has(keyOf(ask)));
};

/**
 * The place of every (step, visit) in the story: steps that are asked at the same time stand at one place, each is a
 * branch there.
 */
export function placesOf(route: Route, { answers }: Plan): ReadonlyMap<string, readonly [number, number]> {
  const outcomes = new Map(answers.map((answer) => [keyOf(answer), answer.outcome]));
  const places = new Map<string, readonly [number, number]>();
  for (let place = 0; ; place += 1) {
    const known = new Set(places.keys());
    const { asks } = readRoute(route, (step, visit) => {
      const key = keyOf({ step, visit });
      return known.has(key) ? outcomes.get(key) : undefined;
    });
    const news = asks.map(keyOf).filter((key) => !known.has(key));
    if (news.length === 0) return places;
    news.forEach((key, branch) => places.set(key, [place, branch]));
  }
}
