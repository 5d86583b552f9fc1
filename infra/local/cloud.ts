import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathWithNode24, region, withoutAws } from './aws.ts';
import { Failure } from './failure.ts';
import { lockHolder, tryLock } from './lock.mjs';
import { paths } from './paths.ts';
import { requireFreePort } from './ports.ts';
import { type Running, start } from './processes.ts';
import { venvPython } from './python.ts';
import type { Session } from './session.ts';

export interface Cloud {
  readonly endpoint: string;
  readonly port: number;
  /** Holds the state, the outputs and the log of this cloud. */
  readonly folder: string;
  /** Tells this state from one that was begun anew. */
  readonly identity: string;
  /** Fails when the cloud ends while it is needed. */
  readonly ended: Promise<never>;
}

interface CloudOptions {
  /** Clouds of different names share nothing. */
  readonly name: string;
  readonly port: number;
  readonly fresh: boolean;
  /** How long waits of machines take, where 1 is their true length. */
  readonly waitScale?: number;
}

/** State is written at the end only; 13 MB take 3 s, a busy disk longer. */
const saveStateMs = 30_000;
const readyMs = 60_000;

/** Starts the local cloud and waits until it answers. Its end, with its state saved, belongs to the session. */
export async function startCloud(
  session: Session,
  { name, port, fresh, waitScale = 1 }: CloudOptions,
): Promise<Cloud> {
  const folder = join(paths.clouds, name);
  takeFolder(session, name);
  await requireFreePort(port, '--cloud-port');
  const identity = prepareFolder(folder, fresh);
  const log = openSync(join(folder, 'cloud.log'), 'w');
  const running = start(
    session,
    venvPython,
    [
      join(import.meta.dirname, 'tied.py'),
      String(process.pid),
      venvPython,
      join(import.meta.dirname, 'emulator.py'),
    ],
    {
      cwd: folder,
      env: cloudEnvironment(folder, port, waitScale),
      stdio: ['ignore', log, log],
      graceMs: saveStateMs,
    },
  );
  closeSync(log);
  const ended = running.ended.then(() =>
    Promise.reject(new Failure('The local cloud ended by itself: its words are in .local/cloud.')),
  );
  ended.catch(() => undefined);
  const cloud: Cloud = { endpoint: `http://127.0.0.1:${port}`, port, folder, identity, ended };
  await waitUntilReady(cloud, running);
  return cloud;
}

/** Refuses with a sentence while the cloud of this name runs in another process. */
export function requireNotRunning(name: string): void {
  const holder = lockHolder(lockOf(name));
  if (holder !== undefined) throw runningAlready(holder);
}

/** One process per state: two would overwrite each other's at their end. */
function takeFolder(session: Session, name: string): void {
  const release = tryLock(lockOf(name));
  if (release === undefined) throw runningAlready(lockHolder(lockOf(name)));
  session.atEnd(release);
}

const lockOf = (name: string): string => join(paths.clouds, `${name}.lock`);

function runningAlready(holder: number | undefined): Failure {
  const process = holder === undefined ? '' : ` (process ${holder})`;
  return new Failure(`It is running already${process}: stop that one first.`);
}

function prepareFolder(folder: string, fresh: boolean): string {
  if (fresh) rmSync(folder, { recursive: true, force: true });
  // Unpacked handlers of an earlier run that was killed.
  rmSync(join(folder, 'tmp'), { recursive: true, force: true });
  clearHalfSaved(folder);
  for (const part of ['state', 's3', 'tmp']) mkdirSync(join(folder, part), { recursive: true });
  // The emulator writes CommonJS beside each unpacked handler; without this it would inherit our `"type": "module"`.
  writeFileSync(join(folder, 'tmp', 'package.json'), '{ "type": "commonjs" }');
  forgetStreamPositions(join(folder, 'state', 'lambda.json'));
  const file = join(folder, 'identity');
  if (!existsSync(file)) writeFileSync(file, randomUUID());
  return readFileSync(file, 'utf8');
}

/** What every cloud has once it was deployed to; each is written as one file, at the end. */
const savedServices = [
  'cloudformation',
  'cognito',
  'dynamodb',
  'iam',
  'kms',
  'lambda',
  's3',
  'sqs',
  'stepfunctions',
];

/**
 * The emulator writes objects at once (a key of its own too) and all else at its end. Killed before its first end, or in
 * the midst of it, it leaves objects without the stacks they belong to, which no deploy can make again: nothing can be
 * saved then, and the next start is a first one.
 */
export function clearHalfSaved(folder: string): void {
  const objects = join(folder, 's3');
  const isSaved = savedServices.every((service) => existsSync(join(folder, 'state', `${service}.json`)));
  if (isSaved || !existsSync(objects) || readdirSync(objects).length === 0) return;
  process.stdout.write(
    '  Lần trước đám mây bị tắt ngang trước khi kịp lưu: bắt đầu lại từ đầu, dữ liệu của lần ấy không còn.\n' +
      '  The cloud was killed before it could save anything: this start begins anew, without the data of that run.\n',
  );
  for (const part of ['s3', 'state', 'identity'])
    rmSync(join(folder, part), { recursive: true, force: true });
}

/**
 * The emulator keeps how far each follower has read a stream, and not the stream: after a start it would let as many
 * new events pass unread as it had read before. Without a position a follower begins at the first.
 */
function forgetStreamPositions(file: string): void {
  if (!existsSync(file)) return;
  const state = JSON.parse(readFileSync(file, 'utf8')) as { payload?: Record<string, unknown> };
  delete state.payload?.['dynamodb_stream_positions'];
  writeFileSync(file, JSON.stringify(state));
}

function cloudEnvironment(folder: string, port: number, waitScale: number): NodeJS.ProcessEnv {
  return {
    // Handlers inherit this environment: nothing of the developer's own may reach them.
    ...Object.fromEntries(
      Object.entries(withoutAws(process.env)).filter(([name]) => /^(HOME|LANG|LC_.*|USER)$/.test(name)),
    ),
    PATH: pathWithNode24(),
    TZ: 'UTC',
    TMPDIR: join(folder, 'tmp'),
    PYTHONNOUSERSITE: '1',
    PYTHONUNBUFFERED: '1',
    GATEWAY_PORT: String(port),
    BIND_HOST: '127.0.0.1',
    MINISTACK_REGION: region,
    // Two services would open ports of their own on every interface.
    IOT_MTLS_ENABLED: 'false',
    SFTP_ENABLED: 'false',
    AUTH: 'true',
    PERSIST_STATE: '1',
    STATE_DIR: join(folder, 'state'),
    S3_PERSIST: '1',
    S3_DATA_DIR: join(folder, 's3'),
    SFN_WAIT_SCALE: String(waitScale),
  };
}

async function waitUntilReady(cloud: Cloud, running: Running): Promise<void> {
  let over = false;
  void running.ended.finally(() => (over = true)).catch(() => undefined);
  const deadline = performance.now() + readyMs;
  while (performance.now() < deadline) {
    if (over) break;
    if (await isReady(cloud.endpoint)) return;
    await delay(100);
  }
  const log = join(cloud.folder, 'cloud.log');
  if (readFileSync(log, 'utf8').includes('No space left')) {
    throw new Failure('The disk is full: free some space, then try again.');
  }
  const what = over ? 'ended while starting' : `did not answer within ${readyMs / 1000} s`;
  throw new Failure(`The local cloud ${what}: its words are in ${log.slice(paths.root.length + 1)}.`);
}

async function isReady(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(`${endpoint}/_ministack/ready`, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
