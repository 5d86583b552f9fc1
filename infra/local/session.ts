import { setTimeout as delay } from 'node:timers/promises';
import { sentenceOf } from './failure.ts';

type Cleanup = () => Promise<void> | void;

/**
 * One run of a command. Whatever it starts is registered here at once, so that every way out (done, failed, Ctrl-C,
 * the terminal closed, the parent killed) ends the same things in the reverse order.
 */
export class Session {
  readonly #cleanups: Cleanup[] = [];
  readonly #stop = new AbortController();

  get stopped(): AbortSignal {
    return this.#stop.signal;
  }

  stop(reason: StopReason): void {
    this.#stop.abort(reason);
  }

  /** Registers the end of something that has just been started. */
  atEnd(cleanup: Cleanup): void {
    this.#cleanups.push(cleanup);
  }

  async end(): Promise<void> {
    for (let cleanup = this.#cleanups.pop(); cleanup !== undefined; cleanup = this.#cleanups.pop()) {
      try {
        await cleanup();
      } catch (error) {
        process.stderr.write(`${sentenceOf(error)}\n`);
      }
    }
  }
}

export type StopReason = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'parent gone';

const exitCodes: Record<StopReason, number> = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, 'parent gone': 129 };

/**
 * Runs a command to its exit code. `stopIsSuccess`: a command that runs until it is stopped has done its work when
 * Ctrl-C comes.
 */
export async function runSession(
  work: (session: Session) => Promise<number>,
  { stopIsSuccess = false }: { stopIsSuccess?: boolean } = {},
): Promise<never> {
  const session = new Session();
  watchForTheEnd(session);
  const stopping = new Promise<number>((resolve) => {
    session.stopped.addEventListener('abort', () => {
      resolve(stopIsSuccess ? 0 : exitCodes[session.stopped.reason as StopReason]);
    });
  });
  const working = work(session).catch((error: unknown) => {
    // After a stop, failures are only the echo of what was ended.
    if (!session.stopped.aborted) process.stderr.write(`\n${sentenceOf(error)}\n`);
    return 1;
  });
  const code = await Promise.race([stopping, working]);
  await session.end();
  process.exit(code);
}

function watchForTheEnd(session: Session): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => session.stop(signal));
  }
  // A closed terminal or pipe must not end us before what we started has ended.
  process.stdout.on('error', () => session.stop('parent gone'));
  process.stderr.on('error', () => session.stop('parent gone'));
  const parent = process.ppid;
  void (async () => {
    while (process.ppid === parent) await delay(500, undefined, { ref: false });
    session.stop('parent gone');
  })();
}
