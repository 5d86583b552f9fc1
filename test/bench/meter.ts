import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Cloud, startCloud } from '../../infra/local/cloud.ts';
import { paths } from '../../infra/local/paths.ts';
import { bringUpPlatform } from '../../infra/local/platform.ts';
import { freePort } from '../../infra/local/ports.ts';
import { step } from '../../infra/local/progress.ts';
import { ensurePython } from '../../infra/local/python.ts';
import { runSession, type Session } from '../../infra/local/session.ts';
import { namesOf } from '../../infra/names.ts';
import { takeOutQuietHours } from '../../infra/local/seed-province.ts';
import type { World } from '../journeys/world.ts';
import { meterHelp, readMeterArguments } from './meter/arguments.ts';
import { type Driven, driveDossier, type RouteName, signInOfficers } from './meter/drive.ts';
import { ask, scaleWaits } from './meter/emulator.ts';
import { costOf, type ExecutionCost, executionsOf } from './meter/executions.ts';
import { type Figures, figuresOf, type Seen } from './meter/figures.ts';
import { callsSince } from './meter/function-logs.ts';
import { priceListSchema } from './meter/prices.ts';
import { apartReport, jsonReport, routeReport } from './meter/report.ts';
import { meter, type Metered } from './meter/request.ts';
import { type Tapped, tapFunctions } from './meter/tap.ts';

const province = 'ninh-binh';
const { prefix } = namesOf(province, 'local');
const priceFile = join(import.meta.dirname, 'prices', 'ap-southeast-1-2026-11-24.json');
const atATime = 4;
/** The sweep looks every five minutes whether or not there are dossiers: a cost of the month, not of a dossier. */
const sweep = 'clocks-repair';
/** The first clock of a dossier must not wake before its step is answered, however slow the machine is. */
const leastClockMs = 20_000;
const quietMs = 3000;
const mostSettlingMs = 15 * 60_000;

/** What all routes are measured on. */
type Bench = {
  readonly at: World;
  readonly functions: readonly Tapped[];
  readonly tokens: ReadonlyMap<string, string>;
  readonly requests: Metered[];
  /** When the last request went by, and the instants that clocks were started for; milliseconds. */
  readonly tap: { lastAt: number; clocks: number[] };
};
type Measured = { readonly seen: Seen; readonly figures: Figures; readonly reminders: number };

/** `npm run meter`: what a dossier of each route takes of the cloud, and what that costs. See README.md beside. */
await runSession(async (session) => {
  const { dossiers, routes, help } = readMeterArguments(process.argv.slice(2));
  if (help) {
    process.stdout.write(`${meterHelp}\n`);
    return 0;
  }
  const prices = priceListSchema.parse(JSON.parse(readFileSync(priceFile, 'utf8')));
  process.stdout.write('Một Cửa, the meter\n');
  const bench = await prepare(session);
  const measured: Measured[] = [];
  for (const route of routes) {
    measured.push(await step(`${dossiers} dossiers, ${route}`, () => measure(bench, route, dossiers)));
  }
  for (const { seen, figures, reminders } of measured) {
    process.stdout.write(`${routeReport(seen, figures, prices, reminders).join('\n')}\n`);
  }
  process.stdout.write(`${apartReport(prices).join('\n')}\n`);
  process.stdout.write(`${jsonReport(measured, prices)}\n`);
  return 0;
});

async function prepare(session: Session): Promise<Bench> {
  await step('Preparing Python', () => ensurePython(session));
  const cloudPort = await freePort();
  // Begins as the clouds of test runs do, which remove what was left by one that was killed.
  const name = `test-meter-${cloudPort}`;
  session.atEnd(() => rmSync(join(paths.clouds, name), { recursive: true, force: true }));
  const cloud: Cloud = await step('Starting a cloud of its own', () =>
    startCloud(session, { name, port: cloudPort, fresh: true }),
  );
  const platform = await bringUpPlatform(session, { cloud, port: await freePort(), province });
  const requests: Metered[] = [];
  const tap: Bench['tap'] = { lastAt: 0, clocks: [] };
  const functions = await tapFunctions(
    session,
    { endpoint: cloud.endpoint, cloudPort, prefix },
    (exchange) => {
      if (exchange.caller === sweep) return;
      requests.push(meter(exchange));
      tap.lastAt = Date.now();
      if (exchange.target === 'AWSStepFunctions.StartExecution') noteClock(tap.clocks, exchange.requestBody);
    },
  );
  const at: World = {
    siteUrl: platform.siteUrl,
    cloudEndpoint: cloud.endpoint,
    province,
    outputs: Object.fromEntries(platform.outputs),
    accounts: [...platform.accounts],
  };
  await takeOutQuietHours(cloud.endpoint, province);
  const tokens = await step('Signing the officers in', () => signInOfficers(at));
  return { at, functions, tokens, requests, tap };
}

function noteClock(clocks: number[], body: string): void {
  const { input } = JSON.parse(body) as { readonly input: string };
  const { instant } = JSON.parse(input) as { readonly instant?: string };
  if (instant !== undefined) clocks.push(Date.parse(instant));
}

/** Drives the dossiers of one route, waits until nothing more comes of them, and reads what they took. */
async function measure(bench: Bench, route: RouteName, count: number): Promise<Measured> {
  const { at, functions, requests, tap } = bench;
  const endpoint = at.cloudEndpoint;
  await scaleWaits(endpoint, 1);
  tap.clocks.length = 0;
  const slowest = await warmUp(bench, route);
  await settle(bench, new Set());
  await scaleWaits(endpoint, scaleFor(tap.clocks, slowest));

  requests.length = 0;
  const since = Date.now();
  const driven = await drive(bench, route, count);
  const ids = new Set(driven.map(({ id }) => id));
  const executions = await settle(bench, ids);
  const seen: Seen = {
    route,
    driven,
    requests: [...requests],
    executions,
    functions: (await callsSince(endpoint, functions, since)).filter(({ folder }) => folder !== sweep),
  };
  const reminders = seen.requests.filter(
    ({ caller, operation, refused }) =>
      caller === 'clocks-wake' && operation === 'TransactWriteItems' && !refused,
  ).length;
  return { seen, figures: figuresOf(seen), reminders };
}

/** Starts the processes and fills their caches, so that no cold start is billed to a dossier. Answers the slowest, ms. */
async function warmUp(bench: Bench, route: RouteName): Promise<number> {
  let slowest = 0;
  for (let round = 0; round < 2; round += 1) {
    const began = performance.now();
    await drive(bench, route, atATime);
    slowest = performance.now() - began;
  }
  return slowest;
}

/** Slow enough that the first instant comes after its step is answered, fast enough that it comes soon. */
function scaleFor(clocks: readonly number[], slowestMs: number): number {
  const first = Math.min(...clocks) - Date.now();
  const wanted = Math.max(leastClockMs, 8 * slowestMs);
  return Number.isFinite(first) && first > wanted ? wanted / first : 1;
}

async function drive({ at, tokens }: Bench, route: RouteName, count: number): Promise<Driven[]> {
  const driven: Driven[] = [];
  let left = count;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      driven.push(await driveDossier(at, tokens, route));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, count) }, lane));
  return driven;
}

/** Waits until the machines and clocks of the dossiers have ended, the queues are empty and the functions are still. */
async function settle({ at, tap }: Bench, ids: ReadonlySet<string>): Promise<ExecutionCost[]> {
  const deadline = Date.now() + mostSettlingMs;
  for (;;) {
    await delay(1000);
    const isQuiet = Date.now() - tap.lastAt > quietMs && (await queuesAreEmpty(at));
    const executions = isQuiet ? await executionsOf(at.cloudEndpoint, prefix, ids) : [];
    if (isQuiet && executions.every(({ ended }) => ended)) {
      return Promise.all(executions.map((execution) => costOf(at.cloudEndpoint, execution)));
    }
    if (Date.now() > deadline)
      throw new Error('The machines and clocks of these dossiers do not come to their end');
  }
}

async function queuesAreEmpty({ cloudEndpoint }: World): Promise<boolean> {
  const { QueueUrls } = await ask(cloudEndpoint, 'sqs', 'AmazonSQS.ListQueues', { QueueNamePrefix: prefix });
  for (const QueueUrl of (QueueUrls ?? []) as string[]) {
    const { Attributes } = await ask(cloudEndpoint, 'sqs', 'AmazonSQS.GetQueueAttributes', {
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    });
    if (Object.values(Attributes as { [name: string]: string }).some((value) => value !== '0')) return false;
  }
  return true;
}
