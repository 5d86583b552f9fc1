import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { CreateKeyCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { KeyWrapper } from '../../shared/application/ports/key-wrapper.ts';
import { privateKeys } from '../../shared/adapters/dynamodb/keys.ts';
import { dynamoPrivateValues } from '../../shared/adapters/dynamodb/private-values.ts';
import { kmsIdentities } from '../../shared/adapters/kms/identities.ts';
import { kmsKeyWrapper } from '../../shared/adapters/kms/key-wrapper.ts';
import { makeKmsClient } from '../../shared/adapters/kms/make-client.ts';
import { memoryKeyWrapper } from '../../shared/adapters/memory/key-wrapper.ts';
import { memoryPrivateValues } from '../../shared/adapters/memory/private-values.ts';
import type { DossierId } from '../../shared/domain/ids.ts';
import { clockAt, newSet, privateValuesSuite } from './private-values.suite.ts';
import type { Clock } from './private-values.suite.ts';
import { newDossierId } from './samples.ts';
import { addressFrom, clientFrom, makeTable } from './tables.ts';
import type { Store } from './tables.ts';

const eraserOf =
  ({ client, tableName }: Store) =>
  async (id: DossierId): Promise<void> =>
    void (await client.send(new DeleteCommand({ TableName: tableName, Key: privateKeys.dataKey(id) })));

async function makeOn(variable: Parameters<typeof clientFrom>[0], wrapper: KeyWrapper, clock: Clock) {
  const table = await makeTable(clientFrom(variable), 'private');
  const port = dynamoPrivateValues({ ...table, wrapper, now: () => clock.ms });
  return { port, eraseKey: eraserOf(table), close: table.drop };
}

const kms = makeKmsClient(addressFrom('MOTCUA_CLOUD_ENDPOINT'));
const makeKey = async (spec: { KeySpec?: 'HMAC_256'; KeyUsage?: 'GENERATE_VERIFY_MAC' } = {}) =>
  (await kms.send(new CreateKeyCommand(spec))).KeyMetadata?.KeyId ?? '';

privateValuesSuite('twin', async (clock) => {
  const port = memoryPrivateValues({ now: () => clock.ms });
  return { port, eraseKey: async (id) => port.eraseKey(id), close: async () => {} };
});
privateValuesSuite('Dynoxide', (clock) => makeOn('MOTCUA_DYNOXIDE_ENDPOINT', memoryKeyWrapper(), clock));
privateValuesSuite('local cloud, KMS', async (clock) =>
  makeOn('MOTCUA_CLOUD_ENDPOINT', kmsKeyWrapper({ client: kms, keyId: await makeKey() }), clock),
);

describe('the seal', () => {
  const clock = clockAt();
  const counted = { made: 0, unwrapped: 0 };
  const inner = memoryKeyWrapper();
  const wrapper: KeyWrapper = {
    newKey: async (id) => {
      counted.made += 1;
      return inner.newKey(id);
    },
    unwrap: async (id, wrapped) => {
      counted.unwrapped += 1;
      return inner.unwrap(id, wrapped);
    },
  };
  let table: Store & { drop: () => Promise<void> };
  const open = () => dynamoPrivateValues({ ...table, wrapper, now: () => clock.ms });
  beforeAll(async () => {
    table = await makeTable(clientFrom('MOTCUA_DYNOXIDE_ENDPOINT'), 'private');
  });
  afterAll(async () => table?.drop());

  const itemAt = async (key: { pk: string; sk: string }) =>
    (await table.client.send(new GetCommand({ TableName: table.tableName, Key: key }))).Item;

  test('shows nothing of what is under it', async () => {
    const id = newDossierId();
    const set = newSet();
    await open().seal(id, set);
    const item = await itemAt(privateKeys.values(id, set.valuesId));
    const bytes = Buffer.from(item?.['sealed']);
    expect(bytes.toString('utf8')).not.toContain('Nguyễn');
    expect(bytes.toString('utf8')).not.toContain('036094001234');
    expect(Object.keys(item ?? {}).sort()).toEqual(['keyName', 'pk', 'sealed', 'sk']);
  });

  test('damaged in one bit is a fault, not an absence', async () => {
    const id = newDossierId();
    const set = newSet();
    const values = open();
    await values.seal(id, set);
    const key = privateKeys.values(id, set.valuesId);
    const sealed = Uint8Array.from((await itemAt(key))?.['sealed']);
    const last = sealed.length - 1;
    sealed[last] = (sealed[last] ?? 0) ^ 1;
    await table.client.send(
      new UpdateCommand({
        TableName: table.tableName,
        Key: key,
        UpdateExpression: 'SET sealed = :s',
        ExpressionAttributeValues: { ':s': sealed },
      }),
    );
    await expect(values.open(id, [set.valuesId])).rejects.toThrow();
  });

  test("does not open with another dossier's key, nor for another set of the same dossier", async () => {
    const [id, other] = [newDossierId(), newDossierId()];
    const [set, otherSet, second] = [newSet(), newSet(), newSet()];
    await open().seal(id, set);
    await open().seal(id, second);
    await open().seal(other, otherSet);
    const move = async (from: { pk: string; sk: string }, to: { pk: string; sk: string }) =>
      table.client.send(
        new PutCommand({ TableName: table.tableName, Item: { ...(await itemAt(from)), ...to } }),
      );
    await move(privateKeys.values(id, second.valuesId), privateKeys.values(id, set.valuesId));
    await expect(open().open(id, [set.valuesId])).rejects.toThrow();
    await move(privateKeys.dataKey(id), privateKeys.dataKey(other));
    await expect(open().open(other, [otherSet.valuesId])).rejects.toThrow();
  });

  test('is made with one key also when two begin at once', async () => {
    const id = newDossierId();
    const sets = [newSet(), newSet(), newSet(), newSet()];
    await Promise.all(sets.map((set) => open().seal(id, set)));
    expect(
      await open().open(
        id,
        sets.map(({ valuesId }) => valuesId),
      ),
    ).toEqual(sets);
  });

  test('asks for the key at most once in five minutes, and keeps a hundred', async () => {
    const values = open();
    const id = newDossierId();
    const set = newSet();
    await open().seal(id, set);
    const unwrapsOf = async (act: () => Promise<unknown>) => {
      const before = counted.unwrapped;
      await act();
      return counted.unwrapped - before;
    };
    const read = () => values.open(id, [set.valuesId]);
    expect(await unwrapsOf(read)).toBe(1);
    expect(await unwrapsOf(read)).toBe(0);
    clock.ms += 5 * 60 * 1000;
    expect(await unwrapsOf(read)).toBe(1);
    for (let others = 0; others < 100; others += 1) await values.seal(newDossierId(), newSet());
    expect(await unwrapsOf(read)).toBe(1);
  });
});

describe('keys of persons (local cloud, KMS)', () => {
  test('are the same for the same number only, and do not show it', async () => {
    const keyId = await makeKey({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' });
    const identities = kmsIdentities({ client: kms, keyId });
    const key = await identities.keyOf('036094001234');
    expect(await identities.keyOf('036094001234')).toBe(key);
    expect(await identities.keyOf('036094001235')).not.toBe(key);
    expect(key).toMatch(/^[\w-]{43}$/);
  });
});
