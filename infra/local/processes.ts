import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Failure } from './failure.ts';
import { paths } from './paths.ts';
import type { Session } from './session.ts';

export interface Running {
  readonly child: ChildProcess;
  /** Resolves when the process has ended. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  stop(): Promise<void>;
}

/** Node's `--import`: ends the process when we are gone. */
export const tie = pathToFileURL(paths.fromRoot('infra', 'local', 'tied.mjs')).href;

interface StartOptions extends Pick<SpawnOptions, 'cwd' | 'env' | 'stdio'> {
  /** How long it may take to end by itself once asked. */
  graceMs?: number;
}

/**
 * Starts a program in a process group of its own (so that a Ctrl-C in the terminal reaches only us, and we end things
 * in order) and registers its end.
 */
export function start(
  session: Session,
  command: string,
  args: string[],
  options: StartOptions = {},
): Running {
  if (session.stopped.aborted) throw new Failure('Stopped.');
  const { graceMs = 2000, ...spawnOptions } = options;
  const child = spawn(command, args, { ...spawnOptions, detached: true });
  const ended = once(child, 'close').then(
    ([code, signal]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null }),
    (error: unknown) => Promise.reject(error instanceof Error ? error : new Error(String(error))),
  );
  // Whoever waits sees the failure; when nobody waits, it must not end this process.
  ended.catch(() => undefined);
  const stop = () => stopGroup(child, ended, graceMs);
  session.atEnd(stop);
  return { child, ended, stop };
}

/** Runs a Node program of this project to its end and gives back what it wrote. */
export async function runNode(
  session: Session,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  return run(session, paths.node, ['--import', tie, ...args], env);
}

export async function run(
  session: Session,
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  const { child, ended } = start(session, command, args, {
    cwd: paths.root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (output += data.toString()));
  const { code } = await ended;
  return { code: code ?? 1, output };
}

async function stopGroup(child: ChildProcess, ended: Running['ended'], graceMs: number): Promise<void> {
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await Promise.race([ended.catch(() => undefined), delay(graceMs, undefined, { ref: false })]);
  }
  // Children of its own (Lambda handlers, jest's workers) are in its group and may still be there.
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is empty: all have ended.
  }
}
