import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as z from 'zod';
import { pathWithNode24, withoutAws } from './aws.ts';
import { buildFunctions } from './build.ts';
import { startCloud } from './cloud.ts';
import { Failure } from './failure.ts';
import { filesBelow } from './fingerprint.ts';
import { lockHolder } from './lock.mjs';
import { paths } from './paths.ts';
import { bringUpPlatform } from './platform.ts';
import { freePort } from './ports.ts';
import { start, tie } from './processes.ts';
import { seconds, step } from './progress.ts';
import { ensurePython, venvPython } from './python.ts';
import { takeOutQuietHours } from './seed-province.ts';
import { runSession } from './session.ts';
import type { Session } from './session.ts';
import { type Room, rooms, selectTests } from './test-selection.ts';

const province = 'ninh-binh';
/** Begins the names of the clouds of test runs. */
const testCloud = 'test-';

const forJest = { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };
const Counts = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
  success: z.boolean(),
});

/** `npm test`: everything, on a cloud of its own. `npm test -- unit ports/history`: only what these patterns name. */
await runSession(async (session) => {
  const patterns = process.argv.slice(2);
  const files = filesBelow(paths.fromRoot('test')).map((file) => relative(paths.root, file));
  const selection = selectTests(files, patterns);
  if (selection.size === 0)
    throw new Failure(`No test is named by ${patterns.join(' ')}.\n0 passed, 0 failed`);
  const began = performance.now();
  process.stdout.write('Một Cửa, tests\n');
  const environment = { ...(await prepare(session, [...selection.keys()])), ...forJest };
  const { journeys = [], faults = [], ...others } = Object.fromEntries(selection);
  const runs = [
    { name: 'quick', files: Object.values(others).flat(), how: ['--maxWorkers=2'] },
    { name: 'journeys', files: journeys, how: ['--runInBand'] },
    { name: 'faults', files: faults, how: ['--runInBand'] },
  ].filter((run) => run.files.length > 0);
  let passed = 0;
  let failed = 0;
  for (const { name, files: of, how } of runs) {
    forgetTimings();
    const counts = await runJest(session, name, [...how, '--runTestsByPath', ...of], environment);
    passed += counts.numPassedTests;
    // A file that cannot be loaded has no tests that could fail.
    failed += Math.max(counts.numFailedTests, counts.success ? 0 : Math.max(1, counts.numFailedTestSuites));
  }
  process.stdout.write(`All in ${seconds(performance.now() - began)}\n${passed} passed, ${failed} failed\n`);
  return passed > 0 && failed === 0 ? 0 : 1;
});

async function prepare(session: Session, wanted: readonly Room[]): Promise<Record<string, string>> {
  const needs = new Set(wanted.map((room) => rooms[room]));
  // Templates are read and bundles weighed without a cloud.
  if (wanted.includes('infra') && !needs.has('platform'))
    await step('Bundling the functions', buildFunctions);
  // cfn-lint and the local cloud both stand in the project's own Python.
  const needsCloud = needs.has('stores') || needs.has('platform');
  if (needsCloud || wanted.includes('infra')) await step('Preparing Python', () => ensurePython(session));
  if (!needsCloud) return {};
  const port = await freePort();
  removeLeftClouds();
  const name = `${testCloud}${port}`;
  // Registered before the cloud, so done after it: a cloud writes its state when it is stopped.
  session.atEnd(() => rmSync(join(paths.clouds, name), { recursive: true, force: true }));
  const cloud = await step('Starting a cloud of its own', () =>
    startCloud(session, { name, port, fresh: true }),
  );
  const stores = {
    MOTCUA_CLOUD_ENDPOINT: cloud.endpoint,
    ...(needs.has('stores') && {
      MOTCUA_DYNOXIDE_ENDPOINT: await step('Starting a second DynamoDB', () => startDynoxide(session)),
    }),
  };
  if (!needs.has('platform')) return stores;
  const platform = await bringUpPlatform(session, { cloud, port: await freePort(), province });
  await takeOutQuietHours(cloud.endpoint, province);
  const file = join(cloud.folder, 'world.json');
  mkdirSync(cloud.folder, { recursive: true });
  writeFileSync(
    file,
    JSON.stringify({
      ...platform,
      outputs: Object.fromEntries(platform.outputs),
      cloudEndpoint: cloud.endpoint,
      province,
    }),
    {
      mode: 0o600,
    },
  );
  return { ...stores, MOTCUA_WORLD: file };
}

/** What a test run that was killed could not remove. */
function removeLeftClouds(): void {
  if (!existsSync(paths.clouds)) return;
  for (const entry of readdirSync(paths.clouds).filter((name) => name.startsWith(testCloud))) {
    const lock = join(paths.clouds, `${entry.replace(/\.lock.*$/, '')}.lock`);
    if (lockHolder(lock) === undefined) rmSync(join(paths.clouds, entry), { recursive: true, force: true });
  }
}

/** Jest would begin with what failed or dawdled last time: so all runs have the order of a fresh clone, by size. */
function forgetTimings(): void {
  const folder = join(paths.work, 'jest');
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder).filter((name) => name.startsWith('perf-cache')))
    rmSync(join(folder, entry));
}

async function startDynoxide(session: Session): Promise<string> {
  const port = await freePort();
  const binary = join(paths.modules, '@dynoxide', 'linux-x64', 'dynoxide');
  const tied = [
    join(import.meta.dirname, 'tied.py'),
    String(process.pid),
    binary,
    'serve',
    '--port',
    String(port),
  ];
  const { ended } = start(session, venvPython, tied, { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  let over = false;
  ended.then(
    () => (over = true),
    () => (over = true),
  );
  for (let tries = 0; tries < 100 && !over; tries += 1) {
    const answers = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answers) return endpoint;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Failure('The second DynamoDB (@dynoxide/linux-x64) does not start: run npm ci again.');
}

async function runJest(
  session: Session,
  name: string,
  args: readonly string[],
  environment: Record<string, string>,
) {
  const report = join(paths.work, `jest-${name}-${process.pid}.json`);
  const jest = join(paths.modules, 'jest', 'bin', 'jest.js');
  const { ended } = start(
    session,
    paths.node,
    ['--import', tie, jest, '--json', `--outputFile=${report}`, ...args],
    {
      cwd: paths.root,
      env: { ...withoutAws(process.env), PATH: pathWithNode24(), ...environment },
      // The report goes to the file; standard output would hold it a second time.
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await ended;
  try {
    return Counts.parse(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numFailedTestSuites: 1, success: false };
  } finally {
    rmSync(report, { force: true });
  }
}
