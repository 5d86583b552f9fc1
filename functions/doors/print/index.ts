import { printOperations } from '../../../shared/contracts/http/print.ts';
import { door } from '../../edge/door.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { sheetPrinter } from '../../edge/printing.ts';
import {
  chance,
  documentsIn,
  filesIn,
  historyIn,
  privateValuesIn,
  readsIn,
  registryOf,
} from '../../edge/wiring.ts';
import { printAnswers } from './answers.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);

const answers = printAnswers({
  history: historyIn(environment.historyTableName),
  privateValues: privateValuesIn(environment.privateTableName, environment.wrapKeyId),
  registry: registryOf(environment.registryTableName),
  reads: readsIn(environment.readsTableName),
  documents: documentsIn(environment.documentsBucketName),
  files: filesIn(environment.filesTableName),
  printer: sheetPrinter,
  siteUrl: environment.siteUrl,
  chance,
});

export const handler = door(printOperations, answers, {
  issuer: environment.officerIssuer,
  accounts: 'officers',
});
