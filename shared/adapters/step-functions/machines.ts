import {
  DescribeExecutionCommand,
  type ExecutionStatus,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { ClockMachines, ExecutionState, RouteMachines } from '../../application/ports/machines.ts';
import type { Pins } from '../../domain/dossier/dossier.ts';
import { routeMachineName } from './names.ts';

export type MachinesOptions = {
  readonly client: SFNClient;
  /** `arn:<partition>:states:<region>:<account>` */
  readonly arnPrefix: string;
  /** `motcua-<province>-<stage>` */
  readonly namePrefix: string;
};

/** The errors of an answer that nobody waits for. AWS and the emulator name them differently; all mean the same. */
const over = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);

export function sfnRouteMachines(options: MachinesOptions): RouteMachines {
  const { client } = options;
  const machineOf = (route: Pins['route']) => routeMachineName(options.namePrefix, route);
  const nameOf = (dossierId: string, run: number) => `${dossierId}-${run}`;
  return {
    start: (route, dossierId, run) =>
      startOnce(options, machineOf(route), nameOf(dossierId, run), { dossierId, run }),
    state: (route, dossierId, run) => stateOf(options, machineOf(route), nameOf(dossierId, run)),
    async stop(route, dossierId, run) {
      const executionArn = arnOf(options, machineOf(route), nameOf(dossierId, run));
      try {
        await client.send(
          new StopExecutionCommand({ executionArn, error: 'Behind', cause: 'Started again' }),
        );
      } catch (fault) {
        if (!hasEnded(fault)) throw fault;
      }
    },
    async answer(taskToken, outcome) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ outcome }) }));
        return 'accepted';
      } catch (fault) {
        if (over.has(nameOfFault(fault))) return 'over';
        throw fault;
      }
    },
  };
}

/** The clock machine's name is `<prefix>-clock`; an execution is named by dossier, instant and attempt. */
export function sfnClockMachines(options: MachinesOptions): ClockMachines {
  const machine = `${options.namePrefix}-clock`;
  const nameOf = (dossierId: string, instant: string, attempt: number) =>
    `${dossierId}-${instant.replaceAll(/\D/g, '')}-${attempt}`;
  return {
    start: (dossierId, instant, attempt) =>
      startOnce(options, machine, nameOf(dossierId, instant, attempt), { dossierId, instant }),
    state: (dossierId, instant, attempt) => stateOf(options, machine, nameOf(dossierId, instant, attempt)),
  };
}

async function startOnce(
  options: MachinesOptions,
  machine: string,
  name: string,
  input: object,
): Promise<'started' | 'exists'> {
  const stateMachineArn = `${options.arnPrefix}:stateMachine:${machine}`;
  try {
    await options.client.send(
      new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
    );
    return 'started';
  } catch (fault) {
    // Names hold all that the input holds: whatever exists under this one is the same execution.
    if (nameOfFault(fault) === 'ExecutionAlreadyExists') return 'exists';
    throw fault;
  }
}

const states: Record<ExecutionStatus, ExecutionState> = {
  RUNNING: 'running',
  PENDING_REDRIVE: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  ABORTED: 'failed',
};

async function stateOf(options: MachinesOptions, machine: string, name: string): Promise<ExecutionState> {
  try {
    const { status } = await options.client.send(
      new DescribeExecutionCommand({ executionArn: arnOf(options, machine, name) }),
    );
    return status ? states[status] : 'absent';
  } catch (fault) {
    if (nameOfFault(fault) === 'ExecutionDoesNotExist') return 'absent';
    throw fault;
  }
}

/** AWS takes the stop of an ended execution for done; the emulator refuses it. */
const hasEnded = (fault: unknown): boolean =>
  nameOfFault(fault) === 'ExecutionDoesNotExist' ||
  (fault instanceof Error && fault.message === 'Execution is not running');

const arnOf = ({ arnPrefix }: MachinesOptions, machine: string, name: string): string =>
  `${arnPrefix}:execution:${machine}:${name}`;

const nameOfFault = (fault: unknown): string => (fault instanceof Error ? fault.name : '');
