import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import {
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { clientSettings } from './aws.ts';

const templateSchema = z.object({
  Resources: z
    .record(z.string(), z.object({ Type: z.string(), Properties: z.unknown().optional() }))
    .default({}),
});

const tableSchema = z.object({
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
  PointInTimeRecoverySpecification: z.object({ PointInTimeRecoveryEnabled: z.boolean() }).optional(),
});

/**
 * What the emulator reads in a template and does not do: the expiry of rows and point-in-time recovery of tables.
 * (Life-cycle rules of buckets are left out: nothing here lives long enough to move.)
 */
export async function applyFixUps(
  endpoint: string,
  assembly: string,
  stacks: readonly string[],
): Promise<void> {
  for (const stack of stacks) {
    const file = readdirSync(assembly).find((name) => name === `${stack}.template.json`);
    if (file === undefined) continue;
    const template = templateSchema.parse(JSON.parse(readFileSync(join(assembly, file), 'utf8')));
    const tables = Object.entries(template.Resources).filter(
      ([, { Type }]) => Type === 'AWS::DynamoDB::Table',
    );
    if (tables.length === 0) continue;
    const physicalIds = await physicalIdsOf(endpoint, stack);
    for (const [logicalId, { Properties }] of tables) {
      const name = physicalIds.get(logicalId);
      if (name !== undefined) await fixTable(endpoint, name, tableSchema.parse(Properties ?? {}));
    }
  }
}

async function fixTable(
  endpoint: string,
  TableName: string,
  wanted: z.infer<typeof tableSchema>,
): Promise<void> {
  const client = new DynamoDBClient(clientSettings(endpoint));
  const { TimeToLiveSpecification, PointInTimeRecoverySpecification } = wanted;
  if (TimeToLiveSpecification !== undefined) {
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  }
  if (PointInTimeRecoverySpecification !== undefined) {
    await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
  }
}

async function physicalIdsOf(endpoint: string, StackName: string): Promise<Map<string, string>> {
  const client = new CloudFormationClient(clientSettings(endpoint));
  const ids = new Map<string, string>();
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListStackResourcesCommand({ StackName, ...(NextToken === undefined ? {} : { NextToken }) }),
    );
    for (const { LogicalResourceId, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      if (LogicalResourceId !== undefined && PhysicalResourceId !== undefined) {
        ids.set(LogicalResourceId, PhysicalResourceId);
      }
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return ids;
}
