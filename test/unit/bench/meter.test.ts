import { describe, expect, test } from '@jest/globals';
import prices from '../../bench/prices/ap-southeast-1-2026-11-24.json' with { type: 'json' };
import { readMeterArguments } from '../../bench/meter/arguments.ts';
import { routeNames } from '../../bench/meter/drive.ts';
import { transitionsOf } from '../../bench/meter/executions.ts';
import { figuresOf, median, percentile, quantitiesOf, type Seen } from '../../bench/meter/figures.ts';
import { readLog } from '../../bench/meter/function-logs.ts';
import { itemSize, readUnits, writeUnits } from '../../bench/meter/item-size.ts';
import { costOfQuantities, priceListSchema, quantityNames } from '../../bench/meter/prices.ts';
import { aims, apartReport, jsonReport, routeReport } from '../../bench/meter/report.ts';
import { type Exchange, meter } from '../../bench/meter/request.ts';

const list = priceListSchema.parse(prices);
const first = '01a20bc6-01be-735f-9622-2cf3d110d4a2';
const second = '01a20bc6-08bf-7fb6-86e8-9723ee35d4db';

const exchange = (
  target: string,
  asked: object,
  answered: object,
  more: Partial<Exchange> = {},
): Exchange => ({
  caller: 'doors-office',
  method: 'POST',
  path: '/',
  target,
  requestBody: JSON.stringify(asked),
  status: 200,
  responseBody: JSON.stringify(answered),
  ...more,
});
const dynamo = (operation: string, asked: object, answered: object, more: Partial<Exchange> = {}) =>
  meter(exchange(`DynamoDB_20120810.${operation}`, asked, answered, more));
const table = (name: string) => `motcua-ninh-binh-local-${name}`;
const itemOf = (bytes: number) => ({ a: { S: 'x'.repeat(bytes - 1) } });

describe('the size of an item', () => {
  test('is its names and values in bytes, not in letters', () => {
    expect(itemSize({ pk: { S: 'hồ' } })).toBe(2 + 4);
    expect(itemSize({ n: { N: '123' }, b: { BOOL: true }, raw: { B: 'AAAA' } })).toBe(1 + 3 + 1 + 1 + 3 + 3);
  });

  test('counts three bytes for a list or a map, and one for each thing in it', () => {
    expect(itemSize({ l: { L: [{ S: 'ab' }, { NULL: true }] } })).toBe(1 + 3 + (2 + 1) + (1 + 1));
    expect(itemSize({ m: { M: { k: { S: 'v' } } } })).toBe(1 + 3 + (1 + 1 + 1));
  });

  test('makes units of 4 KB read and of 1 KB written, at least one', () => {
    expect([readUnits(0, 'eventual'), readUnits(4096, 'strong'), readUnits(4097, 'strong')]).toEqual([
      0.5, 1, 2,
    ]);
    expect(readUnits(8192, 'transactional')).toBe(4);
    expect([writeUnits(0), writeUnits(1024), writeUnits(1025)]).toEqual([1, 1, 2]);
  });
});

describe('what a request costs', () => {
  test('an item that is not there costs as much as the smallest', () => {
    expect(dynamo('GetItem', { TableName: table('history'), ConsistentRead: true }, {})).toMatchObject({
      service: 'dynamodb',
      on: 'history',
      readUnits: 1,
    });
  });

  test('a query is rounded up over all that it read, a batch item by item', () => {
    const items = [itemOf(3000), itemOf(3000)];
    expect(dynamo('Query', { TableName: table('reads') }, { Items: items }).readUnits).toBe(1);
    const asked = { RequestItems: { t: { Keys: [{}, {}, {}], ConsistentRead: true } } };
    expect(dynamo('BatchGetItem', asked, { Responses: { t: items } }).readUnits).toBe(3);
  });

  test('write units are those the cloud reports, with the part of each index', () => {
    const asked = {
      TransactItems: [{ Put: { TableName: table('history'), Item: { pk: { S: `DOSSIER#${first}` } } } }],
    };
    const consumed = [
      { TableName: 'history', CapacityUnits: 5, GlobalSecondaryIndexes: { waits: { CapacityUnits: 1 } } },
    ];
    expect(dynamo('TransactWriteItems', asked, { ConsumedCapacity: consumed })).toMatchObject({
      on: 'history',
      dossierIds: [first],
      writeUnits: 5,
      indexUnits: { waits: 1 },
      refused: false,
    });
  });

  test('a write that lost a race is billed by what was sent', () => {
    const asked = {
      TransactItems: [{ Put: { TableName: 'h', Item: itemOf(1500) } }, { Update: { TableName: 'h' } }],
    };
    expect(dynamo('TransactWriteItems', asked, {}, { status: 400 })).toMatchObject({
      writeUnits: 2 * 2 + 2,
      refused: true,
    });
    expect(dynamo('PutItem', { TableName: 'h', Item: itemOf(10) }, {}, { status: 400 }).writeUnits).toBe(1);
  });

  test('messages are counted in their batch, objects by their bucket, keys by their service', () => {
    const queue = { QueueUrl: `http://127.0.0.1:1/0/${table('archive')}`, Entries: [{}, {}] };
    expect(meter(exchange('AmazonSQS.SendMessageBatch', queue, {}))).toMatchObject({
      service: 'sqs',
      on: 'archive',
      messages: 2,
    });
    const path = `/${table('archive')}-000000000000/events/day=2026-11-24/unit=u/${first}-00000001.jsonl.gz`;
    expect(meter(exchange('', {}, {}, { path, method: 'PUT' }))).toMatchObject({
      service: 's3',
      operation: 'PUT',
      on: 'archive',
      dossierIds: [first],
    });
    expect(meter(exchange('TrentService.Decrypt', {}, {}))).toMatchObject({
      service: 'kms',
      operation: 'Decrypt',
    });
  });
});

describe('what executions and calls cost', () => {
  test('an execution: its start, each state entered, and each time a task was asked again', () => {
    const types = ['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskTimedOut', 'TaskScheduled'];
    const more = ['ChoiceStateEntered', 'SucceedStateEntered', 'ExecutionSucceeded'];
    expect(transitionsOf([...types, ...more], 'route')).toEqual({ transitions: 5, sends: 2 });
    expect(transitionsOf(['WaitStateEntered', 'TaskStateEntered', 'TaskScheduled'], 'clock')).toEqual({
      transitions: 3,
      sends: 0,
    });
  });

  test("a log: the time of each call, and the function's own lines without the platform's", () => {
    const log = readLog([
      'START RequestId: a Version: $LATEST',
      '{"m":1}',
      '(node:1) a warning',
      'END RequestId: a',
      'REPORT RequestId: a\tDuration: 12.5 ms\tBilled Duration: 13 ms',
    ]);
    expect(log).toEqual({ milliseconds: [12.5], ownLines: 1, ownBytes: 7 });
  });
});

const write = (id: string, units: number) => ({
  ...dynamo('PutItem', { TableName: table('reads'), Item: { pk: { S: id } } }, {}),
  writeUnits: units,
});
const seen: Seen = {
  route: 'desk-decides',
  driven: [
    { id: first, requests: 12 },
    { id: second, requests: 12 },
  ],
  requests: [
    write(first, 3),
    write(second, 5),
    write('nobody', 2),
    write('01a20bc6-ffff-7fb6-86e8-9723ee35d4db', 1000),
    meter(
      exchange(
        'AmazonSQS.SendMessageBatch',
        { QueueUrl: `http://q/0/${table('archive')}`, Entries: [{ a: first }, { a: second }, {}, {}] },
        {},
      ),
    ),
  ],
  executions: [
    { dossierId: first, machine: 'route', ended: true, arn: '', transitions: 9, sends: 1 },
    { dossierId: second, machine: 'route', ended: true, arn: '', transitions: 11, sends: 1 },
  ],
  functions: [
    { folder: 'followers-archive', memoryMb: 512, milliseconds: [100, 300], ownLines: 2, ownBytes: 200 },
    { folder: 'steps-open-step', memoryMb: 512, milliseconds: [50, 50], ownLines: 2, ownBytes: 200 },
  ],
};
const figures = figuresOf(seen);

describe('the figures of one dossier', () => {
  test('a request that names its dossier is its own, one that names none is spread, one of another is left out', () => {
    expect(figures.writeUnits).toEqual({ mean: 5, median: 4, atMost: 5 });
    expect(figures.transitions).toEqual({ mean: 10, median: 9, atMost: 10 });
  });

  test('at most is every message in a call of its own', () => {
    expect(figures.functionCalls).toMatchObject({ mean: 2, atMost: 3 });
    expect(figures.functionMs).toMatchObject({ mean: 250, atMost: 450 });
    // Sent once in a batch and once by each machine; received and deleted with each call.
    expect(figures.queueRequests).toMatchObject({ mean: (3 + 2 * 4) / 2, atMost: (3 * 6) / 2 });
  });

  test('messages to each follower are counted, those of notices and papers too', () => {
    const sent = (follower: string) =>
      meter(exchange('AmazonSQS.SendMessage', { QueueUrl: `http://q/0/${table(follower)}`, a: first }, {}));
    const requests = ['notify', 'issue', 'attach'].map(sent);
    const called = (folder: string) => ({
      memoryMb: 512,
      folder,
      milliseconds: [10],
      ownLines: 0,
      ownBytes: 0,
    });
    const functions = ['followers-notify', 'followers-issue', 'followers-attach'].map(called);
    const of = figuresOf({ ...seen, requests: [...requests, ...requests], executions: [], functions });
    // Here each follower took two messages in one call; alone it takes one with each.
    expect(of.functionCalls).toMatchObject({ mean: 3 / 2, atMost: 6 / 2 });
    expect(of.queueRequests).toMatchObject({ mean: (6 + 2 * 3) / 2, atMost: (3 * 6) / 2 });
  });

  test('e-mails and SMS are counted apart from what is billed with the rest', () => {
    const sends = ['Action=SendEmail&Message=x', 'Action=Publish&Message=y', 'Action=Publish&Message=z'];
    const requests = sends.map((requestBody) => meter({ ...exchange('', {}, {}), requestBody }));
    const of = figuresOf({ ...seen, requests });
    expect([of.mails.mean, of.texts.mean]).toEqual([0.5, 1]);
    expect(Object.keys(quantitiesOf(of, 'mean')).sort()).toEqual([...quantityNames].sort());
  });

  test('a percentile is a value that was measured', () => {
    expect([median([3, 1, 2]), percentile([1, 2, 3, 4], 95), median([])]).toEqual([2, 4, 0]);
  });
});

describe('what it costs', () => {
  test('each quantity by its price, and all together', () => {
    const one = Object.fromEntries(quantityNames.map((name) => [name, name === 'transitions' ? 40 : 0]));
    const { lines, total } = costOfQuantities(list, one as Parameters<typeof costOfQuantities>[1]);
    expect(lines.transitions).toBeCloseTo(0.001, 10);
    expect(total).toBeCloseTo(0.001, 10);
  });

  test('every price says where it is from', () => {
    expect(Object.values(list.perDossier).every(({ source }) => source.length > 10)).toBe(true);
    expect(Object.keys(list.perDossier).sort()).toEqual([...quantityNames].sort());
  });
});

describe('what is printed', () => {
  test('a row that passes its aim says so, in words and in the last line', () => {
    const many = { ...figures, transitions: { mean: 41, median: 41, atMost: 41 } };
    expect(routeReport(seen, many, list, 0).find((row) => row.includes('state transitions'))).toContain(
      'OVER THE AIM',
    );
    const said = JSON.parse(jsonReport([{ seen, figures: many, reminders: 0 }], list)) as {
      aims: object;
      routes: { [route: string]: { met: object } };
    };
    expect(said.aims).toEqual(aims);
    expect(said.routes['desk-decides']?.met).toEqual({
      transitions: false,
      functionCalls: true,
      writeUnits: true,
      usd: true,
    });
  });

  test('an aim that is met here and not at most is said to be both', () => {
    const many = { ...figures, functionCalls: { mean: 80, median: undefined, atMost: 100 } };
    expect(routeReport(seen, many, list, 0).join('\n')).toContain('met here, over the aim at most');
  });

  test('USD are the sum of their lines', () => {
    const report = routeReport(seen, figures, list, 0).join('\n');
    const { total } = costOfQuantities(list, quantitiesOf(figures, 'mean'));
    expect(report).toContain(total.toFixed(6));
  });

  test('messages, scanning, sign-in and tracing are listed apart with their prices', () => {
    const report = apartReport(list).join('\n');
    for (const word of ['e-mail', 'SMS', 'Malware', 'Sign-in', 'Tracing']) expect(report).toContain(word);
  });
});

describe('the options', () => {
  test('are a hundred dossiers of every route unless they say otherwise', () => {
    expect(readMeterArguments([])).toEqual({ dossiers: 100, routes: routeNames, help: false });
    expect(readMeterArguments(['--dossiers', '20', '--route', 'desk-decides'])).toMatchObject({
      dossiers: 20,
      routes: ['desk-decides'],
    });
  });

  test.each([
    [['--dossiers', '0'], '--dossiers 0 cannot be: give a whole number from 1 to 1000.'],
    [['--dossiers', '1e2'], '--dossiers 1e2 cannot be'],
    [['--route', 'x'], '--route x is none of desk-decides'],
    [['--fast'], 'see npm run meter -- --help'],
  ])('%j is refused with a sentence', (args, sentence) => {
    expect(() => readMeterArguments(args)).toThrow(sentence);
  });
});
