import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** All that a repository asks of the SDK's client; a test can put itself between the two. */
export type DynamoClient = Pick<DynamoDBDocumentClient, 'send'>;
export type TableOptions = { readonly client: DynamoClient; readonly tableName: string };

/** An item as it comes from the store, before a schema has read it. */
export type Item = Readonly<Record<string, unknown>>;
