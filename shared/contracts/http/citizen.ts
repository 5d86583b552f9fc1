import * as z from 'zod';
import { dossierForms } from '../../domain/dossier/events.ts';
import type { Operations } from './operation.ts';
import { DossierView, PaperLinkView, StatusView } from './views.ts';
import {
  ActDone,
  Components,
  DossierIdSchema,
  FormAnswers,
  Language,
  NoticeWish,
  NotifyBy,
  PageQuery,
  pageOf,
  paragraph,
  Parties,
  ReturnBy,
  SeenVersion,
  Sets,
  WireInstant,
} from './parts.ts';
import { GivenPaperView, uploadOperations } from './uploads.ts';

const OneDossier = z.strictObject({ dossierId: DossierIdSchema });

export const FilingInput = z.strictObject({
  procedureCode: z.string().min(1).max(20),
  parties: Parties,
  form: FormAnswers,
  components: Components,
  sets: Sets,
  returnMethod: ReturnBy,
  language: Language,
  /** How the parties wish to be told; absent: every way for which an address is given. */
  notifyBy: NotifyBy.optional(),
  /** Which case of the procedure, where it has several. */
  case: z.string().max(60).optional(),
});
export type FilingInput = z.output<typeof FilingInput>;

/** A draft holds whatever was typed so far, unchecked but bounded; it is encrypted and seen by its owner alone. */
export const DraftContent = z
  .record(z.string().max(60), z.union([z.string().max(2000), z.int(), z.boolean()]))
  .refine((content) => Object.keys(content).length <= 200, 'At most 200 fields');

export const DossierRowView = z.object({
  dossierId: z.string(),
  number: z.string(),
  procedure: z.object({ code: z.string(), name: z.string() }),
  filedAt: WireInstant,
  dueAt: WireInstant.optional(),
  status: StatusView,
});

const OwnDetails = z.object({
  name: z.string(),
  personalIdNumber: z.string(),
  phone: z.string(),
  email: z.string(),
  address: z.string(),
});

export const citizenOperations = {
  readCitizen: {
    method: 'GET',
    path: '/api/citizen/me',
    summary: 'The signed-in citizen: is his account linked to a verified identity?',
    act: 'save-draft',
    answer: z.object({ account: z.string(), linked: z.boolean() }),
  },
  readOwnDetails: {
    method: 'GET',
    path: '/api/citizen/details',
    summary: 'What the citizen last wrote of himself when filing; nothing when he never filed',
    act: 'save-draft',
    answer: OwnDetails.partial(),
  },
  listDrafts: {
    method: 'GET',
    path: '/api/citizen/drafts',
    summary: 'Drafts not yet filed',
    act: 'save-draft',
    query: PageQuery,
    answer: pageOf(
      z.object({ dossierId: z.string(), version: z.int(), procedureCode: z.string(), savedAt: WireInstant }),
    ),
  },
  readDraft: {
    method: 'GET',
    path: '/api/citizen/drafts/{dossierId}',
    summary: 'One draft',
    act: 'save-draft',
    params: OneDossier,
    answer: z.object({
      dossierId: z.string(),
      version: z.int(),
      procedureCode: z.string(),
      savedAt: WireInstant,
      content: DraftContent,
    }),
  },
  saveDraft: {
    method: 'PUT',
    path: '/api/citizen/drafts/{dossierId}',
    summary: 'Save a draft; `version` is the one seen, 0 for a new one',
    act: 'save-draft',
    params: OneDossier,
    body: z.strictObject({
      version: z.int().min(0),
      procedureCode: z.string().min(1).max(20),
      content: DraftContent,
    }),
    answer: z.object({ dossierId: z.string(), version: z.int(), savedAt: WireInstant }),
  },
  deleteDraft: {
    method: 'DELETE',
    path: '/api/citizen/drafts/{dossierId}',
    summary: 'Throw a draft away',
    act: 'save-draft',
    params: OneDossier,
    answer: z.object({ dossierId: z.string() }),
  },
  fileDossier: {
    method: 'PUT',
    path: '/api/citizen/dossiers/{dossierId}',
    summary: 'File a dossier; filing twice with the same id and content is the same dossier',
    act: 'file',
    params: OneDossier,
    body: FilingInput,
    answer: ActDone.extend({ filingNumber: z.string(), answerDueAt: WireInstant.optional() }),
  },
  listOwnDossiers: {
    method: 'GET',
    path: '/api/citizen/dossiers',
    summary:
      'Dossiers in which the citizen is the applicant, which his account filed, or the former without the latter',
    act: 'save-draft',
    query: PageQuery.extend({ as: z.enum(['applicant', 'submitter', 'applicant-only']).optional() }),
    answer: pageOf(DossierRowView),
  },
  readOwnDossier: {
    method: 'GET',
    path: '/api/citizen/dossiers/{dossierId}',
    summary: 'Follow a dossier',
    act: 'follow',
    params: OneDossier,
    answer: DossierView,
  },
  openOwnForm: {
    method: 'GET',
    path: '/api/citizen/dossiers/{dossierId}/forms/{form}',
    summary: 'A link of a minute to a form that was made of one’s own dossier',
    act: 'follow',
    params: OneDossier.extend({ form: z.enum(dossierForms) }),
    query: z.strictObject({ of: z.coerce.number().int().min(1).optional() }),
    answer: PaperLinkView,
  },
  openOwnResult: {
    method: 'GET',
    path: '/api/citizen/dossiers/{dossierId}/result',
    summary: 'A link of a minute to the result, once it was returned',
    act: 'follow',
    params: OneDossier,
    answer: PaperLinkView,
  },
  handInSupplement: {
    method: 'POST',
    path: '/api/citizen/dossiers/{dossierId}/supplement',
    summary: 'Hand in what the desk asked for; earlier papers are kept',
    act: 'hand-in-supplement',
    params: OneDossier,
    body: z.strictObject({
      stepVersion: SeenVersion,
      components: Components.min(1),
      form: FormAnswers.optional(),
      note: paragraph(1000).optional(),
    }),
    answer: ActDone,
    idempotent: true,
  },
  ...uploadOperations('citizen', { send: 'save-draft', read: 'follow' }),
  listGivenPapers: {
    method: 'GET',
    path: '/api/citizen/papers',
    summary: 'Papers the citizen gave with earlier dossiers and need not give again',
    act: 'save-draft',
    query: PageQuery,
    answer: pageOf(GivenPaperView),
  },
  chooseNotices: {
    method: 'PUT',
    path: '/api/citizen/dossiers/{dossierId}/notices',
    summary: 'Be told of this dossier in another language or by other ways from now on',
    act: 'choose-notices',
    params: OneDossier,
    body: NoticeWish,
    answer: ActDone,
    idempotent: true,
  },
  withdrawDossier: {
    method: 'POST',
    path: '/api/citizen/dossiers/{dossierId}/withdrawal',
    summary: 'Withdraw before the decision (ND118 Đ.21)',
    act: 'withdraw',
    params: OneDossier,
    body: z.strictObject({ reason: paragraph(1000).optional() }),
    answer: ActDone,
    idempotent: true,
  },
} as const satisfies Operations;
