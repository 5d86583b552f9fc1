import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { CursorError } from '../../application/ports/cursor.ts';
import type { Page, PageRequest } from '../../application/ports/history.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { Item, TableOptions } from './client.ts';
import { tableKey } from './keys.ts';

/** One partition of a table or of one of its indexes; a sort key that begins with, or lies between. */
export type Partition = {
  readonly index?: { readonly name: string; readonly partition: string; readonly sort: string };
  readonly value: string;
  readonly sort?: { readonly beginsWith: string } | { readonly from: string; readonly to: string };
  readonly newestFirst?: boolean;
  readonly consistent?: boolean;
};

/**
 * Rows of one partition, page by page. One row more than asked is read, so that a cursor is given only where
 * something follows. The cursor holds sort keys only: the partition is always the caller's.
 * `group` names what rows have in common that make one entry of the page (a person with two posts).
 * @throws CursorError on a cursor of another list, damaged or forged.
 */
export async function queryPage<Row>(
  table: TableOptions,
  partition: Partition,
  page: PageRequest,
  read: (item: Item) => Row | undefined,
  group?: (row: Row) => string,
): Promise<Page<Row>> {
  const list = [table.tableName, partition.index?.name ?? '', partition.value];
  const positions = positionNames(partition);
  const partitionName = partition.index?.partition ?? tableKey.partition;
  let start: Item | undefined = page.cursor
    ? { ...decodeCursor(list, positions, page.cursor), [partitionName]: partition.value }
    : undefined;
  const rows: Row[] = [];
  const seen = new Set<string>();
  let last: Item | undefined;
  do {
    const answer = await query(
      table,
      partition,
      { limit: page.limit + 1 - rows.length, start },
      !!page.cursor,
    );
    for (const item of answer.items) {
      const row = read(item);
      const again = row !== undefined && group !== undefined && seen.has(group(row));
      if (row !== undefined && !again) {
        if (rows.length === page.limit && last)
          return { rows, cursor: encodeCursor(list, pick(last, positions)) };
        rows.push(row);
        if (group) seen.add(group(row));
      }
      last = item;
    }
    start = answer.next;
  } while (start);
  return { rows };
}

/** The first items of a partition, at most `limit`. */
export async function queryItems(
  table: TableOptions,
  partition: Partition,
  limit: number,
): Promise<{ items: readonly Item[]; next: Item | undefined }> {
  return query(table, partition, { limit, start: undefined }, false);
}

/** How many items a partition has; no more than `most` are read. */
export async function queryCount(
  { client, tableName }: TableOptions,
  { index, value }: Pick<Partition, 'index' | 'value'>,
  most: number,
): Promise<{ readonly count: number; readonly orMore: boolean }> {
  const { Count = 0, LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: index?.name,
      KeyConditionExpression: '#p = :p',
      ExpressionAttributeNames: { '#p': index?.partition ?? tableKey.partition },
      ExpressionAttributeValues: { ':p': value },
      Select: 'COUNT',
      Limit: most + 1,
    }),
  );
  return { count: Math.min(Count, most), orMore: Count > most || LastEvaluatedKey !== undefined };
}

/** All items of a partition that is small by nature (the posts of one person). */
export async function queryAll(table: TableOptions, partition: Partition): Promise<readonly Item[]> {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const answer = await query(table, partition, { limit: undefined, start }, false);
    items.push(...answer.items);
    start = answer.next;
  } while (start);
  return items;
}

async function query(
  { client, tableName }: TableOptions,
  { index, value, sort, newestFirst, consistent }: Partition,
  { limit, start }: { limit: number | undefined; start: Item | undefined },
  startIsForeign: boolean,
): Promise<{ items: readonly Item[]; next: Item | undefined }> {
  const sortName = index?.sort ?? tableKey.sort;
  const sorted = sort && ('beginsWith' in sort ? 'begins_with(#s, :from)' : '#s BETWEEN :from AND :to');
  try {
    const { Items, LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: index?.name,
        KeyConditionExpression: sorted ? `#p = :p AND ${sorted}` : '#p = :p',
        ExpressionAttributeNames: {
          '#p': index?.partition ?? tableKey.partition,
          ...(sort && { '#s': sortName }),
        },
        ExpressionAttributeValues: {
          ':p': value,
          ...(sort &&
            ('beginsWith' in sort ? { ':from': sort.beginsWith } : { ':from': sort.from, ':to': sort.to })),
        },
        ScanIndexForward: !newestFirst,
        ConsistentRead: consistent,
        Limit: limit,
        ExclusiveStartKey: start,
      }),
    );
    return { items: Items ?? [], next: LastEvaluatedKey };
  } catch (fault) {
    // A start key that the store cannot have given.
    if (startIsForeign && fault instanceof Error && fault.name === 'ValidationException')
      throw new CursorError();
    throw fault;
  }
}

/** Key attributes besides the partition that say where a page ended. */
const positionNames = ({ index }: Partition): string[] =>
  index ? [...new Set([index.sort, tableKey.partition, tableKey.sort])] : [tableKey.sort];

const pick = (item: Item, names: readonly string[]): { [name: string]: string } =>
  Object.fromEntries(names.map((name) => [name, String(item[name])]));
