import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ClientAddress } from '../client-settings.ts';
import { clientSettings } from '../client-settings.ts';

export const makeDynamoClient = (address?: ClientAddress): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(address)), {
    marshallOptions: { removeUndefinedValues: true },
  });
