import type { SendOutcome } from '../domain/notice/notice.ts';

type Refusals = {
  readonly [errorName: string]: Extract<SendOutcome, { outcome: 'refused' }>['reason'] | undefined;
};

/** Errors after which it is certain that nobody was reached. */
const neverReached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const throttles = /throttl|too.?many|limit.?exceeded/i;

/**
 * What became of one call of a provider that is not idempotent. Answered with an error: it was not sent. Not answered
 * at all: nobody knows. `refusals` are the errors that no repetition heals; all others are passing.
 */
export async function attempt(
  call: () => Promise<string | undefined>,
  refusals: Refusals,
): Promise<SendOutcome> {
  try {
    return { outcome: 'sent', messageId: (await call()) ?? '' };
  } catch (fault) {
    const { name, message, code, $metadata } = readFault(fault);
    const refused = refusals[name];
    if (refused) return { outcome: 'refused', reason: refused };
    const status = $metadata?.httpStatusCode;
    if (status !== undefined)
      return {
        outcome: 'later',
        reason: status === 429 || throttles.test(name) ? 'provider-throttled' : 'provider-down',
      };
    const isUnsent =
      neverReached.includes(code ?? '') || /did not establish a connection|credentials/i.test(message);
    return isUnsent ? { outcome: 'later', reason: 'provider-down' } : { outcome: 'no-answer' };
  }
}

type Fault = {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
};
const readFault = (fault: unknown): Fault =>
  fault instanceof Error ? fault : { name: '', message: String(fault) };
