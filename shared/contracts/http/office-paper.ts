import * as z from 'zod';
import { custodyStatuses, paperTasks } from '../../domain/dossier/custody.ts';
import { paperForms } from '../../domain/dossier/dossier.ts';
import { collectors } from '../../domain/dossier/events.ts';
import type { Operations } from './operation.ts';
import {
  ActDone,
  DossierIdSchema,
  line,
  PageQuery,
  pageOf,
  paragraph,
  PersonalIdNumber,
  SeenVersion,
  UnitIdText,
  WireInstant,
} from './parts.ts';

const OneDossier = z.strictObject({ dossierId: DossierIdSchema });
const OneUnit = z.strictObject({ unitId: UnitIdText });
/** The number of the event that changed custody last, as the officer saw it. */
const SeenPaper = z.strictObject({ paperVersion: SeenVersion });
const note = paragraph(1000).optional();

/** Who collects, and what he showed (ND118 Đ.6.2). */
export const CollectingInput = z.strictObject({
  collectedBy: z.enum(collectors),
  /** The code on the receipt, or what its QR says. */
  receipt: line(200).optional(),
  /** Why there is no receipt. */
  receiptLost: paragraph(300).optional(),
  /** Read from the card of whoever collects. */
  idNumber: PersonalIdNumber.optional(),
  collectorName: line(120).optional(),
  authority: line(300).optional(),
});

/** A dossier whose papers or whose result wait. */
export const WaitingRowView = z.object({
  dossierId: z.string(),
  number: z.string(),
  procedure: z.object({ code: z.string(), name: z.string() }),
  custody: z.enum(custodyStatuses),
  /** What the holder has to do with the papers. */
  task: z.enum(paperTasks).optional(),
  holderName: z.string().optional(),
  toName: z.string().optional(),
  since: WireInstant,
  dueBy: WireInstant.optional(),
  isDisputed: z.boolean(),
  returnMethod: z.string(),
  /** When the applicant was telephoned last. */
  calledAt: WireInstant.optional(),
});

const onPaper = {
  method: 'POST',
  params: OneDossier,
  answer: ActDone,
  idempotent: true,
} as const;
const list = {
  method: 'GET',
  act: 'list-queue',
  params: OneUnit,
  query: PageQuery,
  answer: pageOf(WaitingRowView),
} as const;

/** Paper, and results that wait or were sent: the part of the officers' door that is about things to be touched. */
export const paperOperations = {
  handOverPaper: {
    ...onPaper,
    path: '/api/office/dossiers/{dossierId}/paper/hand-over',
    summary: 'Hand all papers over to a unit that takes part; theirs when they confirm (ND118 Đ.18, Đ.20)',
    act: 'hand-over-paper',
    body: SeenPaper.extend({ to: UnitIdText, note }),
  },
  takePaper: {
    ...onPaper,
    path: '/api/office/dossiers/{dossierId}/paper/taking',
    summary: 'Confirm that all papers came',
    act: 'take-paper',
    body: SeenPaper,
  },
  reportPaperMissing: {
    ...onPaper,
    path: '/api/office/dossiers/{dossierId}/paper/missing',
    summary: 'Say what did not come; the giver goes on answering for all of it',
    act: 'report-paper-missing',
    body: SeenPaper.extend({
      missing: z
        .array(
          z.strictObject({
            componentId: z.string().min(1).max(80),
            form: z.enum(paperForms),
            count: z.int().min(1).max(999),
          }),
        )
        .min(1)
        .max(60),
      note,
    }),
  },
  callBackPaper: {
    ...onPaper,
    path: '/api/office/dossiers/{dossierId}/paper/call-back',
    summary: 'Take back papers that nobody has confirmed yet',
    act: 'call-back-paper',
    body: SeenPaper,
  },
  giveBackPaper: {
    ...onPaper,
    path: '/api/office/dossiers/{dossierId}/paper/give-back',
    summary: 'Give originals back to the applicant or his proxy when the dossier has ended',
    act: 'give-back-paper',
    body: CollectingInput.extend({ paperVersion: SeenVersion }),
  },
  recordDelivery: {
    ...onPaper,
    path: '/api/office/dossiers/{dossierId}/delivery',
    summary: 'What the post did with a result: delivered, or it came back to the desk',
    act: 'record-delivery',
    body: z.strictObject({ outcome: z.enum(['delivered', 'came-back']), note }),
  },
  recordCall: {
    ...onPaper,
    path: '/api/office/dossiers/{dossierId}/calls',
    summary: 'The applicant was telephoned because his result waits',
    act: 'record-call',
    body: z.strictObject({ reached: z.boolean(), note }),
  },
  listPaperHeld: {
    ...list,
    path: '/api/office/units/{unitId}/paper-held',
    summary: 'Papers that a unit has to pass on, to see confirmed or to give back, soonest due first',
  },
  listPaperComing: {
    ...list,
    path: '/api/office/units/{unitId}/paper-coming',
    summary: 'Papers on their way to a unit, soonest due first',
  },
  listUncollected: {
    ...list,
    path: '/api/office/units/{unitId}/uncollected',
    summary: 'Results that wait at a desk to be collected, longest ready first',
  },
} as const satisfies Operations;
