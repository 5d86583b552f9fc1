import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { clientSettings } from './aws.ts';

const table = 'motcua-local-notes';

/**
 * What was done to a cloud (deployed, published, seeded, from which sources), kept inside that cloud: its state is
 * written at a clean end only, and a note beside it would go on saying "deployed" after a kill -9.
 */
export class Notes {
  readonly #client: DynamoDBClient;

  constructor(endpoint: string) {
    this.#client = new DynamoDBClient(clientSettings(endpoint));
  }

  async read(key: string): Promise<{ fingerprint: string; content: string } | undefined> {
    try {
      const { Item } = await this.#client.send(
        new GetItemCommand({ TableName: table, Key: { pk: { S: key } }, ConsistentRead: true }),
      );
      return { fingerprint: Item?.['fingerprint']?.S ?? '', content: Item?.['content']?.S ?? '' };
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }

  async write(key: string, fingerprint: string, content = ''): Promise<void> {
    await this.#ensureTable();
    await this.#client.send(
      new PutItemCommand({
        TableName: table,
        Item: { pk: { S: key }, fingerprint: { S: fingerprint }, content: { S: content } },
      }),
    );
  }

  async #ensureTable(): Promise<void> {
    try {
      await this.#client.send(
        new CreateTableCommand({
          TableName: table,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        }),
      );
    } catch (error) {
      if (!(error instanceof ResourceInUseException)) throw error;
    }
  }
}
