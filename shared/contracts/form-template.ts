import * as z from 'zod';
import { dossierForms } from '../domain/dossier/events.ts';
import type { Letters } from '../domain/form/sheet.ts';
import type { FormTemplate } from '../domain/form/template.ts';
import { provenanceSchema, text } from './catalogue.ts';

/** The shape of a form's template, `shared/catalogue/forms/<form>/v<version>.json`. */

const lines = z.array(text).min(1);
const align = z.enum(['left', 'centre', 'right']).exactOptional();
const block = z.discriminatedUnion('block', [
  z.strictObject({
    block: z.literal('heads'),
    left: lines,
    right: lines,
    number: text.exactOptional(),
    place: text.exactOptional(),
  }),
  z.strictObject({ block: z.literal('title'), lines }),
  z.strictObject({
    block: z.literal('line'),
    text,
    style: z.enum(['bold', 'italic', 'centre', 'heading']).exactOptional(),
  }),
  z.strictObject({ block: z.literal('fact'), label: text, value: text }),
  z.strictObject({ block: z.literal('lines'), of: text, value: text }),
  z.strictObject({
    block: z.literal('table'),
    of: text,
    columns: z.array(z.strictObject({ label: text, value: text, width: z.int().positive(), align })).min(1),
  }),
  z.strictObject({ block: z.literal('code'), text, alt: text, beside: lines }),
  z.strictObject({
    block: z.literal('signatures'),
    parts: z
      .array(z.strictObject({ who: text, hint: text, name: text.exactOptional() }))
      .min(1)
      .max(3),
  }),
]);

export const formTemplateSchema = z.strictObject({
  form: z.enum([...dossierForms, '07', 'result']),
  version: z.int().positive(),
  name: text,
  page: z.enum(['portrait', 'landscape']),
  foot: text,
  source: provenanceSchema,
  blocks: z.array(block).min(1),
}) satisfies z.ZodType<FormTemplate>;

const points = z.number().min(6).max(24);

/** The shape of `shared/catalogue/letters.json`. */
export const lettersSchema = z.strictObject({
  heads: points,
  title: points,
  body: points,
  small: points,
  foot: points,
  table: points,
  wideTable: points,
  leading: z.number().min(1).max(2),
}) satisfies z.ZodType<Letters>;
