import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { CursorError } from '../../shared/application/ports/cursor.ts';
import type {
  AnswerOf,
  BodyOf,
  Operation,
  Operations,
  ParamsOf,
  QueryOf,
} from '../../shared/contracts/http/operation.ts';
import { isRefusal } from '../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../shared/domain/dossier/refusals.ts';
import { accountId, commandId, isCommandId } from '../../shared/domain/ids.ts';
import type { AccountId, CommandId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/texts/language.ts';
import { logDone, logFault } from './log.ts';
import { answer, problem } from './problem.ts';
import type { FieldError } from './problem.ts';

/** A request as an answer sees it: parsed, and who asks. */
export type Asked<Op extends Operation> = {
  readonly params: ParamsOf<Op>;
  readonly query: QueryOf<Op>;
  readonly body: BodyOf<Op>;
  readonly account: AccountId;
  readonly language: Language;
  readonly commandId: CommandId;
  /** The caller's network address, for counting tries only. */
  readonly address: string;
};
export type Answers<Ops extends Operations> = {
  readonly [Id in keyof Ops]: (asked: Asked<Ops[Id]>) => Promise<AnswerOf<Ops[Id]> | Refusal>;
};

const bodyLimitBytes = 256 * 1024;
const nobody = accountId('nobody');
const noCommand = commandId('00000000-0000-4000-8000-000000000000');

/**
 * One door: a router over the audience's table of operations. Parses in and out, turns refusals into problems, catches
 * every fault itself (a throwing handler would tell the caller more than it should). Decides nothing.
 * `signIn`: the issuer whose tokens this door takes and the name of its accounts; absent for what everybody may ask.
 */
export function door<Ops extends Operations>(
  operations: Ops,
  answers: Answers<Ops>,
  signIn?: { readonly issuer: string; readonly accounts: string },
) {
  const routes = Object.entries(operations).map(([id, operation]) => ({
    method: operation.method,
    path: operation.path,
    handler: async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
      const reply = answers[id] as (asked: Asked<Operation>) => Promise<unknown>;
      return handle(id, operation, reply, event, signIn);
    },
  }));
  return middy(
    httpRouter<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({
      routes,
      notFoundResponse: () => problem('NOT_FOUND', 'vi'),
    }),
  );
}

async function handle(
  id: string,
  operation: Operation,
  reply: (asked: Asked<Operation>) => Promise<unknown>,
  event: APIGatewayProxyEventV2,
  signIn: { readonly issuer: string; readonly accounts: string } | undefined,
): Promise<APIGatewayProxyStructuredResultV2> {
  const started = performance.now();
  const language = languageOf(event);
  const requestId = event.requestContext.requestId;
  let code: string | undefined;
  const refused = (...args: Parameters<typeof problem>) => {
    code = args[0];
    return problem(args[0], args[1], { ...args[2], instance: requestId });
  };
  const respond = async (): Promise<APIGatewayProxyStructuredResultV2> => {
    const account = signIn ? accountOf(event, signIn) : nobody;
    if (!account) return refused('NOT_SIGNED_IN', language);
    const read = readRequest(operation, event);
    if ('problem' in read) return refused(read.problem, language, { errors: read.errors });
    const said = await reply({ ...read, account, language, address: addressOf(event) });
    if (isRefusal(said)) return refused(said.refused, language, said.facts ? { facts: said.facts } : {});
    return answer(200, operation.answer.parse(said), language);
  };
  let result: APIGatewayProxyStructuredResultV2;
  try {
    result = await respond();
  } catch (fault) {
    if (fault instanceof CursorError) {
      result = refused('CURSOR_INVALID', language);
    } else {
      logFault('fault', { operation: id, requestId }, fault);
      result = refused('FAULT', language);
    }
  }
  logDone('answered', {
    operation: id,
    requestId,
    status: result.statusCode ?? 0,
    milliseconds: Math.round(performance.now() - started),
    ...(code && { problem: code }),
  });
  return result;
}

type Read = Omit<Asked<Operation>, 'account' | 'language' | 'address'>;
type Unreadable = {
  readonly problem: 'BAD_REQUEST' | 'BODY_TOO_LARGE';
  readonly errors: readonly FieldError[];
};

function readRequest(operation: Operation, event: APIGatewayProxyEventV2): Read | Unreadable {
  const errors: FieldError[] = [];
  const parse = (schema: z.ZodType | undefined, value: unknown, where: string): unknown => {
    if (!schema) return undefined;
    const read = schema.safeParse(value);
    if (read.success) return read.data;
    errors.push(
      ...read.error.issues.map(({ path, message }) => ({ path: [where, ...path].join('.'), message })),
    );
    return undefined;
  };
  const text = event.isBase64Encoded
    ? Buffer.from(event.body ?? '', 'base64').toString('utf8')
    : (event.body ?? '');
  if (Buffer.byteLength(text) > bodyLimitBytes) return { problem: 'BODY_TOO_LARGE', errors: [] };
  const key = event.headers['idempotency-key'];
  if (operation.idempotent && !(key && isCommandId(key))) {
    errors.push({ path: 'header.idempotency-key', message: 'A UUID' });
  }
  const params = parse(operation.params, decoded(event.pathParameters), 'path');
  const query = parse(operation.query, event.queryStringParameters ?? {}, 'query');
  const body = operation.body ? parse(operation.body, json(text), 'body') : undefined;
  if (errors.length > 0) return { problem: 'BAD_REQUEST', errors };
  return {
    params: params as undefined, // each operation's own schema has parsed it; `Answers` ties schema and answer
    query: query as undefined,
    body: body as undefined,
    commandId: key && isCommandId(key) ? key : noCommand,
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The router's parameters; `proxy` is the API's own name for the whole rest of the path. */
function decoded(parameters: APIGatewayProxyEventV2['pathParameters']): { [name: string]: string } {
  const { proxy, ...named } = parameters ?? {};
  void proxy;
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) => (value ? [[name, uriDecoded(value)]] : [])),
  );
}

function uriDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The token proves who, nothing else: the authoriser has checked it, we check that it is this door's issuer's. */
function accountOf(
  event: APIGatewayProxyEventV2,
  signIn: { issuer: string; accounts: string },
): AccountId | undefined {
  const claims = 'authorizer' in event.requestContext ? claimsOf(event.requestContext.authorizer) : undefined;
  const { iss, sub, token_use: use } = claims ?? {};
  return iss === signIn.issuer && typeof sub === 'string' && use === 'access'
    ? accountId(`${signIn.accounts}|${sub}`)
    : undefined;
}

function claimsOf(authorizer: unknown): { readonly [claim: string]: unknown } | undefined {
  const jwt = (authorizer as { jwt?: { claims?: { readonly [claim: string]: unknown } } } | undefined)?.jwt;
  return jwt?.claims;
}

/**
 * The viewer's address: CloudFront writes it last into X-Forwarded-For, and the API adds CloudFront's own behind it.
 * Whoever calls the API's own address can forge it, so nothing but the counting of tries may rest on it.
 */
function addressOf(event: APIGatewayProxyEventV2): string {
  const hops = (event.headers['x-forwarded-for'] ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-2) ?? event.requestContext.http.sourceIp;
}

const languageOf = (event: APIGatewayProxyEventV2): Language =>
  event.headers['accept-language']?.trim().toLowerCase().startsWith('en') ? 'en' : 'vi';
