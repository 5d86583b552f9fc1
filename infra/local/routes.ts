import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod';
import { routeSchema } from '../../shared/contracts/route.ts';
import { canonicalJson } from '../../shared/domain/history/canonical-json.ts';
import { proveRoute } from '../../shared/domain/route/prove.ts';
import type { Route } from '../../shared/domain/route/route.ts';
import { Failure } from './failure.ts';
import { paths } from './paths.ts';
import { run } from './processes.ts';
import { runSession } from './session.ts';

const folder = paths.fromRoot('shared', 'routes');
const dataFile = join(folder, 'released-data.ts');
const schemaFile = join(folder, 'route.schema.json');

/**
 * SHA-256 (hex) of the JCS of a route: comments and spacing of its file may change, what it says may not. JCS sorts
 * keys, and the order of `unless` says which outcome wins: so it is hashed as a list.
 */
export const hashOf = (route: Route): string => {
  const groups = route.groups.map((group) => ({ ...group, unless: Object.entries(group.unless) }));
  return createHash('sha256')
    .update(canonicalJson({ ...route, groups }))
    .digest('hex');
};

/** Every route of the folder, by name and version. @throws Failure that names the file and what to do about it. */
export function readRoutes(from: string = folder): ReadonlyMap<string, Route> {
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return new Map(
    files.map((file) => {
      const route = readRoute(readFileSync(join(from, file), 'utf8'), file);
      const id = `${route.name}/v${route.version}`;
      if (`${id}.yaml` !== file) {
        throw new Failure(`The route ${id} stands in ${file}: move it to ${id}.yaml, or put its name right.`);
      }
      return [id, route];
    }),
  );
}

/** One route of YAML text, faultless. */
export function readRoute(text: string, file: string): Route {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    throw new Failure(`The route ${file} is not YAML: ${(error as Error).message}`);
  }
  const checked = routeSchema.safeParse(content);
  if (!checked.success) {
    throw new Failure(`The route ${file} is not right:\n${z.prettifyError(checked.error)}`);
  }
  const faults = proveRoute(checked.data);
  if (faults.length > 0) {
    throw new Failure(
      `The route ${file} does not lead through:\n${faults.map((fault) => `✖ ${fault}`).join('\n')}`,
    );
  }
  return checked.data;
}

/** What `released-data.ts` is to hold. */
export const releasedOf = (routes: ReadonlyMap<string, Route>) =>
  Object.fromEntries([...routes].map(([id, route]) => [id, { hash: hashOf(route), route }]));

/** For editors: what may stand in a route's file, with our words for each part. */
export const routeJsonSchema = () => ({
  title: 'A route of Một Cửa',
  ...z.toJSONSchema(routeSchema, { io: 'input' }),
});

const dataModule = (routes: ReadonlyMap<string, Route>): string =>
  [
    '// Made by `npm run routes` from the YAML files beside it: change those, never this file.',
    "import type { Route } from '../domain/route/route.ts';",
    '',
    `export const releasedRoutes = ${JSON.stringify(releasedOf(routes))} as const satisfies`,
    '{ readonly [route: string]: { readonly hash: string; readonly route: Route } };',
    '',
  ].join('\n');

/** `npm run routes`: proves the routes and writes what is made from them. */
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runSession(async (session) => {
    const routes = readRoutes();
    writeFileSync(dataFile, dataModule(routes));
    writeFileSync(schemaFile, `${JSON.stringify(routeJsonSchema())}\n`);
    const biome = join(paths.modules, '@biomejs', 'biome', 'bin', 'biome');
    const { code, output } = await run(
      session,
      paths.node,
      [biome, 'format', '--write', dataFile, schemaFile],
      process.env,
    );
    if (code !== 0) throw new Failure(`What is made from the routes cannot be formatted:\n${output}`);
    for (const [id, { hash }] of Object.entries(releasedOf(routes)))
      process.stdout.write(`${id}  ${hash.slice(0, 10)}\n`);
    return 0;
  });
}
