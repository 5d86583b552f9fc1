import type { FunctionFolder } from '../../infra/names.ts';

const read = 'BatchGetItem GetItem Query';
const append = 'BatchGetItem ConditionCheckItem GetItem PutItem Query UpdateItem';
const all = 'BatchGetItem ConditionCheckItem DeleteItem GetItem PutItem Query UpdateItem';
const noted = 'BatchGetItem GetItem PutItem Query';
const machines = 'arn:aws:states:ap-southeast-1:<AWS::AccountId>:stateMachine:motcua-ninh-binh-live-*';
const executions = 'arn:aws:states:ap-southeast-1:<AWS::AccountId>:execution:motcua-ninh-binh-live-*:*';
const consume = 'ChangeMessageVisibility DeleteMessage GetQueueAttributes ReceiveMessage';

const documents = (folders: string, actions: string): string[] =>
  folders
    .split(' ')
    .map((folder) => `s3 motcua-ninh-binh-live-documents-<AWS::AccountId>/${folder}/*: ${actions}`);

/** What each role may do on what, beside its own log group and X-Ray: all of it. */
export const rights: Record<FunctionFolder, string[]> = {
  'doors/public': [
    `dynamodb History: ${read}`,
    'dynamodb History/index/dossier-code: Query',
    'dynamodb History/index/filing-number: Query',
    `dynamodb Private: ${read}`,
    `dynamodb Registry: ${read}`,
    `dynamodb Guards: ${all}`,
    'kms WrapKey: Decrypt',
  ],
  'doors/citizen': [
    `dynamodb History: ${append}`,
    'dynamodb History/index/account-dossiers: Query',
    'dynamodb History/index/applicant-dossiers: Query',
    'dynamodb History/index/dossier-code: Query',
    'dynamodb History/index/filing-number: Query',
    `dynamodb Private: ${all}`,
    'dynamodb Private/index/account-drafts: Query',
    `dynamodb Registry: ${read}`,
    'kms WrapKey: Decrypt GenerateDataKey',
    'kms IdentityKey: GenerateMac',
    ...documents('forms files', 'GetObject GetObjectVersion'),
    'kms DataKey: Decrypt',
  ],
  'doors/office': [
    `dynamodb History: ${append}`,
    'dynamodb History/index/applicant-dossiers: Query',
    'dynamodb History/index/dossier-code: Query',
    'dynamodb History/index/filing-number: Query',
    'dynamodb History/index/paper-coming: Query',
    'dynamodb History/index/paper-held: Query',
    'dynamodb History/index/uncollected: Query',
    'dynamodb History/index/unit-queue: Query',
    `dynamodb Private: ${all}`,
    `dynamodb Reads: ${append}`,
    `dynamodb Registry: ${read}`,
    'dynamodb Registry/index/unit-people: Query',
    'kms WrapKey: Decrypt GenerateDataKey',
    'kms IdentityKey: GenerateMac',
  ],
  'doors/admin': [
    `dynamodb Registry: ${append}`,
    'dynamodb Registry/index/unit-people: Query',
    `dynamodb Parked: ${append}`,
    'dynamodb Parked/index/parked-open: Query',
    'dynamodb Notices: BatchGetItem GetItem PutItem Query UpdateItem',
    'dynamodb Notices/index/notice-list: Query',
    'sqs ArchiveQueue: SendMessage',
    'sqs ConductQueue: SendMessage',
    'sqs IssueQueue: SendMessage',
    'sqs NotifyQueue: SendMessage',
    'sqs RepairQueue: SendMessage',
  ],
  'doors/audit': [
    `dynamodb History: ${read}`,
    'dynamodb History/index/dossier-code: Query',
    'dynamodb History/index/filing-number: Query',
    `dynamodb Private: ${read}`,
    `dynamodb Registry: ${read}`,
    `dynamodb Reads: ${append}`,
    'kms WrapKey: Decrypt',
  ],
  'doors/print': [
    `dynamodb History: ${append}`,
    'dynamodb History/index/register: Query',
    `dynamodb Private: ${noted}`,
    `dynamodb Registry: ${read}`,
    `dynamodb Reads: ${append}`,
    'kms WrapKey: Decrypt',
    ...documents('files', 'GetObject GetObjectVersion'),
    ...documents('forms registers', 'GetObject GetObjectVersion PutObject'),
    'kms DataKey: Decrypt GenerateDataKey',
  ],
  'followers/relay': [
    'dynamodb History stream: DescribeStream GetRecords GetShardIterator',
    'dynamodb *: ListStreams',
    'kms DataKey: Decrypt',
    'sqs ArchiveQueue: SendMessage',
    'sqs ConductQueue: SendMessage',
    'sqs IssueQueue: SendMessage',
    'sqs NotifyQueue: SendMessage',
    'sqs RelayDeadLettersQueue: SendMessage',
  ],
  'followers/archive': [
    `dynamodb History: ${read}`,
    's3 motcua-ninh-binh-live-archive-<AWS::AccountId>/*: PutObject',
    'kms DataKey: Decrypt GenerateDataKey',
    `sqs ArchiveQueue: ${consume}`,
    'sqs ArchiveQueueDeadLettersQueue: SendMessage',
  ],
  'followers/issue': [
    `dynamodb History: ${append}`,
    `dynamodb Private: ${noted}`,
    `dynamodb Registry: ${read}`,
    'kms WrapKey: Decrypt',
    ...documents('forms', 'GetObject GetObjectVersion PutObject'),
    'kms DataKey: Decrypt GenerateDataKey',
    `sqs IssueQueue: ${consume}`,
    'sqs IssueQueueDeadLettersQueue: SendMessage',
  ],
  'followers/park': [
    'dynamodb Parked: PutItem UpdateItem',
    `sqs ArchiveQueueDeadLettersQueue: ${consume}`,
    `sqs ConductQueueDeadLettersQueue: ${consume}`,
    `sqs IssueQueueDeadLettersQueue: ${consume}`,
    `sqs BounceQueueDeadLettersQueue: ${consume}`,
    `sqs NotifyQueueDeadLettersQueue: ${consume}`,
    `sqs RelayDeadLettersQueue: ${consume}`,
    `sqs RepairQueueDeadLettersQueue: ${consume}`,
    `sqs StepsQueueDeadLettersQueue: ${consume}`,
  ],
  // Without a sender of its own the province sends nothing; what a sender brings stands in notices.test.ts.
  'followers/notify': [
    `dynamodb History: ${read}`,
    `dynamodb Private: ${read}`,
    `dynamodb Registry: ${read}`,
    `dynamodb Notices: ${noted}`,
    'dynamodb Notices/index/notice-list: Query',
    'kms WrapKey: Decrypt',
    'kms IdentityKey: GenerateMac',
    `sqs NotifyQueue: ${consume}`,
    'sqs NotifyQueueDeadLettersQueue: SendMessage',
  ],
  'followers/bounce': [
    `dynamodb Notices: ${noted}`,
    `sqs BounceQueue: ${consume}`,
    'sqs BounceQueueDeadLettersQueue: SendMessage',
  ],
  'followers/conduct': [
    `dynamodb History: ${read}`,
    `dynamodb Machines: ${noted}`,
    `sqs ConductQueue: ${consume}`,
    'sqs ConductQueueDeadLettersQueue: SendMessage',
    `states ${executions}: DescribeExecution`,
    `states ${machines}: SendTaskSuccess StartExecution`,
  ],
  'steps/open-step': [
    `dynamodb History: ${append}`,
    `dynamodb Machines: ${noted}`,
    `dynamodb Private: ${read}`,
    `dynamodb Registry: ${read}`,
    'kms WrapKey: Decrypt',
    `sqs StepsQueue: ${consume}`,
    'sqs StepsQueueDeadLettersQueue: SendMessage',
    `states ${machines}: SendTaskSuccess`,
  ],
  'clocks/wake': [
    `dynamodb History: ${append}`,
    `dynamodb Private: ${read}`,
    `dynamodb Registry: ${read}`,
    'kms WrapKey: Decrypt',
  ],
  'clocks/repair': [
    `dynamodb History: ${read}`,
    'dynamodb History/index/waits: Query',
    `dynamodb Machines: ${noted}`,
    `sqs RepairQueue: ${consume}`,
    'sqs RepairQueueDeadLettersQueue: SendMessage',
    `states ${executions}: DescribeExecution StopExecution`,
    `states ${machines}: StartExecution`,
  ],
  'sign-in/link-account': ['dynamodb Registry: PutItem UpdateItem', 'kms IdentityKey: GenerateMac'],
};
