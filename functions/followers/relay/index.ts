import { readEnvironment } from '../../edge/environment.ts';
import { deadLetters, followerQueues } from '../../edge/wiring.ts';
import { environmentSchema } from './environment.ts';
import { relay } from './relay.ts';

const environment = readEnvironment(environmentSchema);

export const handler = relay({
  queues: followerQueues(environment.followerQueues),
  deadLetters: deadLetters(environment.relayDlqUrl),
});
