import type * as z from 'zod';
import type { Act } from '../../domain/office/permissions.ts';

export const audiences = ['public', 'citizen', 'office', 'admin', 'audit', 'print'] as const;
export type Audience = (typeof audiences)[number];

/** One thing that can be asked over HTTP. Doors, the OpenAPI document and tests read the same rows. */
export type Operation = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly summary: string;
  /** The row of the permission table that guards it; 'none' for what everybody may read. */
  readonly act: Act | 'none';
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
  /** Asks for the header `Idempotency-Key` (UUID); the same key and body give the same answer. */
  readonly idempotent?: true;
};
export type Operations = { readonly [id: string]: Operation };

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
export type ParamsOf<Op extends Operation> = Parsed<Op['params']>;
export type QueryOf<Op extends Operation> = Parsed<Op['query']>;
export type BodyOf<Op extends Operation> = Parsed<Op['body']>;
export type AnswerOf<Op extends Operation> = z.input<Op['answer']>;
