import { inspectFile } from '../../../shared/application/keep-files.ts';
import { eachMessage, PoisonError } from '../../edge/batch.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { deadLetters, fileKeeper, filesIn, historyIn, quarantineIn, registryOf } from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';
import { scanOf } from './scan-result.ts';

const environment = readEnvironment(environmentSchema);
const { quarantineBucketName: quarantine, documentsBucketName: documents } = environment;
const deps = {
  history: historyIn(environment.historyTableName),
  registry: registryOf(environment.registryTableName),
  files: filesIn(environment.filesTableName),
  quarantine: quarantineIn(quarantine),
  keeper: fileKeeper({ quarantine, documents }),
};

/** The scanner's word on an object, over a queue. */
export const handler = eachMessage(
  'inspect',
  deadLetters(environment.inspectDlqUrl),
  async (body) => {
    const scan = scanOf(body, quarantine);
    if (!scan) throw new PoisonError('UnreadableScanError');
    return inspectFile(deps, scan);
  },
  () => false,
);
