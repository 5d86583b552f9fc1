import { SNSClient } from '@aws-sdk/client-sns';
import type { ClientAddress } from '../client-settings.ts';
import { clientSettings } from '../client-settings.ts';

/** One try a call: an SMS whose answer was lost may have been sent, and the SDK would send it again. */
export const makeSnsClient = (address?: ClientAddress): SNSClient =>
  new SNSClient({ ...clientSettings(address), maxAttempts: 1 });
