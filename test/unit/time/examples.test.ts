import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { answerLine } from '../../../functions/commands/deadline-answer.ts';

// examples.ndjson holds the worked examples of the deadline command's description: every one whose case has no stop,
// resume or extension, and every one whose answer is an error. `because` gives the rule it shows.

type Example = { case: unknown; expect: { id: string | null }; because: string };

const examples = readFileSync(new URL('./examples.ndjson', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Example => JSON.parse(line));

describe('the worked examples of the deadline command', () => {
  test.each(examples.map((example) => [example.expect.id, example.because, example] as const))(
    '%s: %s',
    (_id, _because, example) => {
      const line = typeof example.case === 'string' ? example.case : JSON.stringify(example.case);
      expect(answerLine(Buffer.from(line))).toEqual(example.expect);
    },
  );
});
