import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { linesOf } from '../../../functions/commands/json-lines.ts';
import { calendarData } from './calendars.ts';

const command = fileURLToPath(new URL('../../../functions/commands/deadline.ts', import.meta.url));

function caseLine(id: string): string {
  const allowance = { amount: 20, unit: 'working-day' };
  return JSON.stringify({ id, calendar: calendarData(), receivedAt: '2026-07-06T09:00:00+07:00', allowance });
}

async function run(input: string, wait = 0): Promise<{ status: unknown; output: string }> {
  const child = spawn(process.execPath, [command], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  Readable.from([Buffer.from(input)]).pipe(child.stdin);
  await pause(wait);
  let output = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) output += chunk;
  const [status] = await exit;
  return { status, output };
}

describe('the deadline command', () => {
  test('answers every line in its order, passes over empty ones, and ends with 0', async () => {
    const { status, output } = await run(
      `\uFEFF${caseLine('a')}\r\n\r\n\n{"id":"b"}\nnot json\n${caseLine('d')}`,
    );
    const ids = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect({ status, ids }).toEqual({ status: 0, ids: ['a', 'b', null, 'd'] });
    expect(output.endsWith('\n')).toBe(true);
  });

  test('answers all of a long input to a reader that is late', async () => {
    const count = 3000;
    const input = Array.from({ length: count }, (_, index) => caseLine(String(index))).join('\n');
    const { status, output } = await run(input, 500);
    const lines = output.trimEnd().split('\n');
    expect({ status, count: lines.length, last: JSON.parse(lines.at(-1) ?? '').id }).toEqual({
      status: 0,
      count,
      last: String(count - 1),
    });
  });

  test('has nothing to say to an empty input', async () => {
    expect(await run('')).toEqual({ status: 0, output: '' });
  });
});

describe('lines', () => {
  test('are the same wherever the chunks are cut', async () => {
    const anyText = fc.string({
      unit: fc.constantFrom('a', '\n', '\r', 'ế', '\u2028', '\uFEFF'),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 1, max: 7 }), async (text, size) => {
        const bytes = Buffer.from(text);
        const chunks: Buffer[] = [];
        for (let start = 0; start < bytes.length; start += size)
          chunks.push(bytes.subarray(start, start + size));
        const lines: string[] = [];
        for await (const some of linesOf(Readable.from(chunks)))
          lines.push(...some.map((line) => line.toString()));
        const expected = text.replace(/^\uFEFF/, '').split('\n');
        if (text === '' || text.endsWith('\n')) expected.pop();
        expect(lines).toEqual(expected);
      }),
    );
  });
});
