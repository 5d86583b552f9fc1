/**
 * `npm run --silent deadline < cases.ndjson > answers.ndjson`: one case a line in, one answer a line out, in the same
 * order. The exit status is 0 when every line was answered, with a due instant or an error.
 */
import { pipeline } from 'node:stream/promises';

import { answerLine } from './deadline-answer.ts';
import { linesOf } from './json-lines.ts';

// A short case may have a long answer: what is written at once stays bounded however many lines a chunk brought.
const WRITE_CHARACTERS = 65_536;

async function* answers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let text = '';
  for await (const lines of linesOf(chunks)) {
    for (const line of lines) {
      const answer = answerLine(line);
      if (answer) text += `${JSON.stringify(answer)}\n`;
      if (text.length >= WRITE_CHARACTERS) {
        yield text;
        text = '';
      }
    }
    if (text.length > 0) yield text;
    text = '';
  }
}

function isReaderGone(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'EPIPE';
}

// The pipeline waits for a slow reader, and the process ends by itself once all is written: process.exit would cut
// off what a pipe has not taken yet.
try {
  await pipeline(process.stdin, answers, process.stdout);
} catch (fault) {
  // A reader that had enough (`| head`) is no fault, but not every line was answered.
  if (!isReaderGone(fault)) throw fault;
  process.exitCode = 1;
}
