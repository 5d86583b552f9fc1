import { createServer } from 'node:net';
import { Failure, isErrorWithCode } from './failure.ts';

const loopback = '127.0.0.1';

/** Refuses with a sentence when something listens on the port already. */
export async function requireFreePort(port: number, option: string): Promise<void> {
  try {
    await listenOnce(port);
  } catch (error) {
    if (isErrorWithCode(error, 'EADDRINUSE')) throw portInUse(port, option);
    if (isErrorWithCode(error, 'EACCES')) {
      throw new Failure(`Port ${port} is reserved by the system: choose one above 1023 with ${option} N.`);
    }
    throw error;
  }
}

export function portInUse(port: number, option: string): Failure {
  return new Failure(`Port ${port} is in use: stop what uses it, or choose another port with ${option} N.`);
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: loopback, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
