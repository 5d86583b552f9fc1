import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { releasedRoutes } from '../../../shared/routes/released.ts';

const folder = join(import.meta.dirname, '../../../shared/routes');

test('a released route’s file is the one that dossiers pinned', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  const hashes = Object.fromEntries(
    files.map((name) => [
      name.replace(/\.yaml$/, ''),
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
  expect(hashes).toEqual(releasedRoutes);
});
