import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { EventNotFoundError } from '../../../shared/application/archive-event.ts';
import { sendDueNotices } from '../../../shared/application/send-due-notices.ts';
import { providerLines } from '../../../shared/application/provider-lines.ts';
import { tellOfEvent } from '../../../shared/application/tell-event.ts';
import { msOf } from '../../../shared/domain/ids.ts';
import { noticeChannels } from '../../../shared/domain/notice/notice.ts';
import { eachMessage, PoisonError } from '../../edge/batch.ts';
import { readEnvironment } from '../../edge/environment.ts';
import { logDone } from '../../edge/log.ts';
import { noticeOf } from '../../edge/notices.ts';
import {
  chance,
  deadLetters,
  historyIn,
  identitiesBy,
  mailSender,
  noticesIn,
  noticeTemplatesIn,
  privateValuesIn,
  registryOf,
  smsSender,
} from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);
const deps = {
  history: historyIn(environment.historyTableName),
  privateValues: privateValuesIn(environment.privateTableName, environment.wrapKeyId),
  registry: registryOf(environment.registryTableName),
  identities: identitiesBy(environment.identityKeyId),
  notices: noticesIn(environment.noticesTableName),
  templates: noticeTemplatesIn(environment.noticesTableName),
  senders: {
    email: mailSender({
      address: environment.mailFromAddress,
      name: environment.mailFromName,
      configurationSet: environment.mailConfigurationSet,
    }),
    sms: smsSender(environment.smsSenderId),
  },
  offered: noticeChannels.filter((channel) =>
    channel === 'email' ? environment.mailFromAddress !== '' : environment.smsSenderId !== '',
  ),
  lines: providerLines(),
  siteUrl: environment.siteUrl,
  chance,
};

const events = eachMessage(
  'notify',
  deadLetters(environment.notifyDlqUrl),
  async (body) => {
    const notice = noticeOf(body);
    if (!notice) throw new PoisonError('UnreadableNoticeError');
    const told = await tellOfEvent(deps, notice);
    return told === 'nothing-to-tell'
      ? told
      : `${notice.type}: sent ${told.sent}, waiting ${told.waiting}, amiss ${told.amiss}`;
  },
  (fault) => fault instanceof EventNotFoundError,
);

/** A sweep begins nothing new after this; the function's own time is some longer. */
const sweepMs = 40_000;

/** Two knock here: the queue of what happened, and the minute's schedule, which sends what has waited. */
export const handler = async (
  event: SQSEvent | { readonly sweep: true },
): Promise<SQSBatchResponse | object> => {
  if ('Records' in event) return events(event);
  const swept = await sendDueNotices(deps, msOf(chance.now()) + sweepMs);
  logDone('swept', {
    follower: 'notify',
    count: swept.sent,
    outcome: `waiting ${swept.waiting}, in doubt ${swept.doubtful}`,
  });
  return swept;
};
