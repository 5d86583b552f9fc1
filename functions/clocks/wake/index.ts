import * as z from 'zod';
import { remindDossier } from '../../../shared/application/remind-dossier.ts';
import { dossierIdSchema, instantSchema } from '../../../shared/contracts/stored.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { logDone } from '../../edge/log.ts';
import { chance, historyIn, privateValuesIn, registryOf } from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';

const Wake = z.object({ dossierId: dossierIdSchema, instant: instantSchema });

const environment = readEnvironment(environmentSchema);
const deps = {
  history: historyIn(environment.historyTableName),
  privateValues: privateValuesIn(environment.privateTableName, environment.wrapKeyId),
  registry: registryOf(environment.registryTableName),
  chance,
};

/** Called by a clock that woke. A fault is thrown: the clock's machine asks again. */
export const handler = async (event: unknown): Promise<{ readonly outcome: string }> => {
  const wake = Wake.parse(event);
  const outcome = await remindDossier(deps, wake);
  logDone('woke', { dossierId: wake.dossierId, outcome });
  return { outcome };
};
