import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { environmentSchema as issueEnvironment } from '../../functions/followers/issue/environment.ts';
import { FunctionEnvironment } from '../constructs/function-environment.ts';
import type { House } from '../constructs/house.ts';
import { HouseFunction, timeoutSecondsOn } from '../constructs/house-function.ts';
import { HouseQueue } from '../constructs/house-queue.ts';
import { HouseStack } from './house-stack.ts';
import type { PortalStack } from './portal.ts';
import { consume } from './routes.ts';
import type { StorageStack } from './storage.ts';
import type { WatchStack } from './watch.ts';

const issueSeconds = 30;
const parkSeconds = 10;
/** Drawing a page is work for the processor, of which a function has as much as it has memory. */
export const printerMemoryMb = 1024;

/** Forms made by themselves, right after what they tell of. What a person asks for is made by the door `print`. */
export class FormsStack extends HouseStack {
  readonly queue: IQueue;
  readonly deadLetters: IQueue;

  constructor(scope: Construct, house: House, storage: StorageStack, watch: WatchStack, portal: PortalStack) {
    super(scope, 'forms', house, 'forms made by themselves');
    const { alarms } = watch;
    const harm = 'Citizens do not find their receipts, requests and rejections; the counter can still print.';
    const queue = new HouseQueue(this, 'IssueQueue', house, {
      name: 'issue',
      consumerTimeoutSeconds: timeoutSecondsOn(house, issueSeconds),
      parkTimeoutSeconds: timeoutSecondsOn(house, parkSeconds),
      oldestMinutes: 30,
      alarms,
      harm,
      runbook: 'forms-are-not-made',
    });
    this.queue = queue.queue;
    this.deadLetters = queue.deadLetters;

    const { history, private: secrets, registry } = storage.tables;
    const issue = new HouseFunction(this, 'Issue', house, {
      folder: 'followers/issue',
      environment: FunctionEnvironment.of(issueEnvironment, {
        STAGE: house.stage,
        PROVINCE: house.province.id,
        HISTORY_TABLE_NAME: history.table.tableName,
        PRIVATE_TABLE_NAME: secrets.table.tableName,
        WRAP_KEY_ID: storage.wrapKey.keyId,
        REGISTRY_TABLE_NAME: registry.table.tableName,
        DOCUMENTS_BUCKET_NAME: storage.documents.bucketName,
        SITE_URL: portal.siteUrl,
        ISSUE_DLQ_URL: queue.deadLetters.queueUrl,
      }),
      memoryMb: printerMemoryMb,
      timeoutSeconds: issueSeconds,
      alarms,
      harm,
      runbook: 'forms-are-not-made',
    });
    history.allow(issue, ['read', 'put', 'update', 'check']);
    secrets.allow(issue, ['read', 'put']);
    registry.allow(issue, ['read']);
    issue.allow(['kms:Decrypt'], [storage.wrapKey.keyArn], {
      'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['dossierId'] },
    });
    allowDocuments(
      issue,
      this,
      house,
      storage,
      ['forms'],
      ['s3:PutObject', 's3:GetObject', 's3:GetObjectVersion'],
    );
    issue.allow(['sqs:SendMessage'], [queue.deadLetters.queueArn]);
    new EventSourceMapping(this, 'IssueFeed', {
      target: issue.function,
      eventSourceArn: queue.queue.queueArn,
      batchSize: 5,
      reportBatchItemFailures: true,
    });
    issue.allow(consume, [queue.queue.queueArn]);
  }
}

/** Objects below some folders of the documents, through S3 with the data key. Nobody may delete there. */
export function allowDocuments(
  to: Pick<HouseFunction, 'allow'>,
  stack: HouseStack,
  house: House,
  storage: StorageStack,
  folders: readonly string[],
  actions: readonly string[],
): void {
  const bucket = `arn:aws:s3:::${house.names.bucket('documents', stack.account)}`;
  to.allow(
    actions,
    folders.map((folder) => `${bucket}/${folder}/*`),
  );
  to.allow(
    ['kms:Decrypt', ...(actions.includes('s3:PutObject') ? ['kms:GenerateDataKey'] : [])],
    [storage.dataKey.keyArn],
    { StringEquals: { 'kms:ViaService': `s3.${stack.region}.amazonaws.com` } },
  );
}
