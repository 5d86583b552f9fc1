import type { Route, RouteStep } from '../../../shared/domain/route/route.ts';
import { releasedRoutes } from '../../../shared/routes/released.ts';

export const inLine: Route = releasedRoutes['unit-then-leader/v1'].route;
export const together: Route = releasedRoutes['units-in-parallel-then-leader/v1'].route;

/** A route with one of its steps changed. */
export const withStep = (route: Route, step: string, change: Partial<RouteStep>): Route => ({
  ...route,
  steps: route.steps.map((one) => (one.step === step ? { ...one, ...change } : one)),
});

/** A route that comes to its group a second time, when the leader asks everybody again. */
export const askedAllAgain: Route = withStep(together, 'approve', {
  outcomes: { granted: 'end:granted', 'rejection-proposed': 'answer-rejection', 'sent-back': 'appraisal' },
});
