import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { archiveEvent, EventNotFoundError } from '../../../shared/application/archive-event.ts';
import type { Archive, DeadLetters } from '../../../shared/application/ports/others.ts';
import type { History } from '../../../shared/application/ports/history.ts';
import { logDone, logFault, logPoison } from '../../edge/log.ts';
import { noticeOf } from '../../edge/notices.ts';

// Written item by item: an object's name holds its first event, so order and doubles do not matter.
type Deps = { readonly history: History; readonly archive: Archive; readonly deadLetters: DeadLetters };

/** A passing fault goes back to the queue; what can never be archived goes to the dead-letter queue with its reason. */
export const archive =
  (deps: Deps) =>
  async (batch: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: { itemIdentifier: string }[] = [];
    let written = 0;
    for (const { messageId, body } of batch.Records) {
      const notice = noticeOf(body);
      try {
        if (!notice) throw new UnreadableNoticeError();
        if ((await archiveEvent(deps, notice)) === 'written') written += 1;
      } catch (fault) {
        if (fault instanceof UnreadableNoticeError || fault instanceof EventNotFoundError) {
          logPoison('poison', { follower: 'archive', outcome: fault.name });
          await deps.deadLetters.put(body, fault.name);
        } else {
          logFault(
            'archive failed',
            {
              follower: 'archive',
              ...(notice && { dossierId: notice.dossierId, eventNumber: notice.number }),
            },
            fault,
          );
          failed.push({ itemIdentifier: messageId });
        }
      }
    }
    logDone('archived', { follower: 'archive', count: written });
    return { batchItemFailures: failed };
  };

class UnreadableNoticeError extends Error {
  override readonly name = 'UnreadableNoticeError';
}
