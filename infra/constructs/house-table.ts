import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { tableKey, tables } from '../../shared/adapters/dynamodb/keys.ts';
import type { TableKey } from '../names.ts';
import type { House } from './house.ts';
import type { HouseFunction } from './house-function.ts';

export interface HouseTableProps {
  readonly key: TableKey;
  readonly encryptionKey: IKey;
}

/** One shape for all, so that a table without a stream or an expiry reads like one that has them. */
type TableShape = {
  readonly stream?: 'NEW_IMAGE';
  readonly expiry?: string;
  readonly indexes: {
    readonly [index: string]: {
      readonly name: string;
      readonly partition: string;
      readonly sort: string;
      readonly projection: 'KEYS_ONLY' | 'ALL' | readonly string[];
    };
  };
};

/** What a function may do to items. There is no Scan, and nothing that touches the table itself. */
const verbs = {
  read: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  put: ['dynamodb:PutItem'],
  update: ['dynamodb:UpdateItem'],
  check: ['dynamodb:ConditionCheckItem'],
  delete: ['dynamodb:DeleteItem'],
} as const;
export type TableVerb = keyof typeof verbs;

/**
 * A table with a fixed name and the adapter's keys, on demand, encrypted with the province's key, recoverable to any second.
 * `Table`, not `TableV2`: the emulator updates it in place, and there is no second region to replicate to.
 */
export class HouseTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, house: House, props: HouseTableProps) {
    super(scope, id);
    const shape: TableShape = tables[props.key];
    this.table = new Table(this, 'Table', {
      tableName: house.names.table(props.key),
      partitionKey: { name: tableKey.partition, type: AttributeType.STRING },
      sortKey: { name: tableKey.sort, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: house.settings.protectFromDeletion,
      removalPolicy: house.settings.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(shape.stream ? { stream: StreamViewType[shape.stream] } : {}),
      ...(shape.expiry ? { timeToLiveAttribute: shape.expiry } : {}),
    });
    for (const { name, partition, sort, projection } of Object.values(shape.indexes)) {
      const isNamed = typeof projection === 'object';
      this.table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: { name: partition, type: AttributeType.STRING },
        sortKey: { name: sort, type: AttributeType.STRING },
        projectionType: isNamed ? ProjectionType.INCLUDE : ProjectionType[projection],
        ...(isNamed ? { nonKeyAttributes: [...projection] } : {}),
      });
    }
  }

  /** Lets a function act on this table's items; an index is read only where it is named. */
  allow(
    to: Pick<HouseFunction, 'allow'>,
    may: readonly TableVerb[],
    options: { readonly indexes?: readonly string[]; readonly keysBeginWith?: string } = {},
  ): void {
    const conditions = options.keysBeginWith
      ? { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${options.keysBeginWith}*`] } }
      : undefined;
    to.allow(
      may.flatMap((verb) => [...verbs[verb]]),
      [this.table.tableArn],
      conditions,
    );
    if (options.indexes?.length) {
      to.allow(
        ['dynamodb:Query'],
        options.indexes.map((name) => `${this.table.tableArn}/index/${name}`),
      );
    }
  }
}
