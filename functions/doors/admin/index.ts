import { adminOperations } from '../../../shared/contracts/http/admin.ts';
import { door } from '../../edge/door.ts';
import { readEnvironment } from '../../edge/environment.ts';
import {
  chance,
  followerQueues,
  historyIn,
  noticesIn,
  parkedIn,
  registryOf,
  repairQueue,
  templateVersionsIn,
} from '../../edge/wiring.ts';
import { adminAnswers } from './answers.ts';
import { environmentSchema } from './environment.ts';

const environment = readEnvironment(environmentSchema);

const registry = registryOf(environment.registryTableName);
const answers = adminAnswers({
  registry,
  editor: registry,
  history: historyIn(environment.historyTableName),
  parked: parkedIn(environment.parkedTableName),
  queues: followerQueues(environment.followerQueues),
  notices: noticesIn(environment.noticesTableName),
  templates: templateVersionsIn(environment.noticesTableName),
  siteUrl: environment.siteUrl,
  repairs: repairQueue(environment.repairQueueUrl),
  chance,
});

export const handler = door(adminOperations, answers, {
  issuer: environment.officerIssuer,
  accounts: 'officers',
});
