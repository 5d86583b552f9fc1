import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
} from 'node:http';
import { freePort } from '../../../infra/local/ports.ts';
import type { Session } from '../../../infra/local/session.ts';
import { administrator, askLambda } from './emulator.ts';
import type { Exchange } from './request.ts';

type TapOptions = {
  readonly endpoint: string;
  readonly cloudPort: number;
  /** How the names of this platform's functions begin. */
  readonly prefix: string;
};
type FunctionConfiguration = {
  readonly FunctionName: string;
  readonly MemorySize: number;
  readonly Environment?: { readonly Variables: { readonly [name: string]: string } };
};
/** A function of the platform. */
export type Tapped = { readonly name: string; readonly folder: string; readonly memoryMb: number };

/**
 * Puts a listener between each function and the local cloud, by the function's own environment: nothing of the product
 * knows of it. Each function has a port of its own, by which its requests are told apart.
 */
export async function tapFunctions(
  session: Session,
  { endpoint, cloudPort, prefix }: TapOptions,
  seen: (exchange: Exchange) => void,
): Promise<Tapped[]> {
  const { Functions } = await askLambda(endpoint, 'GET', '/?MaxItems=100');
  const ours = (Functions as FunctionConfiguration[]).filter(({ FunctionName }) =>
    FunctionName.startsWith(prefix),
  );
  const tapped: Tapped[] = [];
  for (const { FunctionName: name, Environment, MemorySize: memoryMb } of ours) {
    const folder = name.slice(prefix.length + 1);
    const port = await freePort();
    await listen(session, port, tap(cloudPort, folder, seen));
    const here = `http://127.0.0.1:${port}`;
    const variables = Object.entries(Environment?.Variables ?? {}).map(([variable, value]) => [
      variable,
      // The SDK calls a queue at the address in its name.
      value.replaceAll(new RegExp(`http://[\\w.]+:${cloudPort}(?=/)`, 'g'), here),
    ]);
    await askLambda(endpoint, 'PUT', `/${name}/configuration`, {
      Environment: { Variables: { ...Object.fromEntries(variables), AWS_ENDPOINT_URL: here } },
    });
    tapped.push({ name, folder, memoryMb });
  }
  return tapped;
}

const tap = (cloudPort: number, caller: string, seen: (exchange: Exchange) => void): Server =>
  createServer((incoming, outgoing) => {
    void (async () => {
      const sent = await bodyOf(incoming);
      const target = String(incoming.headers['x-amz-target'] ?? '');
      const { headers, body } = withCapacity(incoming.headers, target, sent);
      const upstream = request(
        { host: '127.0.0.1', port: cloudPort, method: incoming.method, path: incoming.url, headers },
        (answer) => {
          void bodyOf(answer).then((said) => {
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(said);
            seen({
              caller,
              target,
              method: incoming.method ?? '',
              path: incoming.url ?? '',
              requestBody: body.toString('utf8'),
              status: answer.statusCode ?? 502,
              responseBody: said.toString('utf8'),
            });
          });
        },
      );
      upstream.on('error', () => outgoing.destroy());
      upstream.end(body);
    })().catch(() => outgoing.destroy());
  });

/**
 * Asks DynamoDB to report what a request consumed. The function's signature no longer fits its body then, so the request
 * goes on as the cloud's administrator's; the roles of functions are shown to hold elsewhere.
 */
function withCapacity(
  headers: IncomingHttpHeaders,
  target: string,
  body: Buffer,
): { headers: IncomingHttpHeaders; body: Buffer } {
  if (!target.startsWith('DynamoDB_')) return { headers, body };
  const asked = { ...(JSON.parse(body.toString('utf8')) as object), ReturnConsumedCapacity: 'INDEXES' };
  const changed = Buffer.from(JSON.stringify(asked));
  const { 'x-amz-security-token': _, 'transfer-encoding': __, ...kept } = headers;
  return {
    headers: {
      ...kept,
      authorization: administrator('dynamodb'),
      'content-length': String(changed.length),
    },
    body: changed,
  };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function listen(session: Session, port: number, server: Server): Promise<void> {
  session.atEnd(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
