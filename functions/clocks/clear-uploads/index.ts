import { clearUnattached } from '../../../shared/application/keep-files.ts';
import { msOf } from '../../../shared/domain/ids.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { logDone } from '../../edge/log.ts';
import { chance, filesIn, historyIn, quarantineIn } from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);
const deps = {
  history: historyIn(environment.historyTableName),
  files: filesIn(environment.filesTableName),
  quarantine: quarantineIn(environment.quarantineBucketName),
  chance,
};

/** A look begins nothing new after this; the function's own time is some longer. */
const lookMs = 45_000;

/** A schedule knocks every hour. */
export const handler = async (): Promise<{ readonly cleared: number }> => {
  const cleared = await clearUnattached(deps, msOf(chance.now()) + lookMs);
  logDone('cleared', { count: cleared });
  return { cleared };
};
