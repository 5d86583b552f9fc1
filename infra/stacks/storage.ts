import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type CfnBucket,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { CfnQueuePolicy, type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { exact } from '../constructs/exact.ts';
import type { House } from '../constructs/house.ts';
import { timeoutSecondsOn } from '../constructs/house-function.ts';
import { HouseTable } from '../constructs/house-table.ts';
import type { TableKey } from '../names.ts';
import { HouseStack } from './house-stack.ts';

/** What is kept: keys, tables, the archive. */
export class StorageStack extends HouseStack {
  readonly dataKey: Key;
  readonly wrapKey: Key;
  readonly identityKey: Key;
  readonly tables: Readonly<Record<TableKey, HouseTable>>;
  readonly archive: Bucket;
  /** What was handed in and handed out: files, forms, results; every version is kept. */
  readonly documents: Bucket;
  /** Where files arrive and are looked at. What is worth keeping is copied out of it. */
  readonly quarantine: Bucket;
  /** Who stands in for the scanner hears here of what arrives; there is none where the scanner itself looks. */
  readonly arrivals: IQueue | undefined;

  constructor(scope: Construct, house: House) {
    super(scope, 'storage', house, 'keys, tables and the archive');
    const removalPolicy = house.settings.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

    this.dataKey = new Key(this, 'DataKey', {
      alias: house.names.keyAlias('data'),
      description: 'Encrypts tables, the archive and alarms at rest',
      enableKeyRotation: true,
      removalPolicy,
    });
    // Whoever may use a table may use the key through it, as DynamoDB's manual has it: the right to the items is
    // given, or not, by the table's own statements in the function's role.
    this.dataKey.addToResourcePolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': this.account,
            'kms:ViaService': `dynamodb.${this.region}.amazonaws.com`,
          },
        },
      }),
    );
    this.dataKey.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    // Bounces come over a topic that is encrypted with it.
    this.dataKey.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    this.wrapKey = new Key(this, 'WrapKey', {
      alias: house.names.keyAlias('wrap'),
      description: 'Wraps the data key of each dossier; the encryption context names the dossier',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.identityKey = new Key(this, 'IdentityKey', {
      alias: house.names.keyAlias('identity'),
      description: 'Makes the codes by which a personal identity number is found again without being kept',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy,
    });

    const table = (id: string, key: TableKey) =>
      new HouseTable(this, id, house, { key, encryptionKey: this.dataKey });
    this.tables = {
      history: table('History', 'history'),
      private: table('Private', 'private'),
      registry: table('Registry', 'registry'),
      reads: table('Reads', 'reads'),
      files: table('Files', 'files'),
      guards: table('Guards', 'guards'),
      parked: table('Parked', 'parked'),
      machines: table('Machines', 'machines'),
      notices: table('Notices', 'notices'),
    };

    const shared = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: house.settings.refusePlainHttp,
      versioned: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy,
    } satisfies BucketProps;
    const logs = new Bucket(this, 'Logs', {
      ...shared,
      bucketName: house.names.bucket('logs', this.account),
      // S3 writes its own access logs into no other encryption than this.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [
        {
          expiration: Duration.days(house.settings.logRetentionDays),
          noncurrentVersionExpiration: Duration.days(7),
        },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    this.archive = new Bucket(this, 'Archive', {
      ...shared,
      bucketName: house.names.bucket('archive', this.account),
      encryption: BucketEncryption.KMS,
      encryptionKey: this.dataKey,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: exact<IBucket>(logs),
      serverAccessLogsPrefix: 'archive/',
      lifecycleRules: [
        {
          transitions: [{ storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(60) }],
        },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });

    this.documents = new Bucket(this, 'Documents', {
      ...shared,
      bucketName: house.names.bucket('documents', this.account),
      encryption: BucketEncryption.KMS,
      encryptionKey: this.dataKey,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: exact<IBucket>(logs),
      serverAccessLogsPrefix: 'documents/',
      // Pages open papers by presigned links: whoever holds one has the paper, from whichever page he asks.
      cors: [{ allowedMethods: [HttpMethods.GET], allowedOrigins: ['*'], maxAge: 3000 }],
      lifecycleRules: [
        // A printed register says what is true today; it is made again whenever it is asked for.
        {
          prefix: 'registers/',
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
        },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });

    this.quarantine = new Bucket(this, 'Quarantine', {
      ...shared,
      bucketName: house.names.bucket('quarantine', this.account),
      encryption: BucketEncryption.KMS,
      encryptionKey: this.dataKey,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: exact<IBucket>(logs),
      serverAccessLogsPrefix: 'quarantine/',
      // An invitation is bound to its bytes, whichever page sends them.
      cors: [
        { allowedMethods: [HttpMethods.PUT], allowedOrigins: ['*'], allowedHeaders: ['*'], maxAge: 3000 },
      ],
      lifecycleRules: [
        {
          // What was not attached is cleared after 48 hours by `clear-uploads`; this is the net below it.
          expiration: Duration.days(14),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });

    this.arrivals = house.settings.malwareScanner.standIn ? this.arrivalsQueue(house) : undefined;

    this.tell('DataKeyId', this.dataKey.keyId);
    this.tell('WrapKeyId', this.wrapKey.keyId);
    this.tell('IdentityKeyId', this.identityKey.keyId);
    this.tell('ArchiveBucketName', this.archive.bucketName);
    this.tell('QuarantineBucketName', this.quarantine.bucketName);
    this.tell('DocumentsBucketName', this.documents.bucketName);
  }

  /** Written into the bucket's own template: the construct's way is a function that asks S3, with rights of its own. */
  private arrivalsQueue(house: House): IQueue {
    const queue = new Queue(this, 'Arrivals', {
      queueName: house.names.queue('arrivals'),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: house.settings.refusePlainHttp,
      visibilityTimeout: Duration.seconds(6 * timeoutSecondsOn(house, scanSeconds)),
    });
    const may = new CfnQueuePolicy(this, 'ArrivalsPolicy', {
      queues: [queue.queueUrl],
      policyDocument: new PolicyDocument({
        statements: [
          new PolicyStatement({
            principals: [new ServicePrincipal('s3.amazonaws.com')],
            actions: ['sqs:SendMessage'],
            resources: [queue.queueArn],
            conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
          }),
        ],
      }),
    });
    const bucket = this.quarantine.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      queueConfigurations: [{ event: 's3:ObjectCreated:*', queue: queue.queueArn }],
    };
    bucket.addResourceDependency(may);
    return queue;
  }
}

/** How long the scanner's stand-in may take. */
export const scanSeconds = 30;
