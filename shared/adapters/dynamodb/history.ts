import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type {
  Append,
  AppendOutcome,
  DossierRow,
  Head,
  History,
  HistoryItem,
  Page,
  PageRequest,
  QueueRow,
} from '../../application/ports/history.ts';
import {
  storedCounterSchema,
  storedHeadSchema,
  storedItemSchema,
  storedQueueRowSchema,
} from '../../contracts/stored.ts';
import { digest } from '../../domain/history/chain.ts';
import type { DossierId } from '../../domain/ids.ts';
import { dossierId } from '../../domain/ids.ts';
import { getMany } from './batch.ts';
import type { Item, TableOptions } from './client.ts';
import { cancellationReasons, conditionFailed, isBusy } from './faults.ts';
import { firstKey, tokenOf, writesOf } from './history-writes.ts';
import { dossierOfPartition, dossierPartition, historyKeys, tables } from './keys.ts';
import { queryItems, queryPage } from './query.ts';
import type { Partition } from './query.ts';
import { decodeState } from './state.ts';

const { indexes } = tables.history;

/** Histories in one table; see README.md for the keys behind each method. */
export function dynamoHistory(table: TableOptions): History {
  const get = async (key: Item): Promise<Item | undefined> => {
    const read = new GetCommand({ TableName: table.tableName, Key: key, ConsistentRead: true });
    return (await table.client.send(read)).Item;
  };

  /** A page of dossiers of an index that has their keys alone. */
  const dossiersOf = async (partition: Partition, page: PageRequest): Promise<Page<DossierRow>> => {
    const ids = await queryPage(table, partition, page, idOf);
    const heads = await getMany(
      table,
      ids.rows.map((id) => historyKeys.head(id)),
    );
    const found = new Map(heads.map((item) => [idOf(item), item]));
    const rows = ids.rows.flatMap((id) => {
      const item = found.get(id);
      return item ? [{ dossierId: id, dossier: headOf(id, item).dossier }] : [];
    });
    return { ...ids, rows };
  };
  const headsIn =
    (
      index: { name: string; partition: string; sort: string },
      newestFirst: boolean,
    ): History['ofApplicant'] =>
    (value, page) =>
      dossiersOf({ index, value, newestFirst }, page);

  const findBy = async (
    index: { name: string; partition: string; sort: string },
    value: string,
  ): Promise<DossierId | undefined> => {
    const { items } = await queryItems(table, { index, value }, 1);
    return items[0] && idOf(items[0]);
  };

  return {
    async head(id) {
      const item = await get(historyKeys.head(id));
      return item && headOf(id, item);
    },

    async append(append) {
      const writes = writesOf(append, table.tableName);
      try {
        await table.client.send(
          new TransactWriteCommand({ TransactItems: writes, ClientRequestToken: tokenOf(append) }),
        );
        return 'appended';
      } catch (fault) {
        const outcome = outcomeOf(fault, append, writes.length);
        if (outcome === undefined) throw fault;
        // The very same append may have been written by an earlier call whose answer was lost.
        const standing = outcome === 'head-conflict' && (await get(firstKey(append)));
        return standing && isWrittenBy(append, standing) ? 'appended' : outcome;
      }
    },

    async items(id, after, limit) {
      const { items, next } = await queryItems(
        table,
        { value: dossierPartition(id), sort: historyKeys.itemsAfter(after), consistent: true },
        limit,
      );
      return { items: items.map(itemOf), more: next !== undefined };
    },

    async counter({ identifier, date }) {
      const item = await get(historyKeys.counter(identifier, date));
      return item ? storedCounterSchema.parse(item).last : 0;
    },

    async awaited(hour, before, limit) {
      const found = await Promise.all(
        Array.from({ length: historyKeys.waitShards }, (_, shard) =>
          queryItems(
            table,
            {
              index: indexes.waits,
              value: historyKeys.waits(hour, shard),
              sort: { from: hour.slice(0, 13), to: before },
            },
            limit,
          ),
        ),
      );
      return found.flatMap(({ items }) => items.map(idOf));
    },

    queue: (unitId, page) =>
      queryPage(table, { index: indexes.unitQueue, value: historyKeys.unitQueue(unitId) }, page, queueRowOf),
    remindedInUnit: (unitId, page) =>
      queryPage(table, { index: indexes.remindedInUnit, value: unitId }, page, queueRowOf),
    remindedInAgency: (unitId, page) =>
      queryPage(table, { index: indexes.remindedInAgency, value: unitId }, page, queueRowOf),
    ofApplicant: headsIn(indexes.applicantDossiers, true),
    ofAccount: headsIn(indexes.accountDossiers, true),
    paperHeld: headsIn(indexes.paperHeld, false),
    paperComing: headsIn(indexes.paperComing, false),
    uncollected: headsIn(indexes.uncollected, false),
    registered: (desk, { month, day }, page) =>
      dossiersOf(
        {
          index: indexes.register,
          value: historyKeys.book(desk, month),
          ...(day !== undefined && { sort: { beginsWith: historyKeys.entry(day, '') } }),
        },
        page,
      ),

    // Codes are looked for far more often: whoever holds a receipt asks by its code.
    findByNumber: async (number) =>
      (await findBy(indexes.dossierCode, number)) ?? (await findBy(indexes.filingNumber, number)),
  };
}

function outcomeOf(fault: unknown, append: Append, writes: number): AppendOutcome | undefined {
  const reasons = cancellationReasons(fault);
  if (conditionFailed(reasons?.[0]) || conditionFailed(reasons?.[1])) return 'head-conflict';
  if (append.counter && conditionFailed(reasons?.[writes - 1])) return 'counter-conflict';
  return isBusy(fault) ? 'busy' : undefined;
}

const isWrittenBy = ({ hash }: Append, standing: Item): boolean => {
  const last = itemOf(standing).events.at(-1);
  return last !== undefined && digest(last) === hash;
};

function headOf(id: DossierId, item: Item): Head {
  const head = storedHeadSchema.parse(item);
  return {
    dossier: decodeState(id, head),
    hash: head.hash,
    marks: head.marks.map(([scope, body, version]) => ({ scope, body, version })),
  };
}

function itemOf(item: Item): HistoryItem {
  const { events, valuesId, mark } = storedItemSchema.parse(item);
  const [scope, body, version] = mark;
  return { events, mark: { scope, body, version }, ...(valuesId !== undefined && { valuesId }) };
}

const queueRowOf = (item: Item): QueueRow => ({ dossierId: idOf(item), ...storedQueueRowSchema.parse(item) });

function idOf({ pk }: Item): DossierId {
  return dossierId(dossierOfPartition(String(pk)) ?? '');
}
