import * as z from 'zod';
import type { Operations } from './operation.ts';
import { ActDone, DossierIdSchema, line, paragraph, ReasonInput, SeenVersion, StepText } from './parts.ts';

const OneStep = z.strictObject({ dossierId: DossierIdSchema, step: StepText });
const Seen = z.strictObject({ stepVersion: SeenVersion });

/** What officers do with the steps that the route opens. */
export const stepOperations = {
  completeStep: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/steps/{step}/completion',
    summary: 'Answer a step of the route with one of its outcomes; rejections with reasons (ND118 Đ.19.3)',
    act: 'complete-step',
    params: OneStep,
    body: Seen.extend({
      outcome: StepText,
      reasons: z.array(ReasonInput).max(30).optional(),
      /** For colleagues: no applicant reads it. */
      note: paragraph(1000).optional(),
      /** For the applicant, with a result or a rejection. */
      message: paragraph(1000).optional(),
      resultNumber: line(100).optional(),
      /** The draft is presented on paper: there is none in the dossier. */
      paperDraft: z.boolean().optional(),
    }),
    answer: ActDone,
    idempotent: true,
  },
  claimStep: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/steps/{step}/claim',
    summary: 'Take a step of the route: no colleague completes it then',
    act: 'claim-step',
    params: OneStep,
    body: Seen,
    answer: ActDone,
    idempotent: true,
  },
  releaseStep: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/steps/{step}/release',
    summary: 'Lay a taken step back',
    act: 'release-step',
    params: OneStep,
    body: Seen,
    answer: ActDone,
    idempotent: true,
  },
  reassignStep: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/steps/{step}/reassignment',
    summary: 'The head gives a step to an officer of the same unit',
    act: 'reassign-step',
    params: OneStep,
    body: Seen.extend({ to: line(60) }),
    answer: ActDone,
    idempotent: true,
  },
  attachDraft: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/steps/{step}/draft',
    summary: 'Keep a draft of the result in place of the one that was seen; steps of the unit in charge',
    act: 'attach-draft',
    params: OneStep,
    /** `draftVersion`: the one that was seen, 0 for none. */
    body: Seen.extend({ draftVersion: z.int().min(0), draft: paragraph(10_000) }),
    answer: ActDone,
    idempotent: true,
  },
} as const satisfies Operations;
