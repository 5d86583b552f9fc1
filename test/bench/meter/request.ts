import { itemSize, type ReadRate, readUnits, type WireItem, writeUnits } from './item-size.ts';

/** One request of a function to the cloud, and its answer, as they went over the wire. */
export type Exchange = {
  /** The function's folder, e.g. `doors-office`. */
  readonly caller: string;
  readonly method: string;
  readonly path: string;
  /** `X-Amz-Target`, where the service has one. */
  readonly target: string;
  readonly requestBody: string;
  readonly status: number;
  readonly responseBody: string;
};

export type Service = 'dynamodb' | 'sqs' | 's3' | 'kms' | 'states' | 'mail' | 'sms' | 'other';

/** What a request costs. */
export type Metered = {
  readonly caller: string;
  readonly service: Service;
  readonly operation: string;
  /** The last words of a table's or a queue's name. */
  readonly on: string;
  readonly dossierIds: readonly string[];
  readonly writeUnits: number;
  /** Of `writeUnits`, those by index. */
  readonly indexUnits: { readonly [index: string]: number };
  readonly readUnits: number;
  /** Messages sent. */
  readonly messages: number;
  /** The cloud said no: a lost race, or a fault. */
  readonly refused: boolean;
};

const uuidV7 = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
type Json = { readonly [name: string]: unknown };
type Capacity = {
  readonly TableName: string;
  readonly CapacityUnits: number;
  readonly GlobalSecondaryIndexes?: { readonly [name: string]: { readonly CapacityUnits: number } };
};

/** Reads one exchange. Write units are the cloud's own; read units are reckoned from what was read. */
export function meter(exchange: Exchange): Metered {
  const { target, caller, status } = exchange;
  const refused = status >= 400;
  const nothing = { writeUnits: 0, indexUnits: {}, readUnits: 0, messages: 0, on: '' };
  const dossierIds = [...new Set(`${exchange.path} ${exchange.requestBody}`.match(uuidV7) ?? [])];
  const [name = '', operation = exchange.method] = target.split('.');
  const common = { caller, operation, dossierIds, refused };
  if (name.startsWith('DynamoDB')) {
    return { ...nothing, ...common, service: 'dynamodb', ...dynamoCost(operation, exchange) };
  }
  if (name === 'AmazonSQS') return { ...nothing, ...common, service: 'sqs', ...queueCost(exchange) };
  if (name === 'TrentService') return { ...nothing, ...common, service: 'kms' };
  if (name === 'AWSStepFunctions') return { ...nothing, ...common, service: 'states' };
  if (target === '' && exchange.path.startsWith('/motcua-')) {
    return { ...nothing, ...common, service: 's3', on: lastWord(exchange.path.split('/')[1] ?? '') };
  }
  // These two are asked by a form, not by a target.
  const action = new URLSearchParams(exchange.requestBody).get('Action') ?? '';
  const service = action === 'SendEmail' ? 'mail' : action === 'Publish' ? 'sms' : 'other';
  return { ...nothing, ...common, service, operation: action || operation };
}

function queueCost({ requestBody }: Exchange): Pick<Metered, 'messages' | 'on'> {
  const { QueueUrl, Entries } = parse(requestBody);
  return {
    messages: Array.isArray(Entries) ? Entries.length : 1,
    on: lastWord(String(QueueUrl)),
  };
}

function dynamoCost(
  operation: string,
  { requestBody, responseBody, status }: Exchange,
): Pick<Metered, 'on' | 'writeUnits' | 'indexUnits' | 'readUnits'> {
  const asked = parse(requestBody);
  const answered = parse(responseBody);
  const on = lastWord(tableOf(asked));
  const isWrite = /^(Put|Update|Delete|TransactWrite|BatchWrite)/.test(operation);
  if (!isWrite) return { on, writeUnits: 0, indexUnits: {}, readUnits: readCost(operation, asked, answered) };
  if (status >= 400) return { on, writeUnits: refusedCost(operation, asked), indexUnits: {}, readUnits: 0 };
  const given = answered['ConsumedCapacity'];
  const consumed = (given === undefined ? [] : Array.isArray(given) ? given : [given]) as Capacity[];
  const indexUnits: { [index: string]: number } = {};
  for (const { GlobalSecondaryIndexes } of consumed) {
    for (const [index, { CapacityUnits }] of Object.entries(GlobalSecondaryIndexes ?? {})) {
      indexUnits[index] = (indexUnits[index] ?? 0) + CapacityUnits;
    }
  }
  const units = consumed.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
  return { on, writeUnits: units, indexUnits, readUnits: 0 };
}

/** A write whose condition fails is billed all the same; the cloud does not report it. By the item sent, or one unit. */
function refusedCost(operation: string, asked: Json): number {
  if (operation !== 'TransactWriteItems') {
    return writeUnits(asked['Item'] ? itemSize(asked['Item'] as WireItem) : 0);
  }
  const items = (asked['TransactItems'] ?? []) as { readonly Put?: { readonly Item: WireItem } }[];
  return items.reduce((sum, { Put }) => sum + 2 * writeUnits(Put ? itemSize(Put.Item) : 0), 0);
}

function readCost(operation: string, asked: Json, answered: Json): number {
  const rate: ReadRate = asked['ConsistentRead'] === true ? 'strong' : 'eventual';
  switch (operation) {
    case 'GetItem':
      return readUnits(answered['Item'] ? itemSize(answered['Item'] as WireItem) : 0, rate);
    case 'Query':
      // All that was read is rounded up together.
      return readUnits(sum((answered['Items'] ?? []) as WireItem[]), rate);
    case 'BatchGetItem':
      return batchCost(asked, answered);
    case 'TransactGetItems':
      return ((answered['Responses'] ?? []) as { readonly Item?: WireItem }[]).reduce(
        (units, { Item }) => units + readUnits(Item ? itemSize(Item) : 0, 'transactional'),
        0,
      );
    default:
      return 0;
  }
}

/** Each item by itself, and the smallest read for each that is not there. */
function batchCost(asked: Json, answered: Json): number {
  const requests = (asked['RequestItems'] ?? {}) as {
    readonly [table: string]: { readonly Keys: readonly unknown[]; readonly ConsistentRead?: boolean };
  };
  const responses = (answered['Responses'] ?? {}) as { readonly [table: string]: readonly WireItem[] };
  return Object.entries(requests).reduce((units, [table, { Keys, ConsistentRead }]) => {
    const rate: ReadRate = ConsistentRead ? 'strong' : 'eventual';
    const found = responses[table] ?? [];
    const absent = Math.max(0, Keys.length - found.length) * readUnits(0, rate);
    return units + absent + found.reduce((all, item) => all + readUnits(itemSize(item), rate), 0);
  }, 0);
}

const sum = (items: readonly WireItem[]): number => items.reduce((bytes, item) => bytes + itemSize(item), 0);

function tableOf(asked: Json): string {
  if (typeof asked['TableName'] === 'string') return asked['TableName'];
  const [batched] = Object.keys((asked['RequestItems'] ?? {}) as Json);
  if (batched) return batched;
  const [first] = (asked['TransactItems'] ?? []) as {
    readonly [verb: string]: { readonly TableName: string };
  }[];
  return first ? (Object.values(first)[0]?.TableName ?? '') : '';
}

const lastWord = (name: string): string =>
  name
    .replace(/-\d{12}$/, '')
    .split(/[-/]/)
    .at(-1) ?? '';

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return {};
  }
}
