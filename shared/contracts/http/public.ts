import * as z from 'zod';
import { channels, paperForms } from '../../domain/dossier/dossier.ts';
import { feeItemSchema } from '../catalogue.ts';
import type { Operations } from './operation.ts';
import { HappeningView, LedgerLine, OpenStepView, StatusView } from './views.ts';
import { line, PageQuery, pageOf, WireInstant } from './parts.ts';

export const ProcedureRow = z.object({
  code: z.string(),
  /** Two to six words, for headings. */
  short: z.string(),
  /** As the law names it; Vietnamese in every language. */
  name: z.string(),
  field: z.string(),
  /** Can be filed and handled here now. */
  open: z.boolean(),
});

/** One price: as much of it as an estimate needs. Whether an exemption holds is for an officer to find. */
const { id, rule, onRequest, validFrom, validTo } = feeItemSchema.shape;
const FeeRuleView = z.object({ id, rule, case: feeItemSchema.shape.case, onRequest, validFrom, validTo });

export const ProcedureView = z.object({
  code: z.string(),
  version: z.int(),
  name: z.string(),
  /** Two to six words, for headings. */
  short: z.string(),
  decision: z.string(),
  field: z.string(),
  summary: z.string().optional(),
  open: z.boolean(),
  desk: z
    .object({
      name: z.string(),
      address: z.string().optional(),
      phone: z.string().optional(),
      hours: z.array(z.string()),
    })
    .optional(),
  competentUnit: z.string().optional(),
  channels: z.array(
    z.object({
      channel: z.enum(channels),
      /** Sentences: "Trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo". */
      times: z.array(z.string()),
      fees: z.array(z.string()),
      /** The same as rules, for an estimate from what is declared. */
      feeRules: z.array(FeeRuleView),
    }),
  ),
  components: z.array(
    z.object({
      id: z.string(),
      /** As the law names it; Vietnamese in every language. */
      name: z.string(),
      /** Some words, for sentences that name it. */
      short: z.string(),
      required: z.boolean(),
      condition: z.string().optional(),
      acceptedForms: z.array(z.enum(paperForms)),
      originals: z.int(),
      copies: z.int(),
      forms: z.array(z.string()),
    }),
  ),
  /** Kinds of request with times or fees of their own; one of them is chosen. */
  cases: z.array(z.object({ id: z.string(), name: z.string() })),
  form: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['integer', 'text', 'choice']),
      label: z.string(),
      hint: z.string().optional(),
      /** What an integer measures for the fee. */
      counts: z.enum(['papers', 'pages', 'copies']).optional(),
      required: z.boolean(),
      min: z.int().optional(),
      max: z.int().optional(),
      choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
    }),
  ),
  steps: z.array(z.string()),
  results: z.array(z.object({ name: z.string(), code: z.string().optional() })),
  legalBasis: z.array(z.string()),
  source: z.string(),
});

/** By the receipt's secret, or by code and four digits (of the phone, or of the printed PIN). */
export const TrackingQuestion = z.union([
  z.strictObject({ fragment: z.string().min(40).max(100) }),
  z.strictObject({ code: line(60), digits: z.string().regex(/^\d{4}$/) }),
]);

/** What a stranger with the receipt may see: names masked, no contact data. */
export const TrackingView = z.object({
  code: z.string(),
  procedure: z.object({ code: z.string(), name: z.string() }),
  applicant: z.string(),
  filedAt: WireInstant,
  receivedAt: WireInstant.optional(),
  dueAt: WireInstant.optional(),
  ledger: z.array(LedgerLine).optional(),
  status: StatusView,
  steps: z.array(OpenStepView),
  desk: z.object({ name: z.string(), address: z.string().optional(), phone: z.string().optional() }),
  happenings: z.array(HappeningView),
});

export const publicOperations = {
  listProcedures: {
    method: 'GET',
    path: '/api/public/procedures',
    summary: 'Procedures of the province',
    act: 'none',
    query: PageQuery,
    answer: pageOf(ProcedureRow),
  },
  readProcedure: {
    method: 'GET',
    path: '/api/public/procedures/{code}',
    summary: 'One procedure: what, where, how long, how much, which papers',
    act: 'none',
    params: z.strictObject({ code: line(20) }),
    answer: ProcedureView,
  },
  trackDossier: {
    method: 'POST',
    path: '/api/public/tracking',
    summary: 'Where a dossier stands; the secret travels in the body, never in the address',
    act: 'none',
    body: TrackingQuestion,
    answer: TrackingView,
  },
  readOpenApi: {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document',
    act: 'none',
    answer: z.record(z.string(), z.unknown()),
  },
} as const satisfies Operations;
