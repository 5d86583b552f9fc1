import { citizenOperations } from '../../../shared/contracts/http/citizen.ts';
import { door } from '../../edge/door.ts';
import { readEnvironment } from '../../edge/environment.ts';
import {
  chance,
  filesIn,
  documentsIn,
  quarantineIn,
  guardsIn,
  readsIn,
  historyIn,
  identitiesBy,
  privateValuesIn,
  registryOf,
} from '../../edge/wiring.ts';
import { citizenAnswers } from './answers.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);

const answers = citizenAnswers({
  history: historyIn(environment.historyTableName),
  privateValues: privateValuesIn(environment.privateTableName, environment.wrapKeyId),
  registry: registryOf(environment.registryTableName),
  identities: identitiesBy(environment.identityKeyId),
  files: filesIn(environment.filesTableName),
  quarantine: quarantineIn(environment.quarantineBucketName),
  documents: documentsIn(environment.documentsBucketName),
  guards: guardsIn(environment.guardsTableName),
  reads: readsIn(environment.readsTableName),
  chance,
});

export const handler = door(citizenOperations, answers, {
  issuer: environment.citizenIssuer,
  accounts: 'citizens',
});
