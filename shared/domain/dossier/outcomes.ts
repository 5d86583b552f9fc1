import type { RouteStep } from '../route/route.ts';
import { endingOf } from '../route/route.ts';

/** An objection, and whatever goes back to a unit, is explained to whoever works on: it needs a note. */
export const needsNote = (outcome: string): boolean =>
  outcome === 'objected' || outcome.startsWith('sent-back');

type Asked = Pick<RouteStep, 'unit' | 'outcomes'>;

const grants = (follows: string | undefined): boolean =>
  follows !== undefined && endingOf(follows) === 'granted';

/** Nothing goes to the leader without a draft, and he signs none that is not there; whoever rejects needs none. */
export const needsDraft = ({ unit, outcomes }: Asked, outcome: string): boolean =>
  unit === 'handling' ? outcome !== 'rejection-proposed' : unit === 'leader' && grants(outcomes[outcome]);
