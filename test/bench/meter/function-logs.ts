import { ask } from './emulator.ts';
import type { Tapped } from './tap.ts';

/** What the logs of one function say of its calls. */
export type FunctionCalls = {
  readonly folder: string;
  readonly memoryMb: number;
  readonly milliseconds: readonly number[];
  /** Lines that the function wrote itself. */
  readonly ownLines: number;
  readonly ownBytes: number;
};

const report = /^REPORT RequestId: \S+\tDuration: ([\d.]+) ms/;

/** Reads the calls of each function since an instant (milliseconds since 1970) from the log groups. */
export async function callsSince(
  endpoint: string,
  functions: readonly Tapped[],
  since: number,
): Promise<FunctionCalls[]> {
  const calls: FunctionCalls[] = [];
  for (const { name, folder, memoryMb } of functions) {
    calls.push({ folder, memoryMb, ...readLog(await logOf(endpoint, `/aws/lambda/${name}`, since)) });
  }
  return calls;
}

/** The platform's own lines apart: AWS writes others. */
export function readLog(
  messages: readonly string[],
): Pick<FunctionCalls, 'milliseconds' | 'ownLines' | 'ownBytes'> {
  const milliseconds: number[] = [];
  let ownLines = 0;
  let ownBytes = 0;
  for (const message of messages) {
    const took = report.exec(message)?.[1];
    if (took !== undefined) milliseconds.push(Number(took));
    // The functions log JSON and nothing else; what is not, Node or the emulator wrote at a start.
    if (!message.startsWith('{')) continue;
    ownLines += 1;
    ownBytes += Buffer.byteLength(message);
  }
  return { milliseconds, ownLines, ownBytes };
}

async function logOf(endpoint: string, logGroupName: string, startTime: number): Promise<string[]> {
  const messages: string[] = [];
  let nextToken: unknown;
  do {
    const reply = await ask(endpoint, 'logs', 'Logs_20140328.FilterLogEvents', {
      logGroupName,
      startTime,
      limit: 10_000,
      ...(nextToken !== undefined && { nextToken }),
    });
    messages.push(...(reply['events'] as { message: string }[]).map(({ message }) => message));
    nextToken = reply['nextToken'];
  } while (nextToken !== undefined && nextToken !== null);
  return messages;
}
