import type { ProblemBody } from '../../shared/contracts/http/parts.ts';
import type { ProblemCode } from '../../shared/texts/problems.ts';
import { t } from './words.ts';

/** What the browser itself finds, beside the codes of the doors. */
type OwnCode = 'OFFLINE' | 'SIGNED_OUT' | 'UNKNOWN';
type ProblemFacts = NonNullable<ProblemBody['facts']>;
export type FieldError = { readonly path: string; readonly message: string };

/** A "no" or a fault, with a sentence for the person who sees it. */
export class Problem extends Error {
  readonly status: number;
  readonly code: ProblemCode | OwnCode;
  readonly errors: readonly FieldError[];
  /** What the refusal is about, where the rule says so; never personal data. */
  readonly facts: ProblemFacts;

  constructor(
    status: number,
    code: string,
    detail: string,
    { errors = [], facts = {} }: Pick<ProblemBody, 'errors' | 'facts'> = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code as ProblemCode | OwnCode;
    this.errors = errors;
    this.facts = facts;
  }

  /** No answer, or a door that is out of order or busy: it says nothing of what was asked for. */
  get isPassing(): boolean {
    return this.isInDoubt || this.status === 429;
  }

  /** Whether the same request may have been done without our hearing of it. */
  get isInDoubt(): boolean {
    return this.code === 'OFFLINE' || this.status >= 500;
  }
}

export const offline = (): Problem => new Problem(0, 'OFFLINE', t.offline);
export const signedOut = (): Problem => new Problem(401, 'SIGNED_OUT', t.signedOut);

const isProblemBody = (body: unknown): body is ProblemBody =>
  typeof body === 'object' &&
  body !== null &&
  'detail' in body &&
  typeof body.detail === 'string' &&
  'code' in body;

export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblemBody(body)) return new Problem(response.status, body.code, body.detail, body);
  return new Problem(response.status, 'UNKNOWN', response.status === 429 ? t.busy : t.fault);
}

/** Anything thrown, as a problem: a fault of the page itself has a sentence too. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  console.error(error);
  return new Problem(0, 'UNKNOWN', t.fault);
}
