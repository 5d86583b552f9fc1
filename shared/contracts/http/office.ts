import * as z from 'zod';
import { officerRoles } from '../../domain/office/post.ts';
import { readPurposes } from '../../domain/office/reading.ts';
import { FilingInput } from './citizen.ts';
import { CollectingInput, paperOperations } from './office-paper.ts';
import { stepOperations } from './office-steps.ts';
import type { Operations } from './operation.ts';
import { DossierView } from './views.ts';
import {
  ActDone,
  Components,
  DossierIdSchema,
  FormAnswers,
  line,
  PageQuery,
  pageOf,
  paragraph,
  ReasonInput,
  ReturnBy,
  SeenVersion,
  Sets,
  UnitIdText,
  WireInstant,
} from './parts.ts';
import { uploadOperations } from './uploads.ts';

const OneDossier = z.strictObject({ dossierId: DossierIdSchema });

export const QueueRowView = z.object({
  dossierId: z.string(),
  number: z.string(),
  procedure: z.object({ code: z.string(), name: z.string() }),
  step: z.string(),
  stepName: z.string(),
  stepVersion: z.int(),
  channel: z.string(),
  since: WireInstant,
  dueAt: WireInstant.optional(),
  alertAt: WireInstant.optional(),
  /** Who has taken it. */
  claimedBy: z.string().optional(),
  /** Masked name, for calling a person to the counter. */
  label: z.string().optional(),
  /** The unit that has it, and who was told last that it waits or is late. */
  holderName: z.string().optional(),
  told: z.enum(['unit', 'head', 'leader']).optional(),
});

const ReceiptInput = z.strictObject({
  components: Components,
  sets: Sets,
  returnMethod: ReturnBy,
  /** What the fee is counted on: each kind of paper, its pages and how many copies are wanted. */
  papers: z
    .array(z.strictObject({ copies: z.int().min(1).max(1000), pages: z.int().min(1).max(10_000).optional() }))
    .max(50)
    .optional(),
  note: paragraph(1000).optional(),
  /** Which case of the procedure, where it has several. */
  case: z.string().max(60).optional(),
});
const Received = ActDone.extend({ code: z.string(), dueAt: WireInstant, fee: z.int().optional() });

/** What the desk scans, and what it reads of what citizens sent. */
const atDesk = uploadOperations('office', { send: 'receive-at-counter', read: 'read-dossier' });

/** The result is a paper without a number, said by whoever returns it where a unit or a leader decided. */
const paperAlone = { paperAlone: z.boolean().optional() };

export const officeOperations = {
  readOfficer: {
    method: 'GET',
    path: '/api/office/me',
    summary: 'The signed-in officer: posts in force, units whose lists he sees',
    act: 'list-queue',
    answer: z.object({
      person: z.string(),
      name: z.string(),
      posts: z.array(
        z.object({
          id: z.string(),
          role: z.enum(officerRoles),
          unit: z.object({ id: z.string(), name: z.string() }),
          mayDecide: z.boolean(),
          /** For a leader: the agency that he answers for. */
          agency: z.object({ id: z.string(), name: z.string() }).optional(),
        }),
      ),
    }),
  },
  listQueue: {
    method: 'GET',
    path: '/api/office/units/{unitId}/queue',
    summary: 'Open steps of a unit, oldest due first',
    act: 'list-queue',
    params: z.strictObject({ unitId: UnitIdText }),
    query: PageQuery,
    answer: pageOf(QueueRowView),
  },
  listReminded: {
    method: 'GET',
    path: '/api/office/units/{unitId}/reminded',
    summary:
      'Open steps that are late or about to be, oldest due first: of a unit for its head, of an agency for its leader',
    act: 'list-reminded',
    params: z.strictObject({ unitId: UnitIdText }),
    query: PageQuery,
    answer: pageOf(QueueRowView),
  },
  findDossier: {
    method: 'GET',
    path: '/api/office/dossiers',
    summary: 'Find a dossier by its code or filing number',
    act: 'find-dossier',
    query: z.strictObject({ number: line(60) }),
    answer: z.object({ dossierId: z.string() }),
  },
  readDossier: {
    method: 'GET',
    path: '/api/office/dossiers/{dossierId}',
    summary: 'One dossier; the read is recorded with its purpose',
    act: 'read-dossier',
    params: OneDossier,
    query: z.strictObject({ purpose: z.enum(readPurposes).optional() }),
    answer: DossierView,
  },
  readVersion: {
    method: 'GET',
    path: '/api/office/dossiers/{dossierId}/version',
    summary:
      'The number of a dossier’s last event, for who waits for the next: tells nothing, so is no read of it',
    act: 'read-dossier',
    params: OneDossier,
    answer: z.object({ version: z.int() }),
  },
  receiveAtCounter: {
    method: 'PUT',
    path: '/api/office/dossiers/{dossierId}',
    summary: 'File and receive at the counter for a citizen who needs no account',
    act: 'receive-at-counter',
    params: OneDossier,
    body: z.strictObject({ desk: UnitIdText, filing: FilingInput, receipt: ReceiptInput }),
    answer: Received,
  },
  receiveDossier: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/receipt',
    summary: 'Receive a complete and valid dossier: code and binding appointment',
    act: 'receive',
    params: OneDossier,
    body: ReceiptInput.extend({ stepVersion: SeenVersion }),
    answer: Received,
    idempotent: true,
  },
  rejectDossier: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/rejection',
    summary: 'Reject at intake, with reasons tied to components',
    act: 'reject',
    params: OneDossier,
    body: z.strictObject({
      stepVersion: SeenVersion,
      reasons: z.array(ReasonInput).min(1).max(30),
      basis: line(300).optional(),
    }),
    answer: ActDone,
    idempotent: true,
  },
  requestSupplement: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/supplement-request',
    summary: 'Ask once, completely, for what is missing',
    act: 'request-supplement',
    params: OneDossier,
    body: z.strictObject({ stepVersion: SeenVersion, reasons: z.array(ReasonInput).min(1).max(30) }),
    answer: ActDone,
    idempotent: true,
  },
  handInAtCounter: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/supplement',
    summary: 'Take in a supplement that the citizen brings to the counter',
    act: 'hand-in-at-counter',
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
  lapseDossier: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/lapse',
    summary: 'Close a dossier whose supplement has not come in its time (ND118 Đ.19.5)',
    act: 'lapse',
    params: OneDossier,
    body: z.strictObject({ stepVersion: SeenVersion }),
    answer: ActDone,
    idempotent: true,
  },
  withdrawAtCounter: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/withdrawal',
    summary: 'Withdraw before the decision, where the applicant asks for it at the counter (ND118 Đ.21)',
    act: 'withdraw-at-counter',
    params: OneDossier,
    body: z.strictObject({ reason: paragraph(1000).optional() }),
    answer: ActDone,
    idempotent: true,
  },
  ...stepOperations,
  listColleagues: {
    method: 'GET',
    path: '/api/office/units/{unitId}/people',
    summary: 'Officers of a unit, for its head to give a step to',
    act: 'list-queue',
    params: z.strictObject({ unitId: UnitIdText }),
    query: PageQuery,
    answer: pageOf(z.object({ person: z.string(), name: z.string(), title: z.string() })),
  },
  announceFileAtDesk: atDesk.announceFile,
  fileSentAtDesk: atDesk.fileSent,
  readUploadAtDesk: atDesk.readUpload,
  removeUploadAtDesk: atDesk.removeUpload,
  linkFileAtDesk: atDesk.linkFile,
  returnResult: {
    method: 'POST',
    path: '/api/office/dossiers/{dossierId}/return',
    summary: 'Return the result in person, by post or online',
    act: 'return-result',
    params: OneDossier,
    body: z.discriminatedUnion('method', [
      CollectingInput.extend({ stepVersion: SeenVersion, method: z.literal('in-person'), ...paperAlone }),
      z.strictObject({
        stepVersion: SeenVersion,
        method: z.literal('post'),
        trackingNumber: line(60),
        ...paperAlone,
      }),
      z.strictObject({ stepVersion: SeenVersion, method: z.literal('online') }),
    ]),
    answer: ActDone,
    idempotent: true,
  },
  ...paperOperations,
} as const satisfies Operations;
