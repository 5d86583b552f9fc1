import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Files } from '../../application/ports/files.ts';
import { storedFileSchema, storedPaperSchema } from '../../contracts/stored-files.ts';
import { clearedFrom } from '../../domain/file/file.ts';
import type { FileRecord } from '../../domain/file/file.ts';
import type { TableOptions } from './client.ts';
import { isConditionFailed } from './faults.ts';
import { fileKeys, tables } from './keys.ts';
import { queryAll, queryItems, queryPage } from './query.ts';

const { toBeCleared } = tables.files.indexes;

/** Behind the hours in which it is looked for: a row that every look has missed goes all the same. */
const expiryHours = 24 * 7;

/** What was attached stays, and has no place in the index of what is cleared. */
const itemOf = (file: FileRecord) => ({
  ...fileKeys.file(file.dossierId, file.fileId),
  ...file,
  ...(file.attachedBy === undefined && {
    [toBeCleared.partition]: fileKeys.clears(clearedFrom(file.madeAt)),
    expiresAt: Math.ceil(Date.parse(file.madeAt) / 1000) + expiryHours * 3600,
  }),
});

export function dynamoFiles(table: TableOptions): Files {
  const { client, tableName } = table;
  const ifStill = (version: number) => ({
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  });
  return {
    async begin(file) {
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: itemOf(file),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return 'begun';
      } catch (fault) {
        if (isConditionFailed(fault)) return 'stood';
        throw fault;
      }
    },
    async get(dossierId, fileId) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: fileKeys.file(dossierId, fileId), ConsistentRead: true }),
      );
      return Item && storedFileSchema.parse(Item);
    },
    async of(dossierId) {
      const items = await queryAll(table, { ...fileKeys.filesOf(dossierId), consistent: true });
      return items.map((item) => storedFileSchema.parse(item));
    },
    async change(next) {
      try {
        await client.send(
          new PutCommand({ TableName: tableName, Item: itemOf(next), ...ifStill(next.version - 1) }),
        );
        return 'changed';
      } catch (fault) {
        if (isConditionFailed(fault)) return 'other';
        throw fault;
      }
    },
    async remove({ dossierId, fileId, version }) {
      try {
        await client.send(
          new DeleteCommand({
            TableName: tableName,
            Key: fileKeys.file(dossierId, fileId),
            ...ifStill(version),
          }),
        );
        return 'removed';
      } catch (fault) {
        if (isConditionFailed(fault)) return 'other';
        throw fault;
      }
    },
    async toBeCleared(hour, limit) {
      const { items } = await queryItems(table, { index: toBeCleared, value: fileKeys.clears(hour) }, limit);
      return items.map((item) => storedFileSchema.parse(item));
    },
    async give(paper) {
      await client.send(
        new PutCommand({
          TableName: tableName,
          Item: { ...fileKeys.paper(paper.person, paper.sha256), ...paper },
        }),
      );
    },
    async given(person, sha256) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: fileKeys.paper(person, sha256) }),
      );
      return Item && storedPaperSchema.parse(Item);
    },
    papersOf: (person, page) =>
      queryPage(table, fileKeys.papersOf(person), page, (item) => storedPaperSchema.parse(item)),
  };
}
