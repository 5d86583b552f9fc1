import { SQSClient } from '@aws-sdk/client-sqs';
import type { ClientAddress } from '../client-settings.ts';
import { clientSettings } from '../client-settings.ts';

export const makeSqsClient = (address?: ClientAddress): SQSClient => new SQSClient(clientSettings(address));
