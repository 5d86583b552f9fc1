import type { ClockMachines, ExecutionState } from '../../application/ports/machines.ts';
import type { DossierId, Instant } from '../../domain/ids.ts';
import { msOf } from '../../domain/ids.ts';

export type Clock = { readonly name: string; readonly dossierId: DossierId; readonly instant: Instant };
export type ClockMachinesTwin = ClockMachines & {
  /** Names of the clocks that have not ended. */
  running(): readonly string[];
  /** The clocks whose instant has come and that were not given before: they ask now. */
  wake(): readonly Clock[];
  /** What a clock asked was answered. */
  asked(name: string): void;
  /** A fault of the cloud ends a clock. */
  fail(name: string): void;
};

/** The twin of the machines that sleep. */
export function memoryClockMachines({
  now,
  endedBadly,
}: {
  readonly now: () => number;
  readonly endedBadly: (dossierId: DossierId) => void;
}): ClockMachinesTwin {
  const clocks = new Map<string, Clock & { state: ExecutionState; awake: boolean }>();
  const nameOf = (dossierId: DossierId, instant: Instant, attempt: number) =>
    `${dossierId}-${instant}-${attempt}`;

  function end(name: string, state: 'succeeded' | 'failed'): void {
    const clock = clocks.get(name);
    if (clock?.state !== 'running') return;
    clock.state = state;
    if (state === 'failed') endedBadly(clock.dossierId);
  }

  return {
    async start(dossierId, instant, attempt) {
      const name = nameOf(dossierId, instant, attempt);
      if (clocks.has(name)) return 'exists';
      clocks.set(name, { name, dossierId, instant, state: 'running', awake: false });
      return 'started';
    },
    state: async (dossierId, instant, attempt) =>
      clocks.get(nameOf(dossierId, instant, attempt))?.state ?? 'absent',
    running: () => [...clocks.values()].filter(({ state }) => state === 'running').map(({ name }) => name),
    wake() {
      const due = [...clocks.values()].filter(
        ({ state, awake, instant }) => state === 'running' && !awake && msOf(instant) <= now(),
      );
      for (const clock of due) clock.awake = true;
      return due.map(({ name, dossierId, instant }) => ({ name, dossierId, instant }));
    },
    asked: (name) => end(name, 'succeeded'),
    fail: (name) => end(name, 'failed'),
  };
}
