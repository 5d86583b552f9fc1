import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { reasonAttribute } from '../../../shared/adapters/sqs/dead-letters.ts';
import { isRepaired } from '../../../shared/application/parked-messages.ts';
import type { Chance, Parked } from '../../../shared/application/ports/others.ts';
import type { HashedObject } from '../../../shared/domain/history/event.ts';
import { readFailure } from '../../edge/failures.ts';
import { logDone, logFault } from '../../edge/log.ts';
import { noticeOf } from '../../edge/notices.ts';

const mostText = 2000;

/**
 * Dead-letter queues → rows that an administrator sees. The row's id is the message's, so a doubled delivery is one
 * row. What came here after too many tries has no reason of its own and says so.
 */
export const park =
  (deps: { readonly parked: Parked; readonly chance: Pick<Chance, 'now'> }) =>
  async (batch: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: { itemIdentifier: string }[] = [];
    for (const record of batch.Records) {
      try {
        const follower = followerOf(record);
        await deps.parked.park({
          id: record.messageId,
          follower,
          parkedAt: deps.chance.now(),
          reason: record.messageAttributes[reasonAttribute]?.stringValue ?? 'tried-too-often',
          body: bodyOf(follower, record.body),
        });
      } catch (fault) {
        logFault('park failed', {}, fault);
        failed.push({ itemIdentifier: record.messageId });
      }
    }
    logDone('parked', { count: batch.Records.length - failed.length });
    return { batchItemFailures: failed };
  };

/** Of a step that was asked for the dossier is enough to ask again; the token stays out. */
function bodyOf(follower: string, body: string): HashedObject {
  // The mail provider's words hold an address.
  if (follower === 'bounce') return {};
  const known = isRepaired(follower) ? readFailure(body) : noticeOf(body);
  if (!known) return { text: body.slice(0, mostText) };
  return 'why' in known ? { dossierId: known.dossierId } : { ...known };
}

/** `…-<follower>-dlq` */
function followerOf({ eventSourceARN }: SQSRecord): string {
  return /([a-z]+)-dlq$/.exec(eventSourceARN)?.[1] ?? 'unknown';
}
