import type { Words } from '../words.ts';

/** Who is asked. A procedure's binding says which real unit each of these is for that procedure. */
export const routeUnits = ['desk', 'handling', 'consulted', 'leader'] as const;
export type RouteUnit = (typeof routeUnits)[number];

/** How a dossier's route can end. */
export const endings = ['granted', 'rejected', 'withdrawn'] as const;
export type Ending = (typeof endings)[number];

/** The answer that ends any step of any route. It is ours to give, so no route names it. */
export const withdrawal = 'withdrawn' satisfies Ending;

export type RouteStep = {
  /** Its name in the history. */
  readonly step: string;
  /** What is asked of the unit, in the imperative. */
  readonly ask: Words;
  readonly unit: RouteUnit;
  /** Percent of the processing time by which the step is to be done, counted from receipt; 100 is the appointment. */
  readonly dueShare: number;
  /** Outcome → the node that follows: a step, a group, or an ending (`end:granted`). */
  readonly outcomes: { readonly [outcome: string]: string };
};

/**
 * Steps asked at the same time, joined when all are answered. Here only `then` and `unless` lead on; the outcomes of
 * its steps lead on where a step is asked by itself, after a send-back.
 */
export type RouteGroup = {
  /** Its name as a node. */
  readonly together: string;
  /** What the join asks. */
  readonly question: Words;
  readonly branches: readonly string[];
  /** The node that follows when no branch has an outcome of `unless`. */
  readonly then: string;
  /** Outcome → node. The first that any branch has wins. */
  readonly unless: { readonly [outcome: string]: string };
};

/** The steps stand in the order of the story: a way to a step that stands earlier is a send-back. */
export type Route = {
  readonly name: string;
  readonly version: number;
  readonly title: Words;
  /** The node that is asked first. */
  readonly begin: string;
  readonly steps: readonly RouteStep[];
  readonly groups: readonly RouteGroup[];
};

const endingMark = 'end:';

/** The ending that a target names: `end:granted` is `granted`. Undefined for a step, a group, or an unknown ending. */
export const endingOf = (target: string): Ending | undefined =>
  endings.find((ending) => target === `${endingMark}${ending}`);

export const routeStep = (route: Route, step: string): RouteStep | undefined =>
  route.steps.find((one) => one.step === step);

/** The result is drafted by the unit in charge and by who signs it: who is only consulted writes an opinion. */
export const draftsResult = ({ unit, outcomes }: Pick<RouteStep, 'unit' | 'outcomes'>): boolean =>
  unit === 'handling' || Object.values(outcomes).some((target) => endingOf(target) === 'granted');

export const routeGroup = (route: Route, group: string): RouteGroup | undefined =>
  route.groups.find(({ together }) => together === group);
