import type { adminOperations } from '../../shared/contracts/http/admin.ts';
import type { auditOperations } from '../../shared/contracts/http/audit.ts';
import type { citizenOperations } from '../../shared/contracts/http/citizen.ts';
import type { officeOperations } from '../../shared/contracts/http/office.ts';
import type {
  AnswerOf,
  BodyOf,
  Operation,
  ParamsOf,
  QueryOf,
} from '../../shared/contracts/http/operation.ts';
import type { printOperations } from '../../shared/contracts/http/print.ts';
import type { publicOperations } from '../../shared/contracts/http/public.ts';
import { language } from './language.ts';
import { offline, Problem, problemOf, signedOut } from './problem.ts';
import { type Audience, dropSession, freshToken } from './session.ts';

/** The contracts' rows by `METHOD /path`: the browser needs their types only, no schema travels with the page. */
type CallsOf<Operations extends { readonly [id: string]: Operation }> = {
  [Id in keyof Operations as `${Operations[Id]['method']} ${Operations[Id]['path']}`]: Operations[Id];
};
// Table by table: rooms may have an operation of one name, each under a path of its own.
type Calls = CallsOf<typeof publicOperations> &
  CallsOf<typeof citizenOperations> &
  CallsOf<typeof officeOperations> &
  CallsOf<typeof adminOperations> &
  CallsOf<typeof auditOperations> &
  CallsOf<typeof printOperations>;
export type Answer<Call extends keyof Calls> = AnswerOf<Calls[Call]>;
export type Body<Call extends keyof Calls> = BodyOf<Calls[Call]>;

type Input<Op extends Operation> = ('params' extends keyof Op
  ? { readonly params: { readonly [Name in keyof ParamsOf<Op>]: string } }
  : unknown) &
  ('query' extends keyof Op ? { readonly query?: QueryOf<Op> } : unknown) &
  ('body' extends keyof Op ? { readonly body: BodyOf<Op> } : unknown) &
  ('idempotent' extends keyof Op ? { readonly key: string } : unknown);

type AnyInput = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly key?: string;
};

const waitsMs = [400, 1200, 3000];
const longestWaitMs = 10_000;
const timeoutMs = 25_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Asks one thing of a door. What may be repeated without harm (reads, writes under their own id, acts with an
 * idempotency key) is tried again after 429, 5xx and lost connections; anything else is asked once.
 */
export async function ask<Call extends keyof Calls>(
  call: Call,
  input: Input<Calls[Call]> & AnyInput,
): Promise<Answer<Call>> {
  const [method, template] = call.split(' ') as [Operation['method'], string];
  const { params = {}, query = {}, body, key }: AnyInput = input;
  const url = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const request = {
    url: url + queryText(query),
    method,
    audience: audienceOf(template),
    headers: {
      Accept: 'application/json',
      'Accept-Language': language(),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  const isRepeatable = method !== 'POST' || key !== undefined;
  for (let turn = 0; ; turn += 1) {
    const response = await send(request).catch((error: unknown) => {
      if (error instanceof Problem) throw error;
      return undefined;
    });
    if (response?.ok) return response.json();
    const wait = waitsMs[turn];
    const mayPass = response === undefined || response.status === 429 || response.status >= 500;
    if (!isRepeatable || !mayPass || wait === undefined)
      throw response ? await problemOf(response) : offline();
    await pause(waitOf(response, wait));
  }
}

type Request = {
  readonly url: string;
  readonly method: string;
  readonly audience: Audience | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

async function send({ url, audience, headers, ...rest }: Request): Promise<Response> {
  const once = async (renew: boolean): Promise<Response> => {
    const token = audience && (await freshToken(audience, renew));
    if (audience && !token) throw signedOut();
    const aborter = new AbortController();
    const timer = setTimeout(() => aborter.abort(), timeoutMs);
    try {
      return await fetch(url, {
        ...rest,
        headers: token ? { ...headers, Authorization: `Bearer ${token}` } : headers,
        signal: aborter.signal,
        cache: 'no-store',
        credentials: 'omit',
      });
    } finally {
      clearTimeout(timer);
    }
  };
  const response = await once(false);
  if (response.status !== 401 || !audience) return response;
  const again = await once(true);
  if (again.status !== 401) return again;
  dropSession(audience);
  throw signedOut();
}

function waitOf(response: Response | undefined, wait: number): number {
  const asked = Number(response?.headers.get('Retry-After')) * 1000;
  const least = asked > 0 ? Math.min(asked, longestWaitMs) : wait;
  return least * (1 + Math.random() / 2);
}

function audienceOf(path: string): Audience | undefined {
  if (path.startsWith('/api/citizen/')) return 'citizens';
  return path.startsWith('/api/public/') || path.startsWith('/api/openapi') ? undefined : 'officers';
}

function queryText(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const text = search.toString();
  return text && `?${text}`;
}
