import type { Route } from '../domain/route/route.ts';
import { releasedRoutes } from './released-data.ts';

export { releasedRoutes };

type RouteReference = { readonly name: string; readonly version: number };

const released = ({ name, version }: RouteReference) =>
  new Map<string, { readonly hash: string; readonly route: Route }>(Object.entries(releasedRoutes)).get(
    `${name}/v${version}`,
  );

/** The hash that dossiers pin beside name and version. Undefined for a route that is not released. */
export const routeHash = (route: RouteReference): string | undefined => released(route)?.hash;

export const routeOf = (route: RouteReference): Route | undefined => released(route)?.route;
