import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ProblemBody } from '../../shared/contracts/http/parts.ts';
import type { HashedValue } from '../../shared/domain/history/canonical-json.ts';
import type { Language } from '../../shared/texts/language.ts';
import { problems } from '../../shared/texts/problems.ts';
import type { ProblemCode } from '../../shared/texts/problems.ts';

export type FieldError = { readonly path: string; readonly message: string };

/** One problem as RFC 9457; its facts (never personal data) stand beside the sentence. */
export function problem(
  code: ProblemCode,
  language: Language,
  more: {
    errors?: readonly FieldError[];
    facts?: { readonly [name: string]: HashedValue };
    instance?: string;
  } = {},
): APIGatewayProxyStructuredResultV2 {
  const { status, title, detail } = problems[code];
  const body: ProblemBody = {
    type: `urn:motcua:problem:${code}`,
    title,
    status,
    detail: detail[language],
    code,
    ...(more.instance && { instance: more.instance }),
    ...(more.errors && { errors: [...more.errors] }),
    ...(more.facts && { facts: more.facts }),
  };
  return answer(status, body, language, 'application/problem+json');
}

export const answer = (
  status: number,
  body: unknown,
  language: Language,
  type = 'application/json',
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    'content-type': `${type}; charset=utf-8`,
    'content-language': language,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  },
  body: JSON.stringify(body),
});
