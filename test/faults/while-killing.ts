import { setTimeout as delay } from 'node:timers/promises';
import type { ownPlatform } from './own-platform.ts';

type Platform = Pick<Awaited<ReturnType<typeof ownPlatform>>, 'killFunctions'>;

/** Does the work while kill -9 meets every function again and again. Answers how many processes were killed. */
export async function whileKilling(
  platform: Platform,
  { rounds, everyMs }: { readonly rounds: number; readonly everyMs: number },
  work: () => Promise<void>,
): Promise<number> {
  let killed = 0;
  let isOver = false;
  const killing = (async () => {
    for (let round = 0; round < rounds && !isOver; round += 1) {
      await delay(everyMs);
      killed += platform.killFunctions();
    }
  })();
  killing.catch(() => undefined); // told below, with the rest
  try {
    await work();
  } finally {
    isOver = true;
    await killing;
  }
  return killed;
}
