import * as z from 'zod';
import { dossierForms } from '../../domain/dossier/events.ts';
import type { Operations } from './operation.ts';
import { PaperLinkView } from './views.ts';
import {
  ActDone,
  DossierIdSchema,
  neededLine,
  PageQuery,
  pageOf,
  paragraph,
  SeenVersion,
  UnitIdText,
} from './parts.ts';

/** Papers out: forms, results and the register, made and opened by officers. */

const OneDossier = z.strictObject({ dossierId: DossierIdSchema });
const Event = z.coerce.number().int().min(1);
const Day = z.iso.date();
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** A day, or a month: the desk's book. */
const Period = z.strictObject({ day: Day.optional(), month: Month.optional() });
const neededText = (most: number) => paragraph(most).refine((text) => text.length > 0, 'Needed');
const Given = {
  resultNumber: neededLine(100),
  resultCode: neededLine(40).optional(),
  /** A PDF that was sent before, for the component `result`. */
  fileId: z.uuidv7().optional(),
};

export const RegisterRowView = z.object({
  dossierId: z.string(),
  n: z.string(),
  code: z.string(),
  procedure: z.string(),
  sets: z.string(),
  applicant: z.string(),
  contact: z.string(),
  unit: z.string(),
  receivedAt: z.string(),
  dueAt: z.string(),
  returnedAt: z.string(),
  returnWay: z.string(),
  note: z.string(),
});

export const printOperations = {
  printForm: {
    method: 'POST',
    path: '/api/print/dossiers/{dossierId}/forms/{form}',
    summary: 'A form of a dossier: made once, then the same bytes; answers a link of a minute',
    act: 'issue-form',
    params: OneDossier.extend({ form: z.enum(dossierForms) }),
    body: z.strictObject({ of: Event.optional() }),
    answer: PaperLinkView,
    idempotent: true,
  },
  registerResult: {
    method: 'POST',
    path: '/api/print/dossiers/{dossierId}/result',
    summary:
      'Register the result: number, code of its kind, and the letter from the draft where one is wanted',
    act: 'register-result',
    params: OneDossier,
    body: z.strictObject({ ...Given, letter: z.boolean() }),
    answer: ActDone,
    idempotent: true,
  },
  openResult: {
    method: 'GET',
    path: '/api/print/dossiers/{dossierId}/result',
    summary: 'A link of a minute to the file of the result in force, or of an earlier one',
    act: 'read-dossier',
    params: OneDossier,
    query: z.strictObject({ of: Event.optional() }),
    answer: PaperLinkView,
  },
  reportWrongResult: {
    method: 'POST',
    path: '/api/print/dossiers/{dossierId}/wrong-result',
    summary: 'Say that the result is wrong: it is corrected within 3 working days (ND118 Đ.23.1)',
    act: 'report-wrong-result',
    params: OneDossier,
    body: z.strictObject({ words: neededText(1000) }),
    answer: ActDone,
    idempotent: true,
  },
  correctResult: {
    method: 'POST',
    path: '/api/print/dossiers/{dossierId}/correction',
    summary: 'Replace a wrong result, or find that it was right; the old one stays to be seen',
    act: 'correct-result',
    params: OneDossier,
    body: z.discriminatedUnion('kept', [
      z.strictObject({ stepVersion: SeenVersion, kept: z.literal(true), reason: neededText(1000) }),
      z.strictObject({
        stepVersion: SeenVersion,
        kept: z.literal(false),
        reason: neededText(1000),
        ...Given,
        letter: paragraph(10_000).optional(),
      }),
    ]),
    answer: ActDone,
    idempotent: true,
  },
  readRegister: {
    method: 'GET',
    path: '/api/print/units/{unitId}/register',
    summary: 'The desk’s register of a day or a month, page by page; each row is a recorded read',
    act: 'read-register',
    params: z.strictObject({ unitId: UnitIdText }),
    query: PageQuery.extend(Period.shape),
    answer: pageOf(RegisterRowView),
  },
  printRegister: {
    method: 'POST',
    path: '/api/print/units/{unitId}/register',
    summary:
      'Form 07 of a day or a month, a long one in parts: `next` begins the next; answers a link of a minute',
    act: 'read-register',
    params: z.strictObject({ unitId: UnitIdText }),
    body: Period.extend({ from: z.string().min(1).max(1000).optional() }),
    answer: PaperLinkView.extend({ next: z.string().optional() }),
    idempotent: true,
  },
} as const satisfies Operations;
