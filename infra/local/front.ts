import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
} from 'node:http';
import { pipeline } from 'node:stream';
import { isErrorWithCode } from './failure.ts';
import { portInUse } from './ports.ts';
import type { Session } from './session.ts';

interface FrontOptions {
  readonly port: number;
  readonly cloudPort: number;
  /** `<id>.cloudfront.net`: the one thing this front leads to. */
  readonly distributionDomain: string;
}

/**
 * The way a browser reaches the local distribution: the emulator knows it by its host name, and expects the viewer
 * to have come over HTTPS. Nothing else of the emulator can be reached through here.
 */
export async function startFront(session: Session, options: FrontOptions): Promise<void> {
  const allowedHosts = new Set([`localhost:${options.port}`, `127.0.0.1:${options.port}`]);
  const server = createServer((incoming, outgoing) => {
    // Another name that resolves to this machine is an attack by DNS, not a person.
    if (!allowedHosts.has(incoming.headers.host ?? '')) return refuse(421, 'Misdirected Request');
    const path = forwardedPath(incoming.url ?? '/');
    if (path === undefined) return refuse(404, 'Not Found');
    const upstream = request({
      host: '127.0.0.1',
      port: options.cloudPort,
      method: incoming.method,
      path,
      headers: forwardedHeaders(incoming, options.distributionDomain),
    });
    upstream.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
      pipeline(answer, outgoing, () => undefined);
    });
    upstream.on('error', () => refuse(502, 'The local cloud does not answer'));
    outgoing.on('close', () => upstream.destroy());
    pipeline(incoming, upstream, () => undefined);

    function refuse(status: number, reason: string): void {
      incoming.resume();
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${reason}\n`);
    }
  });
  session.atEnd(() => close(server));
  await listen(server, options.port);
}

/** Paths that the emulator answers itself, whatever the host: its controls, its sign-in, its raw API addresses. */
const emulatorsOwn =
  /^\/(?:_|health(?:$|\/)|oauth2(?:$|\/)|login|logout|saml2|confirm|\.well-known|[^/]*\/\.well-known)/i;

/** The path to ask the distribution for, or undefined when it is not the distribution's. */
export function forwardedPath(target: string): string | undefined {
  const url = URL.parse(target.startsWith('/') ? `http://front${target}` : target);
  if (url === null) return undefined;
  let decoded: string;
  try {
    decoded = decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
  const isAmbiguous =
    decoded.includes('//') || decoded.includes('\\') || /(?:^|\/)\.{1,2}(?:\/|$)/.test(decoded);
  if (isAmbiguous || emulatorsOwn.test(decoded)) return undefined;
  // A signed query would be taken for a call of the AWS API.
  for (const name of url.searchParams.keys()) {
    if (/^(?:x-amz-|awsaccesskeyid)/i.test(name)) return undefined;
  }
  return url.pathname + url.search;
}

const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
}

function forwardedHeaders(incoming: IncomingMessage, host: string): IncomingHttpHeaders {
  const kept = Object.entries(endToEnd(incoming.headers)).filter(
    ([name, value]) =>
      !name.startsWith('x-amz-') &&
      !name.startsWith('x-forwarded-') &&
      !(name === 'authorization' && String(value).startsWith('AWS')),
  );
  return {
    ...Object.fromEntries(kept),
    host,
    'x-forwarded-proto': 'https',
    'x-forwarded-for': incoming.socket.remoteAddress ?? '127.0.0.1',
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(isErrorWithCode(error, 'EADDRINUSE') ? portInUse(port, '--port') : error);
    });
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
