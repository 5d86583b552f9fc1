import { officeOperations } from '../../../shared/contracts/http/office.ts';
import { door } from '../../edge/door.ts';
import { readEnvironment } from '../../edge/environment.ts';
import {
  chance,
  filesIn,
  documentsIn,
  quarantineIn,
  guardsIn,
  historyIn,
  identitiesBy,
  privateValuesIn,
  readsIn,
  registryOf,
} from '../../edge/wiring.ts';
import { officeAnswers } from './answers.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);

const answers = officeAnswers({
  history: historyIn(environment.historyTableName),
  privateValues: privateValuesIn(environment.privateTableName, environment.wrapKeyId),
  registry: registryOf(environment.registryTableName),
  identities: identitiesBy(environment.identityKeyId),
  reads: readsIn(environment.readsTableName),
  files: filesIn(environment.filesTableName),
  quarantine: quarantineIn(environment.quarantineBucketName),
  documents: documentsIn(environment.documentsBucketName),
  guards: guardsIn(environment.guardsTableName),
  chance,
});

export const handler = door(officeOperations, answers, {
  issuer: environment.officerIssuer,
  accounts: 'officers',
});
