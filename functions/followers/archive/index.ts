import { readEnvironment } from '../../edge/environment.ts';
import { archiveIn, deadLetters, historyIn } from '../../edge/wiring.ts';
import { archive } from './archive.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);

export const handler = archive({
  history: historyIn(environment.historyTableName),
  archive: archiveIn(environment.archiveBucketName),
  deadLetters: deadLetters(environment.archiveDlqUrl),
});
