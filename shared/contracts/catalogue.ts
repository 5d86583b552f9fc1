import * as z from 'zod';
import { channels, paperForms } from '../domain/dossier/dossier.ts';
import type { Exemption, FeeItem } from '../domain/fee/fee-item.ts';
import { type ProcedureComponent } from '../domain/procedure/component.ts';
import type { FormField } from '../domain/procedure/form-field.ts';
import { type ProcedureContent, procedureLevels } from '../domain/procedure/procedure-version.ts';
import { ALLOWANCE_UNITS } from '../domain/time/due.ts';
import { parseDate, parseTime } from '../domain/time/local-date.ts';
import { type Provenance, trustMarks, type Words } from '../domain/words.ts';

/** The shapes of a procedure's files; those of a province stand in `catalogue-province.ts`. */

export const text = z.string().trim().min(1);
export const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
export const localDateSchema = z.string().refine((date) => parseDate(date) !== undefined, 'not a date');
export const localTimeSchema = z.string().refine((time) => parseTime(time) !== undefined, 'not a time');
export const procedureCodeSchema = z.string().regex(/^\d\.\d{6}$/);
const amount = z.int().nonnegative();

export const wordsSchema = z.strictObject({
  vi: text,
  en: text.exactOptional(),
}) satisfies z.ZodType<Words>;
const bothWords = z.strictObject({ vi: text, en: text });
export const provenanceSchema = z.strictObject({
  mark: z.enum(trustMarks),
  reference: text,
}) satisfies z.ZodType<Provenance>;
export const dated = { validFrom: localDateSchema, validTo: localDateSchema.exactOptional() };

const exemptionSchema = z.strictObject({
  ...dated,
  id: slug,
  name: bothWords,
  source: provenanceSchema,
}) satisfies z.ZodType<Exemption>;

const feeRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('per-page-tiered'),
    tiers: z
      .array(z.strictObject({ fromPage: z.int().positive(), perPage: amount }))
      .min(1)
      .refine(
        (tiers) =>
          tiers.every(({ fromPage }, i) =>
            i === 0 ? fromPage === 1 : fromPage > (tiers[i - 1]?.fromPage ?? 0),
          ),
        'tiers begin at page 1 and stand in order',
      )
      .readonly(),
    maxPerCopy: amount,
  }),
  z.strictObject({ kind: z.literal('per-copy'), amount: amount.positive() }),
  z.strictObject({ kind: z.literal('flat'), amount: amount.positive() }),
  z.strictObject({ kind: z.literal('free') }),
  z.strictObject({
    kind: z.literal('set-by-council'),
    note: text,
    indicative: amount.positive().exactOptional(),
  }),
]);

export const feeItemSchema = z.strictObject({
  ...dated,
  id: slug,
  kind: z.enum(['fee', 'charge']),
  name: bothWords,
  rule: feeRuleSchema,
  case: slug.exactOptional(),
  onRequest: z.literal(true).exactOptional(),
  refundable: z.boolean().exactOptional(),
  exemptions: z.array(exemptionSchema).exactOptional(),
  source: provenanceSchema,
}) satisfies z.ZodType<FeeItem>;

const timeSchema = z
  .strictObject({
    amount,
    unit: z.enum(ALLOWANCE_UNITS),
    cutOff: localTimeSchema.exactOptional(),
    case: slug.exactOptional(),
    condition: text.exactOptional(),
    source: provenanceSchema,
  })
  .refine(
    (time) => (time.unit === 'same-day' ? time.amount === 0 : time.amount > 0),
    'amount and unit do not fit',
  );

const channelSchema = z.strictObject({
  channel: z.enum(channels),
  times: z.array(timeSchema),
  fees: z.array(feeItemSchema),
  note: bothWords.exactOptional(),
});

const componentSchema = z.strictObject({
  id: slug,
  short: bothWords,
  name: text,
  oneOf: z.array(text).min(2).exactOptional(),
  forms: z.array(text).exactOptional(),
  originals: z.int().nonnegative(),
  copies: z.int().nonnegative(),
  required: z.union([z.boolean(), z.strictObject({ when: text })]),
  acceptedForms: z.array(z.enum(paperForms)).min(1),
  reusableDays: z.int().positive().exactOptional(),
}) satisfies z.ZodType<ProcedureComponent>;

const fieldBase = { id: slug, label: bothWords, hint: bothWords.exactOptional(), required: z.boolean() };
export const formFieldSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...fieldBase,
    kind: z.literal('integer'),
    min: z.int(),
    max: z.int(),
    counts: z.enum(['papers', 'pages', 'copies']).exactOptional(),
  }),
  z.strictObject({ ...fieldBase, kind: z.literal('text'), max: z.int().positive() }),
  z.strictObject({
    ...fieldBase,
    kind: z.literal('choice'),
    options: z.array(z.strictObject({ id: slug, label: bothWords })).min(2),
  }),
]) satisfies z.ZodType<FormField>;

const sourceSchema = z.strictObject({
  row: z.string().regex(/^sources\/\d\.\d{6}\.json$/),
  url: z.url(),
  crawl: text,
  edited: z.array(z.strictObject({ part: text, why: text, mark: z.enum(trustMarks) })),
});

const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** `shared/catalogue/procedures/<code>.json` */
export const procedureContentSchema = z
  .strictObject({
    ...dated,
    code: procedureCodeSchema,
    version: z.int().positive(),
    name: text,
    short: bothWords,
    summary: bothWords,
    decision: text,
    field: text,
    levels: z.array(z.enum(procedureLevels)).min(1),
    applicants: z.array(text).min(1),
    cases: z.array(z.strictObject({ id: slug, name: bothWords })).exactOptional(),
    channels: z.array(channelSchema).min(1),
    components: z.array(componentSchema).min(1),
    steps: z.array(text).min(1),
    notes: z.array(text),
    conditions: z.array(text),
    results: z.array(z.strictObject({ name: text, code: z.string().regex(/^KQ\.G\d{2}\.\d{6}$/) })).min(1),
    legalBasis: z.array(z.strictObject({ number: text, name: text })).min(1),
    supplementDays: z.int().min(1).max(365).exactOptional(),
    form: z.strictObject({ version: text, fields: z.array(formFieldSchema).min(1) }).exactOptional(),
    source: sourceSchema,
  })
  .refine(({ components }) => unique(components.map(({ id }) => id)), 'two components of one id')
  .refine(({ channels: rows }) => unique(rows.map(({ channel }) => channel)), 'two rows of one channel')
  .refine(
    ({ channels: rows }) => rows.every(({ fees }) => unique(fees.map(({ id }) => id))),
    'two fees of one id',
  )
  .refine(({ channels: rows, cases = [] }) => {
    const named = rows.flatMap(({ times, fees }) => [...times, ...fees]).map((row) => row.case);
    return named.every((name) => name === undefined || cases.some(({ id }) => id === name));
  }, 'a case without a name') satisfies z.ZodType<ProcedureContent>;

/** `shared/catalogue/sources/<code>.json`: the crawled row, as it came. */
export const procedureRowSchema = z.looseObject({
  ma_thu_tuc: procedureCodeSchema,
  detail_url: z.url(),
  ten_thu_tuc: text,
});
