import type { Dossier } from '../domain/dossier/dossier.ts';
import type { Route } from '../domain/route/route.ts';
import { routeOf } from '../routes/released.ts';

/** The route as it was when the dossier was filed. A version that is pinned is never taken away. */
export function pinnedRoute({ pins }: Dossier): Route {
  const route = routeOf(pins.route);
  if (!route)
    throw new TypeError(`Route ${pins.route.name} v${pins.route.version} is pinned and not released`);
  return route;
}
