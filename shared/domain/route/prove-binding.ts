import type { ProcedureBinding } from '../procedure/procedure-version.ts';
import { proveRoute } from './prove.ts';
import { routeStep } from './route.ts';
import type { Route } from './route.ts';

type Bound = Pick<ProcedureBinding, 'procedureCode' | 'units' | 'shares'>;

/**
 * What is wrong with a binding on its route, each fault in a sentence. A step whose unit is not bound can never be
 * opened, and of shares the same is asked as of the route's own: what ends the route is due at the appointment.
 */
export function proveBinding(route: Route, { procedureCode, units, shares = {} }: Bound): readonly string[] {
  const asked = new Set(route.steps.map(({ unit }) => unit));
  const unbound = [...asked].filter((unit) => unit !== 'desk' && units?.[unit] === undefined);
  const unknown = Object.keys(shares).filter((step) => !routeStep(route, step));
  const steps = route.steps.map((step) => ({ ...step, dueShare: shares[step.step] ?? step.dueShare }));
  return [
    ...unbound.map((unit) => `The route ${route.name} asks the unit ${unit}, which is not bound.`),
    ...unknown.map((step) => `A share is given for ${step}, which is no step of the route ${route.name}.`),
    ...proveRoute({ ...route, steps }),
  ].map((fault) => `${procedureCode}: ${fault}`);
}
