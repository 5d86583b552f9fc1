import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import type { RelayedEvent } from '../../../shared/application/relay-events.ts';
import { dossierOfPartition, isHistoryItemKey } from '../../../shared/adapters/dynamodb/keys.ts';
import { eventTypes } from '../../../shared/domain/dossier/events.ts';
import { dossierId } from '../../../shared/domain/ids.ts';

const Image = z.object({
  pk: z.object({ S: z.string() }),
  events: z.object({
    L: z
      .array(
        z.object({
          M: z.object({
            number: z.object({ N: z.coerce.number().int() }),
            type: z.object({ S: z.enum(eventTypes) }),
          }),
        }),
      )
      .min(1),
  }),
});

/** The events that a stream record tells of; none when it is no new history item. @throws ZodError on a damaged one. */
export function eventsOf(record: DynamoDBRecord): RelayedEvent[] {
  const sk = record.dynamodb?.Keys?.['sk']?.S;
  if (record.eventName !== 'INSERT' || sk === undefined || !isHistoryItemKey(sk)) return [];
  const { pk, events } = Image.parse(record.dynamodb?.NewImage);
  const id = dossierId(dossierOfPartition(pk.S) ?? '');
  return events.L.map(({ M }) => ({ dossierId: id, number: M.number.N, type: M.type.S }));
}
