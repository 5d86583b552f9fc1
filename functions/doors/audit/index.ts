import { auditOperations } from '../../../shared/contracts/http/audit.ts';
import { door } from '../../edge/door.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { chance, historyIn, privateValuesIn, readsIn, registryOf } from '../../edge/wiring.ts';
import { auditAnswers } from './answers.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);

const answers = auditAnswers({
  history: historyIn(environment.historyTableName),
  privateValues: privateValuesIn(environment.privateTableName, environment.wrapKeyId),
  registry: registryOf(environment.registryTableName),
  reads: readsIn(environment.readsTableName),
  chance,
});

export const handler = door(auditOperations, answers, {
  issuer: environment.officerIssuer,
  accounts: 'officers',
});
