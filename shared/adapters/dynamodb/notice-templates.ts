import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { NoticeTemplateVersions } from '../../application/ports/notice-templates.ts';
import { storedTemplateSchema } from '../../contracts/stored-notices.ts';
import type { TableOptions } from './client.ts';
import { isConditionFailed } from './faults.ts';
import { noticeKeys } from './keys.ts';
import { queryItems, queryPage } from './query.ts';

/** Words of notices, published and never rewritten; see README.md for the keys behind each method. */
export function dynamoNoticeTemplates(table: TableOptions): NoticeTemplateVersions {
  const { client, tableName } = table;
  const read = (item: unknown) => storedTemplateSchema.parse(item);
  const newestFirst = (kind: string) => ({ value: noticeKeys.templates(kind), newestFirst: true });
  return {
    async newest(kind) {
      const { items } = await queryItems(table, { ...newestFirst(kind), consistent: true }, 1);
      return items[0] && read(items[0]);
    },

    async version(kind, version) {
      const { Item } = await client.send(
        new GetCommand({
          TableName: tableName,
          Key: noticeKeys.template(kind, version),
          ConsistentRead: true,
        }),
      );
      return Item && read(Item);
    },

    versions: (kind, page) => queryPage(table, newestFirst(kind), page, read),

    async publish(template) {
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...noticeKeys.template(template.kind, template.version), ...template },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return 'published';
      } catch (fault) {
        if (isConditionFailed(fault)) return 'other';
        throw fault;
      }
    },
  };
}
