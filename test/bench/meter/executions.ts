import { ask } from './emulator.ts';

/** A run of a route's machine or of a clock, of one dossier. */
export type Execution = {
  readonly dossierId: string;
  readonly machine: 'route' | 'clock';
  readonly ended: boolean;
  readonly arn: string;
};
export type ExecutionCost = Execution & {
  /** As AWS bills them: each state entered, each retry, and one for the start. */
  readonly transitions: number;
  /** Messages that the machine itself put on the steps queue. */
  readonly sends: number;
};

type Listed = { readonly executionArn: string; readonly name: string; readonly status: string };
type HistoryEvent = { readonly type: string };

const idLength = 36;

/** All executions of the machines of this platform that belong to these dossiers. */
export async function executionsOf(
  endpoint: string,
  prefix: string,
  dossiers: ReadonlySet<string>,
): Promise<Execution[]> {
  const machines = await pages(endpoint, 'ListStateMachines', {}, 'stateMachines');
  const found: Execution[] = [];
  for (const { stateMachineArn, name } of machines as { stateMachineArn: string; name: string }[]) {
    if (!name.startsWith(prefix)) continue;
    const machine = name.endsWith('-clock') ? 'clock' : 'route';
    const executions = (await pages(
      endpoint,
      'ListExecutions',
      { stateMachineArn },
      'executions',
    )) as Listed[];
    for (const { executionArn: arn, name: execution, status } of executions) {
      const dossierId = execution.slice(0, idLength);
      if (dossiers.has(dossierId)) found.push({ dossierId, machine, arn, ended: status !== 'RUNNING' });
    }
  }
  return found;
}

/** What an execution cost, from its own history. */
export async function costOf(endpoint: string, execution: Execution): Promise<ExecutionCost> {
  const asked = { executionArn: execution.arn, maxResults: 1000, includeExecutionData: false };
  const events = (await pages(endpoint, 'GetExecutionHistory', asked, 'events')) as HistoryEvent[];
  return {
    ...execution,
    ...transitionsOf(
      events.map(({ type }) => type),
      execution.machine,
    ),
  };
}

/** A task that is asked again for lack of an answer is one more transition, and one more message. */
export function transitionsOf(
  types: readonly string[],
  machine: Execution['machine'],
): { transitions: number; sends: number } {
  const count = (is: (type: string) => boolean): number => types.filter(is).length;
  const entered = count((type) => type.endsWith('StateEntered'));
  const tasks = count((type) => type === 'TaskStateEntered');
  const asked = count((type) => type === 'TaskScheduled' || type === 'LambdaFunctionScheduled');
  return {
    transitions: 1 + entered + Math.max(0, asked - tasks),
    sends: machine === 'route' ? Math.max(asked, tasks) : 0,
  };
}

async function pages(endpoint: string, action: string, body: object, member: string): Promise<unknown[]> {
  const all: unknown[] = [];
  let nextToken: unknown;
  do {
    const reply = await ask(endpoint, 'states', `AWSStepFunctions.${action}`, {
      ...body,
      ...(nextToken !== undefined && { nextToken }),
    });
    all.push(...(reply[member] as unknown[]));
    nextToken = reply['nextToken'];
  } while (nextToken !== undefined && nextToken !== null);
  return all;
}
