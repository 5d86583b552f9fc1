import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MachineNotes } from '../../application/ports/machines.ts';
import {
  storedNoteOfParkingSchema,
  storedRunSchema,
  storedTokenSchema,
} from '../../contracts/stored-others.ts';
import type { TableOptions } from './client.ts';
import { isConditionFailed } from './faults.ts';
import type { Key } from './keys.ts';
import { machineKeys } from './keys.ts';

/** Longer than any machine runs; what is lost before then, repair makes again. */
const keptSeconds = 400 * 24 * 60 * 60;

/** Tokens and runs; nothing here is history. */
export function dynamoMachineNotes({
  client,
  tableName,
  now,
}: TableOptions & { readonly now: () => number }): MachineNotes {
  const expiresAt = () => Math.ceil(now() / 1000) + keptSeconds;
  const get = async (key: Key) =>
    (await client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))).Item;
  return {
    async keepToken({ dossierId, step, visit, run, taskToken }) {
      const Item = { ...machineKeys.token(dossierId, step, visit), run, taskToken, expiresAt: expiresAt() };
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item,
            // A late message of an old run never takes the place of a newer one's token.
            ConditionExpression: 'attribute_not_exists(pk) OR #run <= :run',
            ExpressionAttributeNames: { '#run': 'run' },
            ExpressionAttributeValues: { ':run': run },
          }),
        );
      } catch (fault) {
        if (!isConditionFailed(fault)) throw fault;
      }
    },
    async token(dossierId, step, visit) {
      const item = await get(machineKeys.token(dossierId, step, visit));
      return item && storedTokenSchema.parse(item).taskToken;
    },
    async run(dossierId) {
      const item = await get(machineKeys.run(dossierId));
      return item && storedRunSchema.parse(item);
    },
    async beginRun(dossierId, run) {
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...machineKeys.run(dossierId), ...run, expiresAt: expiresAt() },
            ConditionExpression: 'attribute_not_exists(pk) OR #run = :before OR #run = :run',
            ExpressionAttributeNames: { '#run': 'run' },
            ExpressionAttributeValues: { ':before': run.run - 1, ':run': run.run },
          }),
        );
        return 'begun';
      } catch (fault) {
        if (isConditionFailed(fault)) return 'other';
        throw fault;
      }
    },
    async parkedAt(dossierId) {
      const item = await get(machineKeys.parked(dossierId));
      return item && storedNoteOfParkingSchema.parse(item).at;
    },
    async noteParked(dossierId, at) {
      const Item = { ...machineKeys.parked(dossierId), at, expiresAt: expiresAt() };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
  };
}
