import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type * as z from 'zod';
import { sampleEnvironment } from '../../bench/sample-environment.ts';

const functions = join(import.meta.dirname, '../../../functions');
const schemas = readdirSync(functions, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^[\w-]+\/[\w-]+\/environment\.ts$/.test(file),
);

test('every function can be imported by the bench: it has a value for each variable', async () => {
  expect(schemas.length).toBeGreaterThan(15);
  for (const file of schemas) {
    const { environmentSchema } = (await import(join(functions, file))) as { environmentSchema: z.ZodType };
    const { error } = environmentSchema.safeParse(sampleEnvironment);
    expect({ file, amiss: error?.issues.map(({ path }) => path.join('.')) }).toEqual({ file });
  }
});
