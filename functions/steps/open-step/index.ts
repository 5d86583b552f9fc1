import * as z from 'zod';
import { openStep, UnknownStepError } from '../../../shared/application/open-step.ts';
import { dossierIdSchema } from '../../../shared/contracts/stored.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import { eachMessage, PoisonError } from '../../edge/batch.ts';
import { readEnvironment } from '../../edge/environment.ts';
import {
  chance,
  deadLetters,
  historyIn,
  machineNotesIn,
  privateValuesIn,
  registryOf,
  routeMachines,
} from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';

const Ask = z.object({
  dossierId: dossierIdSchema,
  run: z.int().positive(),
  step: z.string().min(1),
  visit: z.int().positive(),
  taskToken: z.string().min(1),
});

const environment = readEnvironment(environmentSchema);
const deps = {
  history: historyIn(environment.historyTableName),
  privateValues: privateValuesIn(environment.privateTableName, environment.wrapKeyId),
  registry: registryOf(environment.registryTableName),
  machines: routeMachines(environment),
  notes: machineNotesIn(environment.machinesTableName),
  chance,
};

export const handler = eachMessage(
  'steps',
  deadLetters(environment.stepsDlqUrl),
  async (body) => {
    const ask = Ask.safeParse(parsed(body));
    if (!ask.success) throw new PoisonError('UnreadableAskError');
    const outcome = await openStep(deps, ask.data);
    if (!isRefusal(outcome)) return outcome;
    // Busy passes; a gap in the province's data waits for an administrator, and the ask with it.
    if (outcome.refused === 'TOO_BUSY') throw new Error('The store is busy');
    throw new PoisonError(outcome.refused);
  },
  (fault) => fault instanceof UnknownStepError,
);

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
