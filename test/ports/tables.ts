import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tableKey, tables } from '../../shared/adapters/dynamodb/keys.ts';
import type { TableName } from '../../shared/adapters/dynamodb/keys.ts';
import { makeDynamoClient } from '../../shared/adapters/dynamodb/make-client.ts';

type Index = {
  readonly name: string;
  readonly partition: string;
  readonly sort: string;
  readonly projection: 'KEYS_ONLY' | 'ALL' | readonly string[];
};

const projectionOf = (projection: Index['projection']) =>
  typeof projection === 'string'
    ? { ProjectionType: projection }
    : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...projection] };

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

/** The table as the stack makes it, from the same words. */
export function tableDefinition(table: TableName, tableName: string): CreateTableCommandInput {
  const indexes: readonly Index[] = Object.values(tables[table].indexes);
  const attributes = [
    tableKey.partition,
    tableKey.sort,
    ...indexes.flatMap(({ partition, sort }) => [partition, sort]),
  ];
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(tableKey.partition, tableKey.sort),
    AttributeDefinitions: [...new Set(attributes)].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map(({ name, partition, sort, projection }) => ({
        IndexName: name,
        KeySchema: keySchema(partition, sort),
        Projection: projectionOf(projection),
      })),
    }),
  };
}

export type Store = { readonly client: DynamoDBDocumentClient; readonly tableName: string };

/** A table of its own for a test, under a name nobody else has. */
export async function makeTable(
  client: DynamoDBDocumentClient,
  table: TableName,
): Promise<Store & { readonly drop: () => Promise<void> }> {
  const tableName = `motcua-port-${table}-${randomUUID()}`;
  await client.send(new CreateTableCommand(tableDefinition(table, tableName)));
  return {
    client,
    tableName,
    drop: async () => void (await client.send(new DeleteTableCommand({ TableName: tableName }))),
  };
}

/** The address of a store that the test run has started. A missing one fails the run: nothing is skipped in silence. */
export function addressFrom(variable: 'MOTCUA_DYNOXIDE_ENDPOINT' | 'MOTCUA_CLOUD_ENDPOINT') {
  const endpoint = process.env[variable];
  if (!endpoint) throw new Error(`${variable} is not set: run \`npm test\`, which starts the store`);
  return {
    endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  } as const;
}

export const clientFrom = (variable: Parameters<typeof addressFrom>[0]): DynamoDBDocumentClient =>
  makeDynamoClient(addressFrom(variable));
