import type { Pins } from '../../domain/dossier/dossier.ts';
import type { DossierId, Instant } from '../../domain/ids.ts';

/** `unknown-machine`: the pinned version is not deployed here. */
export type ExecutionState = 'running' | 'succeeded' | 'failed' | 'absent';

/** The machines that lead dossiers along their routes. Executions are named by us, so that a double start is seen. */
export interface RouteMachines {
  /** Starting what runs under this name already is no fault. */
  start(route: Pins['route'], dossierId: DossierId, run: number): Promise<'started' | 'exists'>;
  state(route: Pins['route'], dossierId: DossierId, run: number): Promise<ExecutionState>;
  /** Ends an execution that is behind; one that has ended is left as it is. */
  stop(route: Pins['route'], dossierId: DossierId, run: number): Promise<void>;
  /** `over`: nobody waits with this token any more. That an answer was accepted proves nothing: the history does. */
  answer(token: string, outcome: string): Promise<'accepted' | 'over'>;
}

/** Machines that sleep until an instant, wake, and ask once. `attempt` tells a clock from those before it. */
export interface ClockMachines {
  start(dossierId: DossierId, instant: Instant, attempt: number): Promise<'started' | 'exists'>;
  state(dossierId: DossierId, instant: Instant, attempt: number): Promise<ExecutionState>;
}

/** A step that a machine asks for. The token is not history: the latest alone is kept, and it may be lost. */
export type StepAsk = {
  readonly dossierId: DossierId;
  readonly run: number;
  readonly step: string;
  readonly visit: number;
  readonly taskToken: string;
};
/** How often a dossier's machine was started, when last, and which version of the history it then began from. */
export type Run = {
  readonly run: number;
  readonly startedAt: Instant;
  readonly version: number;
  /** How many runs before this one began from the same version, and so changed nothing. */
  readonly idle: number;
};

export interface MachineNotes {
  keepToken(ask: StepAsk): Promise<void>;
  token(dossierId: DossierId, step: string, visit: number): Promise<string | undefined>;
  run(dossierId: DossierId): Promise<Run | undefined>;
  /** Conditional on the run before (0 = none): of two that repair at once, one goes on. */
  beginRun(dossierId: DossierId, run: Run): Promise<'begun' | 'other'>;
  /** When the dossier was last left to a person, who finds it on the list of parked messages. */
  parkedAt(dossierId: DossierId): Promise<Instant | undefined>;
  noteParked(dossierId: DossierId, at: Instant): Promise<void>;
}
