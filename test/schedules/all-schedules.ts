import { describe, expect, test } from '@jest/globals';
import { filedDossier } from './province.ts';
import { runSchedule } from './schedule.ts';

/** Of every route. */
const schedules = 20_000;
const perTest = 2_500;
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
    const filed = filedDossier(routeName);
    const stories = new Map<string, string>();
    for (let first = 1; first <= schedules; first += perTest) {
      const last = first + perTest - 1;
      test(
        `${first} to ${last} end, with the history of an undisturbed run`,
        async () => {
          const failures: string[] = [];
          for (let seed = first; seed <= last && failures.length < 3; seed += 1) {
            const failure = await failureOf(runSchedule(await filed, seed, stories));
            if (failure)
              failures.push(
                `${failure}\nAgain, told step by step: ${variable}=${routeName}:${seed} npm test -- schedules`,
              );
          }
          expect(failures.join('\n\n')).toBe('');
        },
        timeoutMs,
      );
    }
  });
}

async function tell(routeName: string, seed: number): Promise<void> {
  const lines: string[] = [];
  const failure = await failureOf(
    runSchedule(await filedDossier(routeName), seed, new Map(), (happening) => lines.push(happening)),
  );
  process.stderr.write(`${lines.join('\n')}\n`);
  expect(failure).toBe('');
}

const failureOf = (run: Promise<void>): Promise<string> =>
  run.then(
    () => '',
    (fault: unknown) => (fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)),
  );
