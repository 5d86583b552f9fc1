import * as z from 'zod';
import { channels, paperForms, partyRoles, returnMethods, stepRoles } from '../../domain/dossier/dossier.ts';
import { componentFaults, dossierForms } from '../../domain/dossier/events.ts';
import { custodyStatuses, paperTasks } from '../../domain/dossier/custody.ts';
import { fileStates } from '../../domain/file/file.ts';
import { professionalStatuses } from '../../domain/dossier/status.ts';
import { WireInstant, NoticeWish } from './parts.ts';

/** What is told of a dossier: to its parties, its officers, and whoever follows it. */

export const OpenStepView = z.object({
  step: z.string(),
  /** Its short name, in the language asked for. */
  name: z.string(),
  /** What is asked, in the language asked for. */
  ask: z.string(),
  visit: z.int(),
  /** Who has the next move: a unit's name, or the applicant. */
  holder: z.string(),
  holderName: z.string(),
  stepVersion: z.int(),
  dueAt: WireInstant.optional(),
  alertAt: WireInstant.optional(),
  /** For officers, on steps of the route: who does it, who has taken it, and what may be answered. */
  by: z.enum(stepRoles).optional(),
  claimedBy: z.object({ person: z.string(), name: z.string() }).optional(),
  outcomes: z
    .array(
      z.object({
        value: z.string(),
        label: z.string(),
        /** There is no draft yet, and this answer wants one, or the word that it is on paper. */
        needsDraft: z.literal(true).optional(),
      }),
    )
    .optional(),
  /** What the viewer may do on this step of the route now. */
  acts: z.array(z.string()).optional(),
});

export const StatusView = z.object({
  professional: z.enum(professionalStatuses),
  financial: z.enum(['nothing-due', 'due', 'unknown']),
  custody: z.enum(custodyStatuses),
  delivery: z.enum(['not-ready', 'ready', 'sent', 'returned']),
  exchange: z.enum(['not-connected']),
  /** One sentence for the citizen, in the language asked for. */
  sentence: z.string(),
  portalCode: z.int().min(1).max(10),
});

export const ReasonView = z.object({
  componentId: z.string(),
  component: z.string(),
  fault: z.enum(componentFaults),
  words: z.string().optional(),
  basis: z.string().optional(),
});

/** One line of a dossier's life as people read it. */
export const HappeningView = z.object({
  number: z.int(),
  at: WireInstant,
  type: z.string(),
  /** The step it is about, for events of steps. */
  step: z.string().optional(),
  /** What happened, in the language asked for. */
  sentence: z.string(),
  by: z.string(),
  reasons: z.array(ReasonView).optional(),
  note: z.string().optional(),
  /** What the applicant was told with a decision. */
  message: z.string().optional(),
  /** For officers, of a step of the route: the unit that answered it, and the answer. */
  unit: z.string().optional(),
  outcome: z.string().optional(),
});

export const LedgerLine = z.object({
  date: z.iso.date(),
  why: z.string(),
  n: z.int().optional(),
  minutes: z.number().optional(),
  source: z.string().optional(),
});

export const HandedInView = z.object({
  componentId: z.string(),
  name: z.string(),
  form: z.enum(paperForms),
  count: z.int(),
  files: z
    .array(
      z.object({
        fileId: z.string(),
        name: z.string(),
        type: z.string(),
        size: z.int(),
        state: z.enum(fileStates),
        /** Why it was refused and what to do. */
        sentence: z.string().optional(),
        /** Given with an earlier dossier. */
        reused: z.boolean().optional(),
      }),
    )
    .optional(),
});

/** A paper opened for a moment: whoever has the link has the paper. */
export const PaperLinkView = z.object({ url: z.string(), expiresAt: WireInstant });

/** A form that can be printed, or for a party opened, and the event it tells of. */
export const FormView = z.object({
  form: z.enum(dossierForms),
  of: z.int(),
  name: z.string(),
  at: WireInstant,
  issued: z.boolean(),
});

/** A result as it was registered; an earlier one was replaced. */
export const ResultView = z.object({
  event: z.int(),
  at: WireInstant,
  number: z.string().optional(),
  code: z.string().optional(),
  hasFile: z.boolean(),
  inForce: z.boolean(),
});

const PaperRow = z.object({
  number: z.int(),
  fromName: z.string(),
  toName: z.string(),
  papers: z.array(HandedInView),
  givenAt: WireInstant,
  givenBy: z.string(),
  dueBy: WireInstant,
  outcome: z.enum(['waiting', 'taken', 'not-received', 'called-back']),
  endedAt: WireInstant.optional(),
  endedBy: z.string().optional(),
  missing: z.array(HandedInView).optional(),
  /** What the giver wrote beside it; then what the receiver did. */
  note: z.string().optional(),
  endNote: z.string().optional(),
});

/** The papers of a dossier. A party reads the sentence; officers also who does what with them next. */
export const PaperView = z.object({
  /** Who has them, in the language asked for. */
  sentence: z.string(),
  /** What is to be done with them; to a party only that they are to be fetched. */
  task: z.enum(paperTasks).optional(),
  /** For officers, from here on. */
  version: z.int().optional(),
  isDisputed: z.boolean().optional(),
  holder: z.object({ id: z.string(), name: z.string() }).optional(),
  to: z.object({ id: z.string(), name: z.string() }).optional(),
  since: WireInstant.optional(),
  dueBy: WireInstant.optional(),
  /** Why they are due then. */
  ledger: z.array(LedgerLine).optional(),
  papers: z.array(HandedInView).optional(),
  /** Units to which they may go, the likeliest first. */
  receivers: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  handOvers: z.array(PaperRow).optional(),
});

/** A dossier as a party or an officer sees it; what the viewer may not see is absent. */
export const DossierView = z.object({
  dossierId: z.string(),
  version: z.int(),
  procedure: z.object({ code: z.string(), version: z.int(), name: z.string(), short: z.string() }),
  number: z.string(),
  filingNumber: z.string(),
  code: z.string().optional(),
  channel: z.enum(channels),
  desk: z.object({
    id: z.string(),
    name: z.string(),
    address: z.string().optional(),
    phone: z.string().optional(),
  }),
  filedAt: WireInstant,
  receivedAt: WireInstant.optional(),
  dueAt: WireInstant.optional(),
  /** Why the appointment is that day. */
  ledger: z.array(LedgerLine).optional(),
  returnMethod: z.enum(returnMethods),
  case: z.object({ id: z.string(), name: z.string() }).optional(),
  fee: z.int().optional(),
  status: StatusView,
  steps: z.array(OpenStepView),
  parties: z.array(
    z.object({
      role: z.enum(partyRoles),
      name: z.string(),
      personalIdNumber: z.string(),
      phone: z.string().optional(),
      email: z.string().optional(),
      address: z.string().optional(),
      authority: z.string().optional(),
    }),
  ),
  form: z.record(z.string(), z.union([z.string(), z.int()])).optional(),
  components: z.array(HandedInView),
  sets: z.int(),
  happenings: z.array(HappeningView),
  /** Under which number the post has the result that was sent. */
  trackingNumber: z.string().optional(),
  /** Absent where there is nothing on paper. */
  paper: PaperView.optional(),
  /** For officers: the newest draft of the result, or that it was presented on paper. */
  draft: z
    .object({
      version: z.int(),
      text: z.string().optional(),
      by: z.string().optional(),
      at: WireInstant.optional(),
    })
    .optional(),
  /** Forms of this dossier: for officers those that can be printed, for a party those that were made. */
  forms: z.array(FormView),
  /** Results, oldest first; a party reads of the one in force. */
  results: z.array(ResultView),
  /** For officers: no number of the result is known, so whoever returns it says that it is on paper alone. */
  isOnPaperAlone: z.boolean().optional(),
  /** How the party who reads this is told what happens. */
  notices: NoticeWish.optional(),
  /** What the viewer may do now. */
  acts: z.array(z.string()),
  /** Why the act that comes next is not open to an officer who sits where it is done. */
  withheld: z.string().optional(),
  /** Fragment of the tracking link, printed as the receipt's QR; only for those who may hold it. */
  trackingFragment: z.string().optional(),
  /** Printed where the applicant left no phone number. */
  trackingPin: z.string().optional(),
});
export type DossierView = z.infer<typeof DossierView>;
