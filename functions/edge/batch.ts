import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { DeadLetters } from '../../shared/application/ports/others.ts';
import { logDone, logFault, logPoison } from './log.ts';

/** A message that can never be handled, however often it comes. */
export class PoisonError extends Error {
  override readonly name: string;
  constructor(reason: string) {
    super(reason);
    this.name = reason;
  }
}

/**
 * The way of every queue's consumer: one message at a time; what can never be handled goes to the dead-letter queue
 * with its reason and the next goes on, a passing fault goes back to the queue by itself.
 * `isPoison` names the errors of the verb that no repetition heals.
 */
export function eachMessage(
  follower: string,
  deadLetters: DeadLetters,
  handle: (body: string) => Promise<string>,
  isPoison: (fault: Error) => boolean,
) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: { itemIdentifier: string }[] = [];
    const outcomes: Record<string, number> = {};
    for (const { messageId, body } of Records) {
      try {
        const outcome = await handle(body);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      } catch (fault) {
        if (fault instanceof Error && (fault instanceof PoisonError || isPoison(fault))) {
          logPoison('poison', { follower, outcome: fault.name });
          await deadLetters.put(body, fault.name);
        } else {
          logFault(`${follower} failed`, { follower }, fault);
          failed.push({ itemIdentifier: messageId });
        }
      }
    }
    logDone('handled', {
      follower,
      count: Records.length - failed.length,
      outcome: Object.entries(outcomes)
        .map(([outcome, count]) => `${outcome} ${count}`)
        .join(', '),
    });
    return { batchItemFailures: failed };
  };
}
