import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Item, TableOptions } from './client.ts';
import type { Key } from './keys.ts';

const most = 100;
const tries = 5;

/** Items by key, in no order, absent ones left out. What the store held back is asked for again. */
export async function getMany(
  { client, tableName }: TableOptions,
  keys: readonly Key[],
  consistent = false,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let open: Item[] = [...new Map(keys.map(({ pk, sk }) => [`${pk} ${sk}`, { pk, sk }])).values()];
  for (let held = 0; open.length > 0; ) {
    if (held > 0) await new Promise((done) => setTimeout(done, 25 * 2 ** held));
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({
        RequestItems: { [tableName]: { Keys: open.slice(0, most), ConsistentRead: consistent } },
      }),
    );
    items.push(...(Responses?.[tableName] ?? []));
    const back = UnprocessedKeys?.[tableName]?.Keys ?? [];
    held = back.length > 0 ? held + 1 : 0;
    if (held === tries) throw new Error(`${tableName} holds back ${back.length} keys`);
    open = [...open.slice(most), ...back];
  }
  return items;
}
