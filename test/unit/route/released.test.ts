import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readRoutes, releasedOf, routeJsonSchema } from '../../../infra/local/routes.ts';
import { machineName } from '../../../shared/domain/route/machine-name.ts';
import { releasedRoutes, routeHash, routeOf } from '../../../shared/routes/released.ts';

/** What dossiers of a province have pinned. A hash here never changes: a change to a route is a new version. */
const pinned = {
  'desk-decides/v1': 'd12f34b8598c65ce9c169b54b06e572d4e24b53effd9fcb244fe04d44ff14848',
  'unit-then-leader/v1': '7bf83e20d483edd8c7ace7dcfc4ca85ff2ec554e242f978f93a7fd734167d9d2',
  'units-in-parallel-then-leader/v1': 'cfce6adc8e8f92f416b700d807dee0828ef6bdf7dd8c045aef8d91469ff61465',
};

describe('the released routes', () => {
  test('are those of the YAML files: after a change run `npm run routes`', () => {
    expect(releasedRoutes).toEqual(releasedOf(readRoutes()));
  });

  test('are described to editors: after a change run `npm run routes`', () => {
    const file = join(import.meta.dirname, '../../../shared/routes/route.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(routeJsonSchema());
  });

  test('stay as they were released', () => {
    const hashes = Object.fromEntries(Object.entries(releasedRoutes).map(([id, { hash }]) => [id, hash]));
    expect(hashes).toEqual(pinned);
  });

  test('are found by name and version', () => {
    const route = { name: 'unit-then-leader', version: 1 };
    expect(routeHash(route)).toBe(pinned['unit-then-leader/v1']);
    expect(routeOf(route)).toMatchObject(route);
    expect(routeHash({ ...route, version: 2 })).toBeUndefined();
    expect(routeOf({ name: 'toString', version: 1 })).toBeUndefined();
  });

  test.each(Object.values(releasedRoutes))('have a machine name that AWS takes: $route.name', (released) => {
    const { name: route, version } = released.route;
    const longest = { province: 'p'.repeat(16), stage: 'rehearsal', route, version, hash: released.hash };
    expect(machineName(longest)).toMatch(/^[a-z0-9-]{1,80}$/);
    expect(machineName({ ...longest, province: 'ninh-binh' })).toBe(
      `motcua-ninh-binh-rehearsal-${route}-v${version}-${released.hash.slice(0, 10)}`,
    );
  });

  test('have no machine whose name is too long', () => {
    const name = { province: 'ninh-binh', stage: 'live', route: 'r'.repeat(60), version: 1, hash: 'a' };
    expect(() => machineName(name)).toThrow('at most 80');
  });
});
