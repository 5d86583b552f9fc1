import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Chance } from '../../shared/application/ports/others.ts';
import { dynamoFiles } from '../../shared/adapters/dynamodb/files.ts';
import { dynamoGuards } from '../../shared/adapters/dynamodb/guards.ts';
import { dynamoHistory } from '../../shared/adapters/dynamodb/history.ts';
import { makeDynamoClient } from '../../shared/adapters/dynamodb/make-client.ts';
import { dynamoMachineNotes } from '../../shared/adapters/dynamodb/machine-notes.ts';
import { dynamoNoticeTemplates } from '../../shared/adapters/dynamodb/notice-templates.ts';
import { dynamoNotices } from '../../shared/adapters/dynamodb/notices.ts';
import { dynamoParked } from '../../shared/adapters/dynamodb/parked.ts';
import { dynamoPrivateValues } from '../../shared/adapters/dynamodb/private-values.ts';
import { dynamoReads } from '../../shared/adapters/dynamodb/reads.ts';
import { dynamoRegistry } from '../../shared/adapters/dynamodb/registry.ts';
import { makeEventBridgeClient } from '../../shared/adapters/eventbridge/make-client.ts';
import { eventBridgeScanEvents } from '../../shared/adapters/eventbridge/scan-events.ts';
import { kmsIdentities } from '../../shared/adapters/kms/identities.ts';
import { kmsKeyWrapper } from '../../shared/adapters/kms/key-wrapper.ts';
import { makeKmsClient } from '../../shared/adapters/kms/make-client.ts';
import { s3Archive } from '../../shared/adapters/s3/archive.ts';
import { s3FileKeeper, s3Quarantine } from '../../shared/adapters/s3/quarantine.ts';
import { s3ScanMarks } from '../../shared/adapters/s3/scan-marks.ts';
import { s3Documents } from '../../shared/adapters/s3/documents.ts';
import { makeS3Client } from '../../shared/adapters/s3/make-client.ts';
import { sesMailSender } from '../../shared/adapters/ses/mail-sender.ts';
import { makeSesClient } from '../../shared/adapters/ses/make-client.ts';
import { makeSnsClient } from '../../shared/adapters/sns/make-client.ts';
import { snsSmsSender } from '../../shared/adapters/sns/sms-sender.ts';
import { sqsDeadLetters } from '../../shared/adapters/sqs/dead-letters.ts';
import { sqsFollowerQueues } from '../../shared/adapters/sqs/follower-queues.ts';
import { sqsRepairQueue } from '../../shared/adapters/sqs/repair-queue.ts';
import { makeSqsClient } from '../../shared/adapters/sqs/make-client.ts';
import { sfnClockMachines, sfnRouteMachines } from '../../shared/adapters/step-functions/machines.ts';
import { makeSfnClient } from '../../shared/adapters/step-functions/make-client.ts';
import { templatesInForce } from '../../shared/adapters/templates-in-force.ts';
import { builtInTemplates } from '../../shared/application/notice-templates.ts';
import { instantFromMs } from '../../shared/domain/ids.ts';

/**
 * Where ports meet what they are made of. Clients are made once a process, when first needed; marked pure, so that a
 * bundle leaves out the clients its function has no use for.
 */
const once = <Client>(make: () => Client): (() => Client) => {
  let made: Client | undefined;
  return () => (made ??= make());
};
const dynamo = /* @__PURE__ */ once(makeDynamoClient);
const kms = /* @__PURE__ */ once(makeKmsClient);
const sqs = /* @__PURE__ */ once(makeSqsClient);
const sfn = /* @__PURE__ */ once(makeSfnClient);
const s3 = /* @__PURE__ */ once(makeS3Client);
const ses = /* @__PURE__ */ once(makeSesClient);
const sns = /* @__PURE__ */ once(makeSnsClient);
const now = (): number => Date.now();

/** Time and chance of a running function. */
export const chance: Chance = {
  now: () => instantFromMs(now()),
  uuid: () => randomUUID(),
  bytes: (count) => randomBytes(count).toString('base64url'),
  pause: async (most) => void (await delay(randomInt(Math.max(1, Math.round(most))))),
};

export const historyIn = (tableName: string) => dynamoHistory({ client: dynamo(), tableName });
export const privateValuesIn = (tableName: string, wrapKeyId: string) =>
  dynamoPrivateValues({
    client: dynamo(),
    tableName,
    now,
    wrapper: kmsKeyWrapper({ client: kms(), keyId: wrapKeyId }),
  });
export const registryOf = (tableName: string) => dynamoRegistry({ client: dynamo(), tableName, now });
export const readsIn = (tableName: string) => dynamoReads({ client: dynamo(), tableName });
export const guardsIn = (tableName: string) => dynamoGuards({ client: dynamo(), tableName });
export const noticesIn = (tableName: string) => dynamoNotices({ client: dynamo(), tableName });
export const mailSender = (sender: { address: string; name: string; configurationSet: string }) =>
  sesMailSender({ client: ses(), ...sender });
export const smsSender = (senderId: string) => snsSmsSender({ client: sns(), senderId });
/** The words in force: the newest published, else those of the program. */
export const noticeTemplatesIn = (tableName: string) =>
  templatesInForce(templateVersionsIn(tableName), builtInTemplates, now);
export const templateVersionsIn = (tableName: string) =>
  dynamoNoticeTemplates({ client: dynamo(), tableName });
export const parkedIn = (tableName: string) => dynamoParked({ client: dynamo(), tableName });
export const identitiesBy = (keyId: string) => kmsIdentities({ client: kms(), keyId });
export const machineNotesIn = (tableName: string) => dynamoMachineNotes({ client: dynamo(), tableName, now });
type MachineSettings = { readonly machineArnPrefix: string; readonly machineNamePrefix: string };
const machinesBy = ({ machineArnPrefix, machineNamePrefix }: MachineSettings) => ({
  client: sfn(),
  arnPrefix: machineArnPrefix,
  namePrefix: machineNamePrefix,
});
export const routeMachines = (settings: MachineSettings) => sfnRouteMachines(machinesBy(settings));
export const clockMachines = (settings: MachineSettings) => sfnClockMachines(machinesBy(settings));
export const followerQueues = (queues: { readonly [follower: string]: string }) =>
  sqsFollowerQueues({ client: sqs(), queues });
export const repairQueue = (queueUrl: string) => sqsRepairQueue({ client: sqs(), queueUrl });
export const deadLetters = (queueUrl: string) => sqsDeadLetters({ client: sqs(), queueUrl });
export const filesIn = (tableName: string) => dynamoFiles({ client: dynamo(), tableName });
export const quarantineIn = (bucketName: string) => s3Quarantine({ client: s3(), bucketName });
export const fileKeeper = (of: { readonly quarantine: string; readonly documents: string }) =>
  s3FileKeeper({ client: s3(), ...of });
export const scanMarksIn = (bucketName: string) => s3ScanMarks({ client: s3(), bucketName });
export const scanEvents = () => eventBridgeScanEvents(makeEventBridgeClient());
export const documentsIn = (bucketName: string) => s3Documents({ client: s3(), bucketName });
export const archiveIn = (bucketName: string) => s3Archive({ client: s3(), bucketName });
