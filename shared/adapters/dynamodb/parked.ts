import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Parked, ParkedMessage } from '../../application/ports/others.ts';
import { storedParkedSchema } from '../../contracts/stored-others.ts';
import type { TableOptions } from './client.ts';
import { isConditionFailed } from './faults.ts';
import { parkedKeys, tables } from './keys.ts';
import { queryPage } from './query.ts';

const { parkedOpen } = tables.parked.indexes;

export function dynamoParked(table: TableOptions): Parked {
  const { client, tableName } = table;
  return {
    /** A message that is parked already stays as it is: dead-letter queues deliver at least once. */
    async park(message) {
      const item: ParkedMessage = { ...message, state: 'open' };
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...parkedKeys.message(message.id), ...item, [parkedOpen.partition]: parkedKeys.open },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
      } catch (fault) {
        if (!isConditionFailed(fault)) throw fault;
      }
    },

    /** Oldest first. */
    open: (page) =>
      queryPage(table, { index: parkedOpen, value: parkedKeys.open }, page, (item) =>
        storedParkedSchema.parse(item),
      ),

    async get(id) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: parkedKeys.message(id), ConsistentRead: true }),
      );
      return Item && storedParkedSchema.parse(Item);
    },

    async markSentAgain(id) {
      try {
        await client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: parkedKeys.message(id),
            UpdateExpression: 'SET #state = :sent REMOVE #open',
            ConditionExpression: '#state = :open',
            ExpressionAttributeNames: { '#state': 'state', '#open': parkedOpen.partition },
            ExpressionAttributeValues: { ':sent': 'sent-again', ':open': 'open' },
          }),
        );
        return 'marked';
      } catch (fault) {
        if (isConditionFailed(fault)) return 'already';
        throw fault;
      }
    },
  };
}
