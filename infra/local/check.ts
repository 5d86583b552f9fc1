import { join } from 'node:path';
import { paths } from './paths.ts';
import { run } from './processes.ts';
import { seconds } from './progress.ts';
import { runSession } from './session.ts';
import type { Session } from './session.ts';

type Check = {
  readonly what: string;
  readonly program: string;
  readonly args: string[];
  readonly proves?: (output: string) => string | undefined;
};

const checks: readonly Check[] = [
  { what: 'types', program: 'ts7/bin/tsc', args: ['--noEmit', '-p', '.'] },
  { what: 'lint', program: 'eslint/bin/eslint.js', args: ['--max-warnings=0', '.'] },
  {
    what: 'borders',
    program: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: [
      '--config',
      '.dependency-cruiser.js',
      '--output-type',
      'err',
      'infra',
      'functions',
      'shared',
      'web',
    ],
    // A cruise that reads nothing finds nothing wrong.
    proves: (output) => {
      const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
      return modules >= 200 ? undefined : `Only ${modules} modules were cruised.`;
    },
  },
  { what: 'dead code', program: 'knip/bin/knip.js', args: ['--no-progress'] },
  { what: 'format', program: '@biomejs/biome/bin/biome', args: ['format', '.'] },
];

/** `npm run check`: everything that reads the code without running it. All are run, even if one fails. */
await runSession(async (session) => {
  let failed = 0;
  for (const check of checks) failed += (await passes(session, check)) ? 0 : 1;
  process.stdout.write(failed === 0 ? 'All checks pass.\n' : `${failed} of ${checks.length} checks fail.\n`);
  return failed === 0 ? 0 : 1;
});

async function passes(session: Session, { what, program, args, proves }: Check): Promise<boolean> {
  const began = performance.now();
  const { code, output } = await run(session, paths.node, [join(paths.modules, program), ...args], {
    ...process.env,
    NO_COLOR: '1',
  });
  const fault = code === 0 ? proves?.(output) : 'fails';
  process.stdout.write(`  ${what} ... ${fault ?? 'good'}, ${seconds(performance.now() - began)}\n`);
  if (fault !== undefined) process.stdout.write(`${output.trim()}\n`);
  return fault === undefined;
}
