import { heedBounce, NoticeNotFoundError } from '../../../shared/application/heed-bounce.ts';
import { eachMessage, PoisonError } from '../../edge/batch.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { chance, deadLetters, noticesIn } from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';
import { readReport } from './report.ts';

const environment = readEnvironment(environmentSchema);
const letters = deadLetters(environment.bounceDlqUrl);
const deps = { notices: noticesIn(environment.noticesTableName), chance };

export const handler = eachMessage(
  'bounce',
  // The provider's words hold an address, which is parked nowhere.
  { put: (_, reason) => letters.put('{}', reason) },
  async (body) => {
    const report = readReport(body);
    if (!report) throw new PoisonError('UnreadableReportError');
    return heedBounce(deps, report);
  },
  (fault) => fault instanceof NoticeNotFoundError,
);
