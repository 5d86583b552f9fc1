import { EventNotFoundError } from '../../../shared/application/archive-event.ts';
import { ClockLostError, conductEvent } from '../../../shared/application/conduct-event.ts';
import { eachMessage, PoisonError } from '../../edge/batch.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { noticeOf } from '../../edge/notices.ts';
import {
  chance,
  clockMachines,
  deadLetters,
  historyIn,
  machineNotesIn,
  routeMachines,
} from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);
const deps = {
  history: historyIn(environment.historyTableName),
  machines: routeMachines(environment),
  clocks: clockMachines(environment),
  notes: machineNotesIn(environment.machinesTableName),
  chance,
};

export const handler = eachMessage(
  'conduct',
  deadLetters(environment.conductDlqUrl),
  async (body) => {
    const notice = noticeOf(body);
    if (!notice) throw new PoisonError('UnreadableNoticeError');
    await conductEvent(deps, notice);
    return notice.type;
  },
  (fault) => fault instanceof EventNotFoundError || fault instanceof ClockLostError,
);
