import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { ClockLostError } from '../../../shared/application/conduct-event.ts';
import {
  overdueDossiers,
  repairDossier,
  RouteStuckError,
  type Repaired,
} from '../../../shared/application/repair-dossier.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { eachMessage, PoisonError } from '../../edge/batch.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { readFailure } from '../../edge/failures.ts';
import { logDone, logPoison } from '../../edge/log.ts';
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
const letters = deadLetters(environment.repairDlqUrl);
const deps = {
  history: historyIn(environment.historyTableName),
  machines: routeMachines(environment),
  clocks: clockMachines(environment),
  notes: machineNotesIn(environment.machinesTableName),
  chance,
};

const failures = eachMessage(
  'repair',
  letters,
  async (body) => {
    const failure = readFailure(body);
    if (!failure) throw new PoisonError('UnreadableFailureError');
    return repairOrPark(failure.dossierId, failure.why);
  },
  () => false,
);

/** Parked under the dossier alone, so that whoever sends it again after looking is known to have asked. */
async function repairOrPark(dossierId: DossierId, why: 'asked' | 'noticed'): Promise<Repaired | 'parked'> {
  try {
    return await repairDossier(deps, dossierId, why);
  } catch (fault) {
    if (!(fault instanceof RouteStuckError || fault instanceof ClockLostError)) throw fault;
    logPoison('poison', { follower: 'repair', outcome: fault.name });
    await letters.put(JSON.stringify({ dossierId }), fault.name);
    return 'parked';
  }
}

/** Two knock here: the cloud's own failure events over a queue, and the schedule that sweeps what nobody reported. */
export const handler = async (
  event: SQSEvent | { readonly sweep: true; readonly hours?: number },
): Promise<SQSBatchResponse | object> => {
  if ('Records' in event) return failures(event);
  const overdue = await overdueDossiers(deps.history, chance.now(), event.hours);
  let startedAgain = 0;
  for (const dossierId of overdue) {
    if ((await repairOrPark(dossierId, 'noticed')) === 'started-again') startedAgain += 1;
  }
  logDone('swept', { count: overdue.length, outcome: `started again ${startedAgain}` });
  return { overdue: overdue.length, startedAgain };
};
