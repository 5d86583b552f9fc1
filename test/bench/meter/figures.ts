import { type Follower, followerNames } from '../../../shared/application/followers.ts';
import type { Driven, RouteName } from './drive.ts';
import type { ExecutionCost } from './executions.ts';
import type { FunctionCalls } from './function-logs.ts';
import type { Quantities, QuantityName } from './prices.ts';
import type { Metered } from './request.ts';

/** All that was seen while the dossiers of one route were driven and their clocks ran out. */
export type Seen = {
  readonly route: RouteName;
  readonly driven: readonly Driven[];
  readonly requests: readonly Metered[];
  readonly executions: readonly ExecutionCost[];
  readonly functions: readonly FunctionCalls[];
};

/** Of one dossier. */
export type Figure = {
  readonly mean: number;
  /** Of the dossiers, where requests name theirs; what nobody's name stands on is spread evenly. */
  readonly median: number | undefined;
  /** When every message and every stream record comes alone, as on a quiet day on AWS. */
  readonly atMost: number;
};
export type Figures = Readonly<
  Record<QuantityName | 'functionMs' | 'lostWriteUnits' | 'mails' | 'texts', Figure>
>;

/** The functions that take messages off queues: the followers, each off its own, and what opens the steps. */
const folderOf = (follower: Follower): string => `followers-${follower}`;
const consumers = [...followerNames.map(folderOf), 'steps-open-step'];

/** AWS writes other lines than the emulator around a call (JSON: start and report), and 26 bytes are billed with each. */
const platformBytesOfCall = 560;
const bytesWithEachLine = 26;
/** The line that the API writes of a request, by the fields that `infra/stacks/portal.ts` names. */
const accessLogBytes = 300;
const bytesOfGigabyte = 1e9;

/** What one dossier of a route takes of everything. */
export function figuresOf(seen: Seen): Figures {
  const { driven, requests, executions } = seen;
  const count = driven.length;
  const spread = (value: (request: Metered) => number): Figure => {
    const own = new Map(driven.map(({ id }) => [id, 0]));
    let shared = 0;
    for (const request of requests) {
      const owners = request.dossierIds.filter((id) => own.has(id));
      // Of a dossier that was driven to warm up.
      if (owners.length === 0 && request.dossierIds.length > 0) continue;
      const each = value(request) / Math.max(1, owners.length);
      if (owners.length === 0) shared += each;
      for (const id of owners) own.set(id, (own.get(id) ?? 0) + each);
    }
    const values = [...own.values()].map((value) => value + shared / count);
    const mean = sum(values) / count;
    return { mean, median: median(values), atMost: mean };
  };
  const evenly = (here: number, atMost: number): Figure => ({
    mean: here / count,
    median: undefined,
    atMost: atMost / count,
  });
  const perDossier = (value: (id: string) => number): Figure => {
    const values = driven.map(({ id }) => value(id));
    const mean = sum(values) / count;
    return { mean, median: median(values), atMost: mean };
  };

  const calls = callCounts(seen);
  const sends = sum(executions.map(({ sends }) => sends));
  const queued = requests.filter(({ service }) => service === 'sqs');
  const messages = sum(queued.map((request) => request.messages)) + sends;
  const received = sum(consumers.map((folder) => calls.here[folder] ?? 0));
  const http = perDossier((id) => driven.find((one) => one.id === id)?.requests ?? 0);
  const is = (wanted: (request: Metered) => boolean) => spread((request) => (wanted(request) ? 1 : 0));
  return {
    transitions: perDossier((id) =>
      sum(executions.filter((one) => one.dossierId === id).map(({ transitions }) => transitions)),
    ),
    functionCalls: evenly(sum(Object.values(calls.here)), sum(Object.values(calls.alone))),
    functionMs: evenly(...overFunctions(seen, calls.alone, ({ milliseconds }) => sum(milliseconds))),
    gbSeconds: evenly(
      ...overFunctions(
        seen,
        calls.alone,
        ({ milliseconds, memoryMb }) => (sum(milliseconds.map(Math.ceil)) / 1000) * (memoryMb / 1024),
      ),
    ),
    writeUnits: spread(({ writeUnits }) => writeUnits),
    lostWriteUnits: spread(({ writeUnits, refused }) => (refused ? writeUnits : 0)),
    readUnits: spread(({ readUnits }) => readUnits),
    queueRequests: evenly(queued.length + sends + 2 * received, 3 * messages),
    s3Puts: is(({ service, operation }) => service === 's3' && !isRead(operation)),
    s3Gets: is(({ service, operation }) => service === 's3' && isRead(operation)),
    mails: is(({ service }) => service === 'mail'),
    texts: is(({ service }) => service === 'sms'),
    kmsRequests: is(({ service }) => service === 'kms'),
    httpRequests: http,
    cloudFrontRequests: http,
    logGigabytes: logVolume(seen, calls.alone, http.mean * count),
  };

  function logVolume(of: Seen, alone: Calls, requestsOverHttp: number): Figure {
    const [here, atMost] = overFunctions(
      of,
      alone,
      ({ ownBytes, ownLines, milliseconds }) =>
        ownBytes +
        ownLines * bytesWithEachLine +
        milliseconds.length * (platformBytesOfCall + 2 * bytesWithEachLine),
    );
    const access = requestsOverHttp * (accessLogBytes + bytesWithEachLine);
    return evenly((here + access) / bytesOfGigabyte, (atMost + access) / bytesOfGigabyte);
  }
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD';

type Calls = { readonly [folder: string]: number };

/** How often each function was called, and how often it would be if nothing came together. */
export function callCounts({
  requests,
  executions,
  functions,
}: Pick<Seen, 'requests' | 'executions' | 'functions'>): {
  readonly here: Calls;
  readonly alone: Calls;
} {
  const here: Calls = Object.fromEntries(
    functions.map(({ folder, milliseconds }) => [folder, milliseconds.length]),
  );
  const appends = requests.filter(
    ({ operation, on, refused }) => operation === 'TransactWriteItems' && on === 'history' && !refused,
  ).length;
  const messagesTo = (queue: string): number =>
    sum(
      requests.filter(({ service, on }) => service === 'sqs' && on === queue).map(({ messages }) => messages),
    );
  return {
    here,
    alone: {
      ...here,
      'followers-relay': appends,
      ...Object.fromEntries(followerNames.map((name) => [folderOf(name), messagesTo(name)])),
      'steps-open-step': sum(executions.map(({ sends }) => sends)),
    },
  };
}

/** A sum over the functions, as it was, and with as many of the mean call as there would be alone. */
function overFunctions(
  { functions }: Pick<Seen, 'functions'>,
  alone: Calls,
  value: (calls: FunctionCalls) => number,
): [here: number, atMost: number] {
  const values = functions.map((calls) => ({ calls, value: value(calls) }));
  const atMost = values.map(({ calls, value: here }) => {
    const count = calls.milliseconds.length;
    return count === 0 ? 0 : here * Math.max(1, (alone[calls.folder] ?? count) / count);
  });
  return [sum(values.map(({ value: here }) => here)), sum(atMost)];
}

/** The quantities of one dossier that are billed. */
export const quantitiesOf = (figures: Figures, which: 'mean' | 'atMost'): Quantities => {
  const { functionMs: _, lostWriteUnits: __, mails: ___, texts: ____, ...billed } = figures;
  return Object.fromEntries(
    Object.entries(billed).map(([name, figure]) => [name, figure[which]]),
  ) as unknown as Quantities;
};

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** The value at which so much of a hundred lies below or at it. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

export const median = (values: readonly number[]): number => percentile(values, 50);
