import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { filedDossier } from './province.ts';
import { failureOf } from './schedule.ts';

/** Of every route. */
const schedules = 20_000;
const perTest = 5_000;
const timeoutMs = 300_000;
const variable = 'MOTCUA_SEED';

/** `MOTCUA_SEED=<route>:<seed> npm test -- schedules` runs one schedule and tells it, on standard error. */
export function allSchedules(routeName: string): void {
  const [only, seed] = process.env[variable]?.split(':') ?? [];
  if (only === undefined) describeAll(routeName);
  else if (only !== routeName) test.skip(`only ${only} is run`, () => {});
  else test(`schedule ${seed} of ${routeName}`, () => tell(routeName, Number(seed)), timeoutMs);
}

function describeAll(routeName: string): void {
  describe(`${routeName}: of ${schedules} schedules of crash, double, delay and reorder`, () => {
    let worker: Worker;
    beforeAll(() => {
      worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: routeName });
    });
    afterAll(async () => {
      await worker.terminate();
    });
    for (let first = 1; first <= schedules; first += perTest) {
      const last = first + perTest - 1;
      test(
        `${first} to ${last} end, with the history of an undisturbed run`,
        async () => {
          worker.postMessage({ first, last });
          const [failures]: { readonly seed: number; readonly failure: string }[][] = await once(
            worker,
            'message',
          );
          const told = failures?.map(
            ({ seed, failure }) =>
              `${failure}\nAgain, told step by step: ${variable}=${routeName}:${seed} npm test -- schedules`,
          );
          expect(told?.join('\n\n')).toBe('');
        },
        timeoutMs,
      );
    }
  });
}

async function tell(routeName: string, seed: number): Promise<void> {
  const lines: string[] = [];
  const failure = await failureOf(await filedDossier(routeName), seed, new Map(), (happening) =>
    lines.push(happening),
  );
  process.stderr.write(`${lines.join('\n')}\n`);
  expect(failure).toBe('');
}
