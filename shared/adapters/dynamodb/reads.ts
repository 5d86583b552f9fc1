import { randomUUID } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ReadRecord, Reads } from '../../application/ports/others.ts';
import { storedReadSchema, storedReadTicketSchema } from '../../contracts/stored-others.ts';
import { chainStart, digest } from '../../domain/history/chain.ts';
import type { DossierId } from '../../domain/ids.ts';
import { jitter } from '../retry.ts';
import type { TableOptions } from './client.ts';
import { isConditionFailed } from './faults.ts';
import { dossierPartition, readKeys } from './keys.ts';
import { queryItems, queryPage } from './query.ts';

const mostTries = 20;

/** Reads of each dossier in a chain of their own; of two at once one takes the next number, the other tries again. */
export function dynamoReads(table: TableOptions): Reads {
  const { client, tableName } = table;

  async function last(id: DossierId): Promise<ReadRecord | undefined> {
    const { items } = await queryItems(
      table,
      { value: dossierPartition(id), newestFirst: true, consistent: true },
      1,
    );
    return items[0] && storedReadSchema.parse(items[0]);
  }

  /** Is it our own write that stands in the way, whose answer was lost? */
  async function isOurs(id: DossierId, number: number, ticket: string): Promise<boolean> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: readKeys.read(id, number), ConsistentRead: true }),
    );
    return storedReadTicketSchema.safeParse(Item).data?.ticket === ticket;
  }

  return {
    async record(read) {
      const ticket = randomUUID();
      for (let tries = 0; tries < mostTries; tries += 1) {
        const before = await last(read.dossierId);
        const record: ReadRecord = {
          ...read,
          number: (before?.number ?? 0) + 1,
          previous: before ? digest(before) : chainStart,
        };
        try {
          await client.send(
            new PutCommand({
              TableName: tableName,
              Item: { ...readKeys.read(read.dossierId, record.number), ...record, ticket },
              ConditionExpression: 'attribute_not_exists(pk)',
            }),
          );
          return record;
        } catch (fault) {
          if (!isConditionFailed(fault)) throw fault;
          if (await isOurs(read.dossierId, record.number, ticket)) return record;
        }
        await jitter(tries);
      }
      throw new Error('The chain of reads is too busy');
    },

    list: (id, page) =>
      queryPage(table, { value: dossierPartition(id) }, page, (item) => storedReadSchema.parse(item)),
  };
}
