import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dynamoHistory } from '../../shared/adapters/dynamodb/history.ts';
import { historyKeys } from '../../shared/adapters/dynamodb/keys.ts';
import type { DynamoClient } from '../../shared/adapters/dynamodb/client.ts';
import type { AppendOutcome } from '../../shared/application/ports/history.ts';
import { headOf } from './history.suite.ts';
import { appendOf, completed, filed, newUnit, opened } from './samples.ts';
import { clientFrom, makeTable } from './tables.ts';
import type { Store } from './tables.ts';

/** What emulators never do: conflicts, throttles and answers that are lost on their way back. */
const failure = (name: string, more: object = {}): Error => Object.assign(new Error(name), { name }, more);
const cancelled = (...codes: string[]): Error =>
  failure('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });

type Happening = 'before' | 'after';

describe('an append', () => {
  let table: Store & { drop: () => Promise<void> };
  beforeAll(async () => {
    table = await makeTable(clientFrom('MOTCUA_DYNOXIDE_ENDPOINT'), 'history');
  });
  afterAll(async () => table?.drop());

  /** A client whose next transaction fails, before or after the store has done it. */
  function failing(fault: Error, happens: Happening): { client: DynamoClient; sent: () => number } {
    let sent = 0;
    const send = async (command: Parameters<DynamoClient['send']>[0]): Promise<unknown> => {
      if (!(command instanceof TransactWriteCommand)) return table.client.send(command);
      sent += 1;
      if (sent > 1) return table.client.send(command);
      if (happens === 'after') await table.client.send(command);
      throw fault;
    };
    return {
      client: new Proxy(table.client, {
        get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)),
      }),
      sent: () => sent,
    };
  }

  const real = () => dynamoHistory(table);
  const unit = newUnit();
  const started = async () => {
    const append = appendOf(undefined, [filed(), opened('intake', { holder: unit })]);
    expect(await real().append(append)).toBe('appended');
    return headOf(real(), append.after.id);
  };

  const cases: readonly [string, Error, AppendOutcome][] = [
    ['a conflict on the head', cancelled('None', 'TransactionConflict', 'None'), 'busy'],
    ['a throttled index', cancelled('None', 'None', 'ThrottlingError'), 'busy'],
    ['a throttled partition', cancelled('ProvisionedThroughputExceeded', 'None', 'None'), 'busy'],
    ['a throttled request', failure('ThrottlingException'), 'busy'],
    ['a request that is still under way', failure('TransactionInProgressException'), 'busy'],
    [
      'a head that moved while the step was in conflict',
      cancelled('None', 'ConditionalCheckFailed', 'TransactionConflict'),
      'head-conflict',
    ],
  ];
  test.each(cases)('answers %s, writes nothing, and succeeds when tried again', async (_, fault, outcome) => {
    const head = await started();
    const append = appendOf(head, [completed('intake', 'received')]);
    const history = dynamoHistory({ ...table, client: failing(fault, 'before').client });
    expect(await history.append(append)).toBe(outcome);
    expect(await headOf(real(), head.dossier.id)).toEqual(head);
    expect(await history.append(append)).toBe('appended');
  });

  const unknown: readonly [string, Error][] = [
    ['an internal error', failure('InternalServerError')],
    ['a refused permission', failure('AccessDeniedException')],
    ['a token used with other content', failure('IdempotentParameterMismatchException')],
    ['a reason we do not know', cancelled('None', 'ItemCollectionSizeLimitExceeded', 'None')],
    ['a cancellation without reasons', failure('TransactionCanceledException')],
  ];
  test.each(unknown)('throws %s as it came', async (_, fault) => {
    const head = await started();
    const history = dynamoHistory({ ...table, client: failing(fault, 'before').client });
    await expect(history.append(appendOf(head, [completed('intake', 'received')]))).rejects.toBe(fault);
  });

  test('whose answer is lost has happened: the mark tells, and the same append is not done twice', async () => {
    const head = await started();
    const append = appendOf(head, [completed('intake', 'received')]);
    const lost = failure('TimeoutError');
    const { client, sent } = failing(lost, 'after');
    const history = dynamoHistory({ ...table, client });
    await expect(history.append(append)).rejects.toBe(lost);

    const after = await headOf(history, head.dossier.id);
    expect(after.marks.at(-1)).toEqual(append.mark);
    expect(await history.append(append)).toBe('appended');
    expect(sent()).toBe(2);
    expect((await history.items(head.dossier.id, 0, 10)).items).toHaveLength(2);
    expect(await headOf(history, head.dossier.id)).toEqual(after);
  });

  test('decided anew after a lost answer does not stand beside the first', async () => {
    const head = await started();
    const history = dynamoHistory({ ...table, client: failing(failure('TimeoutError'), 'after').client });
    await expect(history.append(appendOf(head, [completed('intake', 'received')]))).rejects.toThrow(
      'TimeoutError',
    );
    const anew = appendOf(head, [completed('intake', 'received')], { minutes: 1 });
    expect(await history.append(anew)).toBe('head-conflict');
  });

  test('that completes a step takes the masked name out of the table', async () => {
    const append = appendOf(undefined, [filed(), opened('intake', { holder: unit })], {
      label: 'N*** V** A',
    });
    await real().append(append);
    const Key = historyKeys.step(append.after.id, 'intake', 1);
    const step = async () =>
      (await table.client.send(new GetCommand({ TableName: table.tableName, Key }))).Item;
    expect(await step()).toMatchObject({ label: 'N*** V** A', unitQueue: historyKeys.unitQueue(unit) });
    await real().append(appendOf(await headOf(real(), append.after.id), [completed('intake', 'received')]));
    expect(Object.keys((await step()) ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(label|unitQueue|dueKey)$/)]),
    );
  });

  test('sent twice at the same time stands once', async () => {
    const head = await started();
    const append = appendOf(head, [completed('intake', 'received')]);
    const outcomes = await Promise.all([real().append(append), real().append(append), real().append(append)]);
    expect(outcomes).toContain('appended');
    expect(
      outcomes.filter((outcome) => outcome === 'head-conflict' || outcome === 'counter-conflict'),
    ).toEqual([]);
    expect((await real().items(head.dossier.id, 0, 10)).items).toHaveLength(2);
  });

  test('asks with the same token each time, and with another for other events', async () => {
    const tokens: (string | undefined)[] = [];
    const client: DynamoClient = new Proxy(table.client, {
      get: (target, name) =>
        name === 'send'
          ? (command: Parameters<DynamoClient['send']>[0]) => {
              if (command instanceof TransactWriteCommand) tokens.push(command.input.ClientRequestToken);
              return target.send(command);
            }
          : Reflect.get(target, name),
    });
    const history = dynamoHistory({ ...table, client });
    const append = appendOf(undefined, [filed()]);
    await history.append(append);
    await history.append(append);
    await history.append(appendOf(undefined, [filed()], { id: append.after.id }));
    expect(tokens[0]).toBe(tokens[1]);
    expect(tokens[2]).not.toBe(tokens[0]);
    expect(tokens[0]?.length).toBeLessThanOrEqual(36);
  });
});
