/** What a test throws into a handler in the middle of its work. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

// Made once: to note where each was thrown would take longer than all the rest.
const failedBefore = new Fault('a call failed');
const failedAfter = new Fault('an answer was lost');

/** A call of a port goes through, or fails: before it had its effect, or after, when its answer is lost. */
export type Fate = 'goes' | 'fails before' | 'fails after';

/** Work that was begun and stands before its next call of a port. */
export type Working<J> = {
  readonly job: J;
  result?: { readonly value: unknown } | { readonly fault: unknown };
  go: (fate: Fate) => void;
};

/**
 * Handlers that work at the same time and take turns: each stands still before every call of a port until it is told
 * to go on. One goes at a time, so the order is the test's.
 */
export function makeTurns<J extends { run(): Promise<unknown> }>() {
  let going: Working<J> | undefined;
  let halted: () => void = () => {};
  let calm = false;
  const untilHalt = () =>
    new Promise<void>((resolve) => {
      halted = resolve;
    });

  function gate(): Promise<Fate> | 'goes' {
    const working = going;
    if (calm || !working) return 'goes';
    const turn = new Promise<Fate>((resolve) => {
      working.go = resolve;
    });
    halted();
    return turn;
  }

  async function resume(working: Working<J>, fate: Fate = 'goes'): Promise<void> {
    going = working;
    const halt = untilHalt();
    working.go(fate);
    await halt;
    going = undefined;
  }

  return {
    /** From now on every call goes through at once. */
    calmDown(): void {
      calm = true;
    },
    async begin(job: J): Promise<Working<J>> {
      const working: Working<J> = { job, go: () => {} };
      going = working;
      const halt = untilHalt();
      void job.run().then(
        (value) => {
          working.result = { value };
          halted();
        },
        (fault: unknown) => {
          working.result = { fault };
          halted();
        },
      );
      await halt;
      going = undefined;
      return working;
    },
    resume,
    /** The same port, each call of which waits for its turn. */
    guard<Port extends object>(port: Port): Port {
      const guarded = Object.entries(port).map(([name, call]) => {
        return [
          name,
          async (...args: unknown[]) => {
            const fate = await gate();
            if (fate === 'fails before') throw failedBefore;
            const answer: unknown = await call(...args);
            if (fate === 'fails after') throw failedAfter;
            return answer;
          },
        ];
      });
      return Object.fromEntries(guarded) as Port; // the same calls under the same names
    },
  };
}
