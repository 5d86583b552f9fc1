import { createHash } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import type { Draft, DraftRow, PrivateValues, SealedSet } from '../../application/ports/private-values.ts';
import {
  draftContentSchema,
  sealedValuesSchema,
  storedDraftRowSchema,
  storedDraftSchema,
  storedSealSchema,
} from '../../contracts/stored-private.ts';
import type { DossierId } from '../../domain/ids.ts';
import { dossierId as parseId } from '../../domain/ids.ts';
import { seal, unseal } from '../seal.ts';
import { getMany } from './batch.ts';
import type { Item } from './client.ts';
import { dataKeys } from './data-keys.ts';
import type { DataKeysOptions } from './data-keys.ts';
import { isConditionFailed } from './faults.ts';
import { dossierOfPartition, privateKeys, tables } from './keys.ts';
import { queryPage } from './query.ts';

const draftDays = 90;
const dayMs = 24 * 60 * 60 * 1000;
/** A draft lives 90 days from its last change; DynamoDB takes it away some time later. */
const expiryMs = (savedAt: string): number => Date.parse(savedAt) + draftDays * dayMs;

/** Names the key a seal was made with: what was sealed before an erasure is gone, also when a new key came after. */
const keyName = (key: Uint8Array): Uint8Array => createHash('sha256').update(key).digest().subarray(0, 8);

/** What a seal is good for: these values of this dossier, or its draft. */
const belongsTo = (id: DossierId, what: string): string => `${id} ${what}`;
const draftSeal = 'draft';

export function dynamoPrivateValues(table: DataKeysOptions): PrivateValues {
  const { client, tableName, now } = table;
  const keys = dataKeys(table);

  /** Items of a dossier by sort key together with its data key; nothing without the key. */
  async function sealedItems(id: DossierId, wanted: readonly { pk: string; sk: string }[]) {
    const keyAt = privateKeys.dataKey(id);
    const items = await getMany(table, [keyAt, ...wanted], true);
    const keyItem = items.find(({ sk }) => sk === keyAt.sk);
    if (!keyItem) return undefined;
    const key = await keys.keyIn(id, keyItem);
    const name = keyName(key);
    const isOfKey = (item: Item) => Buffer.compare(name, storedSealSchema.parse(item).keyName) === 0;
    return {
      key,
      item: (sk: string) => items.find((item) => item['sk'] === sk && isOfKey(item)),
    };
  }

  async function sealedDraft(id: DossierId): Promise<Draft | undefined> {
    const at = privateKeys.draft(id);
    const found = await sealedItems(id, [at]);
    const item = found?.item(at.sk);
    if (!found || !item) return undefined;
    const { sealed, keyName: _, ...draft } = storedDraftSchema.parse(item);
    const content = openJson(found.key, belongsTo(id, draftSeal), sealed, draftContentSchema);
    return { dossierId: id, ...draft, content };
  }

  return {
    async seal(id, { valuesId, byEvent }, until) {
      const key = await keys.keyFor(id);
      const sealed = seal(key, belongsTo(id, valuesId), Buffer.from(JSON.stringify(byEvent)));
      await client.send(
        new PutCommand({
          TableName: tableName,
          Item: {
            ...privateKeys.values(id, valuesId),
            ...{ sealed, keyName: keyName(key) },
            ...(until && { expiresAt: Math.ceil(Date.parse(until) / 1000) }),
          },
        }),
      );
    },

    async open(id, valuesIds) {
      const wanted = valuesIds.map((valuesId) => privateKeys.values(id, valuesId));
      const found = wanted.length > 0 ? await sealedItems(id, wanted) : undefined;
      if (!found) return [];
      return valuesIds.flatMap((valuesId): SealedSet[] => {
        const item = found.item(privateKeys.values(id, valuesId).sk);
        if (!item) return [];
        const { sealed } = storedSealSchema.parse(item);
        return [
          { valuesId, byEvent: openJson(found.key, belongsTo(id, valuesId), sealed, sealedValuesSchema) },
        ];
      });
    },

    async saveDraft(draft, expected) {
      const { dossierId: id, content, ...shown } = draft;
      const key = await keys.keyFor(id);
      const sealed = seal(key, belongsTo(id, draftSeal), Buffer.from(JSON.stringify(content)));
      const expiresAt = Math.floor(expiryMs(draft.savedAt) / 1000);
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...privateKeys.draft(id), ...shown, sealed, keyName: keyName(key), expiresAt },
            ...(expected === 0
              ? {
                  ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
                  ExpressionAttributeValues: { ':now': Math.floor(now() / 1000) },
                }
              : {
                  ConditionExpression: 'version = :expected AND account = :account',
                  ExpressionAttributeValues: { ':expected': expected, ':account': draft.account },
                }),
          }),
        );
        return 'saved';
      } catch (fault) {
        if (!isConditionFailed(fault)) throw fault;
        // Our own write, whose answer was lost on the first way.
        const standing = await sealedDraft(id);
        return standing && isSameSave(standing, draft) ? 'saved' : 'changed';
      }
    },

    async draft(id) {
      const draft = await sealedDraft(id);
      return draft && expiryMs(draft.savedAt) > now() ? draft : undefined;
    },

    drafts: (account, page) =>
      queryPage(
        table,
        { index: tables.private.indexes.accountDrafts, value: account, newestFirst: true },
        page,
        (item): DraftRow | undefined => {
          const row = storedDraftRowSchema.parse(item);
          return expiryMs(row.savedAt) > now() ? { dossierId: idOf(item), ...row } : undefined;
        },
      ),

    async deleteDraft(id) {
      await client.send(new DeleteCommand({ TableName: tableName, Key: privateKeys.draft(id) }));
    },
  };
}

const isSameSave = (a: Draft, b: Draft): boolean =>
  a.account === b.account && a.version === b.version && a.savedAt === b.savedAt;

const openJson = <Schema extends z.ZodType>(
  key: Uint8Array,
  to: string,
  sealed: Uint8Array,
  schema: Schema,
): z.output<Schema> => schema.parse(JSON.parse(Buffer.from(unseal(key, to, sealed)).toString('utf8')));

const idOf = ({ pk }: Item): DossierId => parseId(dossierOfPartition(String(pk)) ?? '');
