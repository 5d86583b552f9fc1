import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { DeadLetters, FollowerQueues } from '../../../shared/application/ports/others.ts';
import { relayEvents } from '../../../shared/application/relay-events.ts';
import type { RelayedEvent } from '../../../shared/application/relay-events.ts';
import { logDone, logPoison } from '../../edge/log.ts';
import { eventsOf } from './records.ts';

/**
 * Stream → queues. A record that cannot be read goes to the relay's own dead-letter queue with its reason, and the
 * next goes on; a queue that does not answer throws, and the stream brings the whole batch again.
 */
export const relay =
  (deps: { readonly queues: FollowerQueues; readonly deadLetters: DeadLetters }) =>
  async (batch: DynamoDBStreamEvent): Promise<void> => {
    const events: RelayedEvent[] = [];
    for (const record of batch.Records) {
      try {
        events.push(...eventsOf(record));
      } catch (fault) {
        logPoison('poison', { follower: 'relay', outcome: fault instanceof Error ? fault.name : 'unknown' });
        const { pk, sk } = record.dynamodb?.Keys ?? {};
        await deps.deadLetters.put(
          JSON.stringify({ pk: pk?.S, sk: sk?.S, record: record.eventID }),
          'unreadable-record',
        );
      }
    }
    await relayEvents(deps.queues, events);
    logDone('relayed', { count: events.length });
  };
