import { readStartArguments, startHelp } from './arguments.ts';
import { requireNotRunning, startCloud } from './cloud.ts';
import { bringUpPlatform } from './platform.ts';
import { requireFreePort } from './ports.ts';
import { seconds, step } from './progress.ts';
import { ensurePython } from './python.ts';
import { startScreen } from './screen.ts';
import { runSession } from './session.ts';

const province = 'ninh-binh';

/** `npm start`: the whole service on this machine, until Ctrl-C. */
await runSession(
  async (session) => {
    const { port, cloudPort, name, fresh, waitScale, help } = readStartArguments(process.argv.slice(2));
    if (help) {
      process.stdout.write(`${startHelp}\n`);
      return 0;
    }
    const began = performance.now();
    // Asked before any work, and again by whoever locks or listens.
    requireNotRunning(name);
    await requireFreePort(port, '--port');
    await requireFreePort(cloudPort, '--cloud-port');
    process.stdout.write('Một Cửa\n');
    await step('Preparing Python', () => ensurePython(session));
    session.stopped.addEventListener('abort', () => {
      process.stdout.write('\nĐang dừng và lưu dữ liệu ... / Stopping, saving what is stored ...\n');
    });
    const cloud = await step('Starting the local cloud', () =>
      startCloud(session, { name, port: cloudPort, fresh, waitScale }),
    );
    const platform = await bringUpPlatform(session, { cloud, port, province });
    process.stdout.write(`  All in ${seconds(performance.now() - began)}\n`);
    process.stdout.write(startScreen({ ...platform, cloudEndpoint: cloud.endpoint }));
    process.stdout.write(`ready ${platform.siteUrl}\n`);
    return cloud.ended;
  },
  { stopIsSuccess: true },
);
