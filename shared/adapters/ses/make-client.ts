import { SESClient } from '@aws-sdk/client-ses';
import type { ClientAddress } from '../client-settings.ts';
import { clientSettings } from '../client-settings.ts';

/** One try a call: a mail whose answer was lost may have been sent, and the SDK would send it again. */
export const makeSesClient = (address?: ClientAddress): SESClient =>
  new SESClient({ ...clientSettings(address), maxAttempts: 1 });
