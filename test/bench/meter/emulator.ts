import { region } from '../../../infra/local/aws.ts';

/** What is asked of the local cloud itself, past the functions: as its own administrator, whose signature it takes as given. */
export const administrator = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;

export type Reply = { readonly [name: string]: unknown };

/** One call of a service that speaks JSON. @throws with the cloud's own words. */
export async function ask(
  endpoint: string,
  service: 'states' | 'logs' | 'sqs' | 'dynamodb',
  target: string,
  body: object,
): Promise<Reply> {
  return read(
    await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        authorization: administrator(service),
      },
      body: JSON.stringify(body),
    }),
    target,
  );
}

/** One call of Lambda, which speaks by paths. */
export async function askLambda(
  endpoint: string,
  method: 'GET' | 'PUT',
  path: string,
  body?: object,
): Promise<Reply> {
  const url = `${endpoint}/2015-03-31/functions${path}`;
  const headers = { 'content-type': 'application/json', authorization: administrator('lambda') };
  return read(await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) }), path);
}

/** How fast time passes in waits that begin from now on. */
export async function scaleWaits(endpoint: string, scale: number): Promise<void> {
  const answer = await fetch(`${endpoint}/_ministack/config`, {
    method: 'POST',
    body: JSON.stringify({ 'stepfunctions._SFN_WAIT_SCALE': scale }),
  });
  await answer.arrayBuffer();
}

async function read(answer: Response, what: string): Promise<Reply> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${what}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as Reply;
}
