/** Something that a person can put right: shown as its one sentence, without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The sentence for a person, whatever was thrown. Faults of our own keep their stack. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (isErrorWithCode(error, 'ENOSPC')) return 'The disk is full: free some space, then try again.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

export function isErrorWithCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
