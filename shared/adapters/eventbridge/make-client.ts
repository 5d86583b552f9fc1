import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { clientSettings } from '../client-settings.ts';
import type { ClientAddress } from '../client-settings.ts';

export const makeEventBridgeClient = (address?: ClientAddress): EventBridgeClient =>
  new EventBridgeClient(clientSettings(address));
