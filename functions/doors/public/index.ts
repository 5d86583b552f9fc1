import { publicOperations } from '../../../shared/contracts/http/public.ts';
import { door } from '../../edge/door.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { chance, guardsIn, historyIn, privateValuesIn, registryOf } from '../../edge/wiring.ts';
import { publicAnswers } from './answers.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);

const answers = publicAnswers({
  history: historyIn(environment.historyTableName),
  privateValues: privateValuesIn(environment.privateTableName, environment.wrapKeyId),
  registry: registryOf(environment.registryTableName),
  guards: guardsIn(environment.guardsTableName),
  chance,
});

export const handler = door(publicOperations, answers);
