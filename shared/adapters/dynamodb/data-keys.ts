import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { KeyWrapper } from '../../application/ports/key-wrapper.ts';
import { storedKeySchema } from '../../contracts/stored-private.ts';
import type { DossierId } from '../../domain/ids.ts';
import type { Item, TableOptions } from './client.ts';
import { isConditionFailed } from './faults.ts';
import { privateKeys } from './keys.ts';

const mostKept = 100;
const keptMs = 5 * 60 * 1000;

export type DataKeysOptions = TableOptions & {
  readonly wrapper: KeyWrapper;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/**
 * The data key of each dossier. Unwrapped keys are kept a while, by their wrapped form: the item itself is read each
 * time, so that a key that was erased opens nothing from that moment on, in every process.
 */
export function dataKeys({ client, tableName, wrapper, now }: DataKeysOptions) {
  const unwrapped = new Map<string, { readonly plain: Uint8Array; readonly until: number }>();

  function keep(name: string, plain: Uint8Array): Uint8Array {
    unwrapped.delete(name);
    unwrapped.set(name, { plain, until: now() + keptMs });
    const [oldest] = unwrapped.keys();
    if (unwrapped.size > mostKept && oldest !== undefined) unwrapped.delete(oldest);
    return plain;
  }

  const nameOf = (dossierId: DossierId, wrapped: Uint8Array): string =>
    `${dossierId} ${Buffer.from(wrapped).toString('base64')}`;

  /** The key in a `KEY` item. */
  async function keyIn(dossierId: DossierId, item: Item): Promise<Uint8Array> {
    const { wrapped } = storedKeySchema.parse(item);
    const name = nameOf(dossierId, wrapped);
    const kept = unwrapped.get(name);
    if (kept && kept.until > now()) return kept.plain;
    return keep(name, await wrapper.unwrap(dossierId, wrapped));
  }

  async function standing(dossierId: DossierId): Promise<Uint8Array | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: privateKeys.dataKey(dossierId), ConsistentRead: true }),
    );
    return Item && keyIn(dossierId, Item);
  }

  /** The dossier's key, made when there is none; of two that make one at once, both use the first. */
  async function keyFor(dossierId: DossierId): Promise<Uint8Array> {
    const found = await standing(dossierId);
    if (found) return found;
    const { plain, wrapped } = await wrapper.newKey(dossierId);
    try {
      await client.send(
        new PutCommand({
          TableName: tableName,
          Item: { ...privateKeys.dataKey(dossierId), wrapped },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
      return keep(nameOf(dossierId, wrapped), plain);
    } catch (fault) {
      const winner = isConditionFailed(fault) ? await standing(dossierId) : undefined;
      if (!winner) throw fault;
      return winner;
    }
  }

  return { keyIn, keyFor };
}
