import { KMSClient } from '@aws-sdk/client-kms';
import type { ClientAddress } from '../client-settings.ts';
import { clientSettings } from '../client-settings.ts';

export const makeKmsClient = (address?: ClientAddress): KMSClient => new KMSClient(clientSettings(address));
