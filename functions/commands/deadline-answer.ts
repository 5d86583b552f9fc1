import { isUtf8 } from 'node:buffer';

import { type DeadlineAnswer, readDeadlineCase } from '../../shared/contracts/deadline.ts';
import { dueInstant } from '../../shared/domain/time/due.ts';
import { isRefused } from '../../shared/domain/time/refusal.ts';

const BLANK = /^[ \t\r]*$/;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The answer to one case, a value of any kind as JSON gives it. */
export function answerCase(value: unknown): DeadlineAnswer {
  const read = readDeadlineCase(value);
  if ('error' in read) return read;
  const { id, calendar, receivedAt, allowance, cutOff, events } = read;
  if (events.length > 0) {
    const message = 'Stops, resumes and extensions cannot be counted yet.';
    return { id, error: { code: 'EVENTS_NOT_SUPPORTED', message } };
  }
  const due = dueInstant(calendar, receivedAt, allowance, cutOff);
  if (isRefused(due)) return { id, error: { code: due.refused, message: due.message } };
  return { id, dueAt: due.dueAt, ledger: due.ledger };
}

const notJson: DeadlineAnswer = { id: null, error: { code: 'NOT_JSON', message: 'The line is not JSON.' } };

/** The answer to one line of input as bytes of UTF-8; undefined when the line is blank and gets none. */
export function answerLine(line: Uint8Array): DeadlineAnswer | undefined {
  if (!isUtf8(line)) return notJson;
  const text = decoder.decode(line);
  if (BLANK.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notJson;
  }
  return answerCase(value);
}
