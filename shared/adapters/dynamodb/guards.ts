import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Guards } from '../../application/ports/others.ts';
import { storedLockSchema, storedTriesSchema } from '../../contracts/stored-others.ts';
import type { Instant } from '../../domain/ids.ts';
import { instantFromMs, msOf } from '../../domain/ids.ts';
import { jitter } from '../retry.ts';
import type { TableOptions } from './client.ts';
import { isConditionFailed } from './faults.ts';
import { guardKeys } from './keys.ts';

const mostTries = 10;

/**
 * Tries and locks. A window begins with the first try after the last one ended. The item may vanish (TTL) only after
 * its window or lock has ended. A request that the SDK repeats may count twice: the guard errs on the strict side.
 */
export function dynamoGuards({ client, tableName }: TableOptions): Guards {
  /** One more try in the running window; undefined when none runs. */
  async function countOn(key: string, at: Instant): Promise<number | undefined> {
    try {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: guardKeys.tries(key),
          UpdateExpression: 'SET tries = tries + :one',
          ConditionExpression: '#until > :at',
          ExpressionAttributeNames: { '#until': 'until' },
          ExpressionAttributeValues: { ':one': 1, ':at': at },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return storedTriesSchema.parse(Attributes).tries;
    } catch (fault) {
      if (isConditionFailed(fault)) return undefined;
      throw fault;
    }
  }

  /** Begins a window; false when somebody else has just begun one. */
  async function begin(key: string, at: Instant, until: Instant): Promise<boolean> {
    try {
      await client.send(
        new PutCommand({
          TableName: tableName,
          Item: { ...guardKeys.tries(key), tries: 1, until, expiresAt: secondsAfter(until) },
          ConditionExpression: 'attribute_not_exists(pk) OR #until <= :at',
          ExpressionAttributeNames: { '#until': 'until' },
          ExpressionAttributeValues: { ':at': at },
        }),
      );
      return true;
    } catch (fault) {
      if (isConditionFailed(fault)) return false;
      throw fault;
    }
  }

  return {
    async lockedUntil(key, at) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: guardKeys.lock(key), ConsistentRead: true }),
      );
      const until = Item && storedLockSchema.parse(Item).until;
      return until && until > at ? until : undefined;
    },

    async count(key, at, windowSeconds) {
      const until = instantFromMs(msOf(at) + windowSeconds * 1000);
      for (let tries = 0; tries < mostTries; tries += 1) {
        const counted = await countOn(key, at);
        if (counted !== undefined) return counted;
        if (await begin(key, at, until)) return 1;
        await jitter(tries);
      }
      throw new Error('This guard is too busy');
    },

    async lock(key, until) {
      const Item = { ...guardKeys.lock(key), until, expiresAt: secondsAfter(until) };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },

    async clear(key) {
      const keys = [guardKeys.tries(key), guardKeys.lock(key)];
      await Promise.all(keys.map((Key) => client.send(new DeleteCommand({ TableName: tableName, Key }))));
    },
  };
}

const secondsAfter = (until: Instant): number => Math.ceil(msOf(until) / 1000);
