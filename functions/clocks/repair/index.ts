import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { DeadLetters } from '../../../shared/application/ports/others.ts';
import { repairOrPark, sweepDossiers, type Swept } from '../../../shared/application/sweep-dossiers.ts';
import { eachMessage, PoisonError } from '../../edge/batch.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { readFailure } from '../../edge/failures.ts';
import { logDone, logFault, logPoison } from '../../edge/log.ts';
import {
  chance,
  clockMachines,
  deadLetters,
  historyIn,
  machineNotesIn,
  routeMachines,
} from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);
const queue = deadLetters(environment.repairDlqUrl);
const letters: DeadLetters = {
  put(body, reason) {
    logPoison('poison', { follower: 'repair', outcome: reason });
    return queue.put(body, reason);
  },
};
const deps = {
  history: historyIn(environment.historyTableName),
  machines: routeMachines(environment),
  clocks: clockMachines(environment),
  notes: machineNotesIn(environment.machinesTableName),
  chance,
  letters,
};

const failures = eachMessage(
  'repair',
  queue,
  async (body) => {
    const failure = readFailure(body);
    if (!failure) throw new PoisonError('UnreadableFailureError');
    return repairOrPark(deps, failure.dossierId, failure.why);
  },
  () => false,
);

/** Two knock here: the cloud's own failure events over a queue, and the schedule that sweeps what nobody reported. */
export const handler = async (
  event: SQSEvent | { readonly sweep: true; readonly hours?: number },
): Promise<SQSBatchResponse | Swept> => {
  if ('Records' in event) return failures(event);
  const swept = await sweepDossiers(deps, event.hours, (dossierId, fault) =>
    logFault('repair failed', { follower: 'repair', dossierId }, fault),
  );
  const { overdue, startedAgain, failed } = swept;
  logDone('swept', { count: overdue, outcome: `started again ${startedAgain}, failed ${failed}` });
  // After all others have had their turn: so that the alarm rings.
  if (failed > 0) throw new Error(`${failed} of ${overdue} overdue dossiers could not be repaired`);
  return swept;
};
