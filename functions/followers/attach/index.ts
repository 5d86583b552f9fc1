import { EventNotFoundError } from '../../../shared/application/archive-event.ts';
import { attachFiles } from '../../../shared/application/keep-files.ts';
import { eachMessage, PoisonError } from '../../edge/batch.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { noticeOf } from '../../edge/notices.ts';
import { deadLetters, fileKeeper, filesIn, historyIn, registryOf } from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);
const deps = {
  history: historyIn(environment.historyTableName),
  registry: registryOf(environment.registryTableName),
  files: filesIn(environment.filesTableName),
  keeper: fileKeeper({
    quarantine: environment.quarantineBucketName,
    documents: environment.documentsBucketName,
  }),
};

export const handler = eachMessage(
  'attach',
  deadLetters(environment.attachDlqUrl),
  async (body) => {
    const notice = noticeOf(body);
    if (!notice) throw new PoisonError('UnreadableNoticeError');
    return (await attachFiles(deps, notice)) > 0 ? 'attached' : 'no-files';
  },
  (fault) => fault instanceof EventNotFoundError,
);
