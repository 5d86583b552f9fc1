import * as z from 'zod';
import type { Audience, Operation, Operations } from '../../shared/contracts/http/operation.ts';
import { ProblemSchema } from '../../shared/contracts/http/parts.ts';

const input = (schema: z.ZodType) => jsonSchema(schema, 'input');
const output = (schema: z.ZodType) => jsonSchema(schema, 'output');
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): { [key: string]: unknown } {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  void $schema;
  return rest;
}

/** The OpenAPI 3.1 document of all doors, made from the same rows that the doors answer by. */
export function openApi(operations: Record<Audience, Operations>): { [key: string]: unknown } {
  const paths: { [path: string]: { [method: string]: unknown } } = {};
  for (const [audience, rows] of Object.entries(operations)) {
    for (const [id, operation] of Object.entries(rows)) {
      paths[operation.path] = {
        ...paths[operation.path],
        [operation.method.toLowerCase()]: describe(id, audience, operation),
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Một Cửa',
      version: '1',
      description: 'A province’s one-stop shop for administrative procedures.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: output(ProblemSchema) },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function describe(id: string, audience: string, operation: Operation): { [key: string]: unknown } {
  return {
    operationId: id,
    tags: [audience],
    summary: operation.summary,
    ...(operation.act !== 'none' && { 'x-act': operation.act }),
    security: audience === 'public' ? [] : [{ token: [] }],
    parameters: [
      ...parameters(operation.params, 'path'),
      ...parameters(operation.query, 'query'),
      ...(operation.idempotent
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', format: 'uuid' },
            },
          ]
        : []),
    ],
    ...(operation.body && {
      requestBody: { required: true, content: { 'application/json': { schema: input(operation.body) } } },
    }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: output(operation.answer) } } },
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): unknown[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = input(schema) as {
    properties?: { [name: string]: unknown };
    required?: string[];
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: described,
  }));
}
