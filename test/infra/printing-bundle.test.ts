import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { buildFunctions } from '../../infra/local/build.ts';
import { paths } from '../../infra/local/paths.ts';

beforeAll(async () => {
  await buildFunctions();
}, 120_000);

/** Half of it are fonts and what reads them; more would make the first print of the morning wait. */
const mostBytes = 1_500_000;

test.each(['doors-print', 'followers-issue'])(
  '%s is at most 1.5 MB, and has its fonts and colours',
  (name) => {
    const folder = join(paths.functionBundles, name);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const bytes = files.map((file) => statSync(join(folder, file))).reduce((sum, { size }) => sum + size, 0);
    expect(files).toEqual(
      expect.arrayContaining([
        'data/sRGB_IEC61966_2_1.icc',
        'fonts/regular.ttf.gz',
        'fonts/bold.ttf.gz',
        'fonts/italic.ttf.gz',
        'fonts/LICENSE',
      ]),
    );
    expect(bytes).toBeLessThanOrEqual(mostBytes);
  },
);
