import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withoutAws } from '../../infra/local/aws.ts';
import type { Cloud } from '../../infra/local/cloud.ts';
import { paths } from '../../infra/local/paths.ts';
import { freePort } from '../../infra/local/ports.ts';
import { seededAccounts } from '../../infra/local/seed.ts';
import type { World } from '../journeys/world.ts';

/** A platform that a test may stop and start, by `npm start` itself, with a cloud of its own. */
export async function ownPlatform() {
  const [port, cloudPort] = [await freePort(), await freePort()];
  const name = `test-${cloudPort}`;
  const siteUrl = `http://localhost:${port}`;
  const endpoint = `http://127.0.0.1:${cloudPort}`;
  const command = [
    join(paths.root, 'infra', 'local', 'run.mjs'),
    join('infra', 'local', 'start.ts'),
    ...['--name', name, '--port', String(port), '--cloud-port', String(cloudPort)],
  ];
  let running: ChildProcess | undefined;

  return {
    endpoint,
    async start(): Promise<void> {
      const child = spawn(paths.node, command, {
        env: withoutAws(process.env),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running = child;
      let said = '';
      await new Promise<void>((resolve, reject) => {
        const hear = (words: Buffer) => {
          said += words.toString();
          if (/^ready /m.test(said)) resolve();
        };
        child.stdout.on('data', hear);
        child.stderr.on('data', hear);
        child.once('close', () => reject(new Error(`npm start has ended:\n${said}`)));
      });
    },
    /** As Ctrl-C does. Answers the exit code. */
    async stop(): Promise<number | null> {
      if (!running || running.exitCode !== null) return 0;
      const closed = once(running, 'close');
      running.kill('SIGTERM');
      const [code] = (await closed) as [number | null];
      return code;
    },
    async world(): Promise<World> {
      const accounts = await seededAccounts({ endpoint } as Cloud);
      return { siteUrl, cloudEndpoint: endpoint, province: 'ninh-binh', outputs: {}, accounts } as World;
    },
    /** Ends every function process with kill -9, whatever it is doing. Answers how many there were. */
    killFunctions(): number {
      const ids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry) && isFunctionOf(name, entry));
      return ids.filter(kill).length;
    },
    async remove(): Promise<void> {
      await this.stop();
      rmSync(join(paths.clouds, name), { recursive: true, force: true });
    },
  };
}

/** Some end by themselves before it is their turn. */
function kill(id: string): boolean {
  try {
    return process.kill(Number(id), 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

function isFunctionOf(name: string, id: string): boolean {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(
      join('cloud', name, 'tmp', 'ministack-lambda'),
    );
  } catch {
    return false;
  }
}
