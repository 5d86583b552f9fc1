import type { ExecutionState, RouteMachines, StepAsk } from '../../application/ports/machines.ts';
import type { DossierId } from '../../domain/ids.ts';
import { askedAgainAfterSeconds, mostAskedAgain } from '../../domain/route/compile.ts';
import { readRoute } from '../../domain/route/interpret.ts';
import type { Ending, Route } from '../../domain/route/route.ts';
import { routeOf } from '../../routes/released.ts';

export type RouteMachinesTwin = RouteMachines & {
  /** Names of the executions that run. */
  running(): readonly string[];
  /** How those ended that ended well. */
  endings(): readonly Ending[];
  /** A fault of the cloud ends an execution. */
  fail(name: string): void;
  /** The tasks that wait are asked again with new tokens, as after a timeout or a fault of the queue. */
  askAgain(name: string): void;
  /** Takes no further answer to what it has asked: it says `over`, or says `accepted` and stays where it is. */
  deafen(name: string, says: 'accepted' | 'over'): void;
  /** Asks again what has waited thirty days. */
  passTime(): void;
};
type Surroundings = {
  readonly now: () => number;
  /** The steps queue. */
  readonly ask: (ask: StepAsk) => void;
  /** The cloud's own event: an execution failed, timed out or was aborted. */
  readonly endedBadly: (dossierId: DossierId) => void;
};

type Task = {
  readonly step: string;
  readonly visit: number;
  token: string;
  askedAt: number;
  timesAsked: number;
  outcome?: string;
  deaf?: 'accepted' | 'over';
};
type Execution = {
  readonly name: string;
  readonly route: Route;
  readonly dossierId: DossierId;
  readonly run: number;
  readonly tasks: Map<string, Task>;
  state: Exclude<ExecutionState, 'absent'>;
  ending?: Ending;
};

/** The twin of the machines that lead along routes: it goes by the second reading of the route. */
export function memoryRouteMachines({ now, ask, endedBadly }: Surroundings): RouteMachinesTwin {
  const executions = new Map<string, Execution>();
  const waiting = new Map<string, readonly [Execution, Task]>();
  let tokens = 0;
  const nameOf = (dossierId: DossierId, run: number) => `${dossierId}-${run}`;

  function putOnQueue(execution: Execution, task: Task): void {
    const { dossierId, run } = execution;
    waiting.delete(task.token);
    task.token = `token-${(tokens += 1)}`;
    task.askedAt = now();
    task.timesAsked += 1;
    delete task.deaf;
    waiting.set(task.token, [execution, task]);
    ask({ dossierId, run, step: task.step, visit: task.visit, taskToken: task.token });
  }

  function goOn(execution: Execution): void {
    const { tasks } = execution;
    let reading: ReturnType<typeof readRoute>;
    try {
      reading = readRoute(execution.route, (step, visit) => tasks.get(`${step} ${visit}`)?.outcome);
    } catch {
      end(execution, 'failed');
      return;
    }
    for (const { step, visit } of reading.asks) {
      if (tasks.has(`${step} ${visit}`)) continue;
      const task: Task = { step, visit, token: '', askedAt: 0, timesAsked: 0 };
      tasks.set(`${step} ${visit}`, task);
      putOnQueue(execution, task);
    }
    if (!reading.ending) return;
    execution.ending = reading.ending;
    end(execution, 'succeeded');
  }

  function end(execution: Execution, state: 'succeeded' | 'failed'): void {
    if (execution.state !== 'running') return;
    execution.state = state;
    for (const { token } of execution.tasks.values()) waiting.delete(token);
    if (state === 'failed') endedBadly(execution.dossierId);
  }

  const runningNow = () => [...executions.values()].filter(({ state }) => state === 'running');
  const unanswered = (execution: Execution): readonly Task[] =>
    [...execution.tasks.values()].filter(({ outcome }) => outcome === undefined);
  function named(name: string): Execution {
    const execution = executions.get(name);
    if (!execution) throw new RangeError(`No execution ${name}`);
    return execution;
  }

  return {
    async start(pinned, dossierId, run) {
      const name = nameOf(dossierId, run);
      if (executions.has(name)) return 'exists';
      const route = routeOf(pinned);
      if (!route) throw new RangeError(`No machine for the route ${pinned.name} v${pinned.version}`);
      const execution: Execution = { name, route, dossierId, run, tasks: new Map(), state: 'running' };
      executions.set(name, execution);
      goOn(execution);
      return 'started';
    },
    state: async (_, dossierId, run) => executions.get(nameOf(dossierId, run))?.state ?? 'absent',
    async stop(_, dossierId, run) {
      const execution = executions.get(nameOf(dossierId, run));
      if (execution) end(execution, 'failed');
    },
    async answer(token, outcome) {
      const [execution, task] = waiting.get(token) ?? [];
      if (!execution || !task) return 'over';
      if (task.deaf) return task.deaf;
      waiting.delete(token);
      task.outcome = outcome;
      goOn(execution);
      return 'accepted';
    },
    running: () => runningNow().map(({ name }) => name),
    endings: () => [...executions.values()].flatMap(({ ending }) => ending ?? []),
    fail: (name) => end(named(name), 'failed'),
    askAgain(name) {
      for (const task of unanswered(named(name))) putOnQueue(named(name), task);
    },
    deafen(name, says) {
      for (const task of unanswered(named(name))) task.deaf = says;
    },
    passTime() {
      const since = now() - askedAgainAfterSeconds * 1000;
      for (const execution of runningNow()) {
        const timedOut = unanswered(execution).filter(({ askedAt }) => askedAt <= since);
        if (timedOut.some(({ timesAsked }) => timesAsked > mostAskedAgain)) end(execution, 'failed');
        else for (const task of timedOut) putOnQueue(execution, task);
      }
    },
  };
}
