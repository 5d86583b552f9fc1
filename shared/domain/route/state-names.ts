import type { Ending, RouteGroup, RouteStep } from './route.ts';

/** What a machine's states are called. Whoever watches a dossier in the console reads these, so they are sentences. */

/** Longer names are cut off in the console's drawing. */
export const longestStateName = 80;

/** A step asked by itself: "Review and sign the result". */
export const askName = ({ ask, step }: RouteStep): string => ask.en ?? step;

/** The same step asked together with others: another state, so it needs another name. */
export const branchName = (step: RouteStep): string => `${askName(step)} (at the same time)`;

export const outcomeQuestion = (step: RouteStep): string => `${askName(step)}: with what outcome?`;

/** "Appraise the dossier and, meanwhile, verify the facts". */
export const togetherName = (branches: readonly RouteStep[]): string =>
  branches
    .map((branch, i) => (i === 0 ? askName(branch) : lowerFirst(askName(branch))))
    .join(' and, meanwhile, ');

export const joinQuestion = ({ question, together }: RouteGroup): string => question.en ?? `${together}?`;

export const endName: { readonly [E in Ending]: string } = {
  granted: 'Granted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};

export const unknownOutcomeName = 'An outcome this route does not know';

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
