import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { ClockLostError } from '../../../shared/application/conduct-event.ts';
import {
  overdueDossiers,
  repairDossier,
  RouteStuckError,
} from '../../../shared/application/repair-dossier.ts';
import { eachMessage, PoisonError } from '../../edge/batch.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { logDone } from '../../edge/log.ts';
import {
  chance,
  clockMachines,
  deadLetters,
  historyIn,
  machineNotesIn,
  routeMachines,
} from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';
import { dossierOfFailure } from './failures.ts';

const environment = readEnvironment(environmentSchema);
const letters = deadLetters(environment.repairDlqUrl);
const deps = {
  history: historyIn(environment.historyTableName),
  machines: routeMachines(environment),
  clocks: clockMachines(environment),
  notes: machineNotesIn(environment.machinesTableName),
  chance,
};
const isStuck = (fault: unknown): fault is Error =>
  fault instanceof RouteStuckError || fault instanceof ClockLostError;

const failures = eachMessage(
  'repair',
  letters,
  async (body) => {
    const dossierId = dossierOfFailure(body);
    if (!dossierId) throw new PoisonError('UnreadableFailureError');
    return repairDossier(deps, dossierId);
  },
  isStuck,
);

/** Two knock here: the cloud's own failure events over a queue, and the schedule that sweeps what nobody reported. */
export const handler = async (
  event: SQSEvent | { readonly sweep: true },
): Promise<SQSBatchResponse | object> => {
  if ('Records' in event) return failures(event);
  const overdue = await overdueDossiers(deps.history, chance.now());
  let startedAgain = 0;
  for (const dossierId of overdue) {
    try {
      if ((await repairDossier(deps, dossierId)) === 'started-again') startedAgain += 1;
    } catch (fault) {
      if (!isStuck(fault)) throw fault;
      await letters.put(JSON.stringify({ dossierId }), fault.name);
    }
  }
  logDone('swept', { count: overdue.length, outcome: `started again ${startedAgain}` });
  return { overdue: overdue.length, startedAgain };
};
