import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { door } from '../../../functions/edge/door.ts';

/** A request as the HTTP API hands it to a door. */
export function request(
  method: string,
  path: string,
  more: {
    body?: unknown;
    raw?: string;
    claims?: object;
    headers?: Record<string, string>;
    query?: Record<string, string>;
  } = {},
): APIGatewayProxyEventV2 {
  const text = more.raw ?? (more.body === undefined ? undefined : JSON.stringify(more.body));
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: more.headers ?? {},
    requestContext: {
      accountId: '0',
      apiId: '0',
      domainName: 'x',
      domainPrefix: 'x',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.5', userAgent: 'x' },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
      ...(more.claims && { authorizer: { jwt: { claims: more.claims, scopes: [] } } }),
    },
    ...(more.query && { queryStringParameters: more.query }),
    ...(text !== undefined && { body: text }),
    isBase64Encoded: false,
  };
}

const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 10_000 } as Context;
type Handler = ReturnType<typeof door>;
export async function ask(handler: Handler, event: APIGatewayProxyEventV2) {
  const answer = (await handler(event, context)) as APIGatewayProxyStructuredResultV2;
  return {
    status: answer.statusCode,
    type: String(answer.headers?.['content-type']),
    body: JSON.parse(answer.body ?? '{}') as Record<string, unknown>,
  };
}
