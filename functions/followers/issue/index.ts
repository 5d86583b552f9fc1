import { EventNotFoundError } from '../../../shared/application/archive-event.ts';
import { issueOfEvent } from '../../../shared/application/forms/issue-of-event.ts';
import { eachMessage, PoisonError } from '../../edge/batch.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { noticeOf } from '../../edge/notices.ts';
import { sheetPrinter } from '../../edge/printing.ts';
import {
  chance,
  deadLetters,
  documentsIn,
  historyIn,
  privateValuesIn,
  registryOf,
} from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);
const deps = {
  history: historyIn(environment.historyTableName),
  privateValues: privateValuesIn(environment.privateTableName, environment.wrapKeyId),
  registry: registryOf(environment.registryTableName),
  documents: documentsIn(environment.documentsBucketName),
  printer: sheetPrinter,
  siteUrl: environment.siteUrl,
  chance,
};

export const handler = eachMessage(
  'issue',
  deadLetters(environment.issueDlqUrl),
  async (body) => {
    const notice = noticeOf(body);
    if (!notice) throw new PoisonError('UnreadableNoticeError');
    return issueOfEvent(deps, notice);
  },
  (fault) => fault instanceof EventNotFoundError,
);
