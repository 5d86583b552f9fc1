import type { PersonId } from '../office/person.ts';
import type { DossierId, Instant, PersonKey, UnitId } from '../ids.ts';
import type { PinnedFile } from '../file/file.ts';
import type { NoticeChannel } from '../notice/notice.ts';
import type { Custody } from './custody.ts';
import type { DeliveryStatus, ProfessionalStatus } from './status.ts';

export const partyRoles = ['applicant', 'subject', 'representative', 'submitter'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** A party as the rules know him: by key, never by name. `account` where he follows online. */
export type Party = {
  readonly role: PartyRole;
  readonly key: PersonKey;
  readonly account?: string;
};

/** The party that a citizen is: by the key of his personal ID number, or by the account that filed. */
export const partyOf = <Known extends Party>(
  parties: readonly Known[],
  who: { readonly account: string; readonly key?: PersonKey },
): Known | undefined =>
  parties.find(({ key, account }) => account === who.account || (who.key !== undefined && key === who.key));

/** How a party is told what happens: in which language, and by which ways, as far as they lead to him. */
export type NoticeWish = { readonly language: 'vi' | 'en'; readonly notifyBy: readonly NoticeChannel[] };

export const channels = ['counter', 'online', 'post'] as const;
export type Channel = (typeof channels)[number];
export const returnMethods = ['in-person', 'post', 'online'] as const;
export type ReturnMethod = (typeof returnMethods)[number];
export const paperForms = ['original', 'copy', 'certified-copy', 'electronic'] as const;
export type PaperForm = (typeof paperForms)[number];

/** One line of the checklist: which paper, in which form, how many. */
export type HandedInComponent = {
  readonly componentId: string;
  readonly form: PaperForm;
  readonly count: number;
  /** Scans, photos or documents that stand for it. Their names are private. */
  readonly files?: readonly PinnedFile[];
};

/** What the first event pins for the whole life of the dossier. */
export type Pins = {
  readonly procedure: { readonly code: string; readonly version: number };
  readonly route: { readonly name: string; readonly version: number; readonly hash: string };
  readonly formVersion: string;
  readonly calendarVersion: string;
};

/** Steps of the desk's own way, before and after the route. */
export const deskSteps = ['intake', 'supplement', 'return', 'correction'] as const;
/** One of `deskSteps`, or a step of the pinned route; a step is named by (step, visit). */
export type StepName = string;
export const isRouteStep = (step: StepName): boolean => !deskSteps.some((own) => own === step);

/** Who has the next move: a unit, or the applicant himself. */
export type StepHolder = UnitId | 'applicant';

/**
 * Who in the holding unit does a step. `authorised-desk`: a desk officer with the authority to decide (ND118 Đ.17.5).
 */
export const stepRoles = ['desk', 'authorised-desk', 'unit', 'leader'] as const;
export type StepRole = (typeof stepRoles)[number];

/**
 * Who is told that a step waits: the unit before its due instant, the head at it, the leader after it; the applicant
 * before his own step lapses, and when the appointment passes over a step of the route.
 */
export const tellings = ['unit', 'head', 'leader', 'applicant'] as const;
export type Telling = (typeof tellings)[number];

export type OpenStep = {
  readonly step: StepName;
  readonly visit: number;
  readonly holder: StepHolder;
  readonly by: StepRole;
  readonly dueAt?: Instant;
  /** When the holder is to be alerted that the step waits. */
  readonly alertAt?: Instant;
  /** When the leader is told that the step is overdue. */
  readonly escalateAt?: Instant;
  /** How many of its officers' tellings have been said. */
  readonly told: number;
  readonly applicantTold?: true;
  /** The leader of the agency has been told that it is late, or that nobody else can be. */
  readonly leaderTold?: true;
  /** The officer who has taken it; nobody else of the unit completes it then. */
  readonly claimedBy?: PersonId;
  /** Number of the event that last changed the step: what an officer has seen. */
  readonly version: number;
};

/**
 * The state that the rules need, folded from events; kept in the head, at most 1 KB, without names or form data.
 * All optional members are absent until the event that brings them.
 */
export type Dossier = {
  readonly id: DossierId;
  /** Number of the last event. */
  readonly version: number;
  readonly status: ProfessionalStatus;
  /** Time of the last event; the next is never dated earlier. */
  readonly changedAt: Instant;
  readonly pins: Pins;
  readonly channel: Channel;
  /** The one-stop desk that answers for intake and return. */
  readonly desk: UnitId;
  readonly competentUnit: UnitId;
  /** `wish`: where a party has chosen anew since the filing. */
  readonly parties: readonly (Party & { readonly wish?: NoticeWish })[];
  readonly filingNumber: string;
  readonly filedAt: Instant;
  readonly code?: string;
  readonly receivedAt?: Instant;
  /** The appointment: the due instant of the result. */
  readonly dueAt?: Instant;
  readonly returnMethod: ReturnMethod;
  /** The case of the procedure, where it has several: as filed, then as received. */
  readonly case?: string;
  /** đồng; 'unknown' when the amount is set elsewhere and missing. Absent before receipt. */
  readonly fee?: number | 'unknown';
  /** Who has the papers; absent while there are none on paper. */
  readonly custody?: Custody;
  readonly delivery: DeliveryStatus;
  /** SHA-256 (hex) of the tracking secret printed on the receipt. */
  readonly trackingHash?: string;
  readonly steps: readonly OpenStep[];
  /** How many visits each step has had. */
  readonly visits: { readonly [step: StepName]: number };
  /** The appointment for whose passing the applicant was asked to excuse us: once, whichever steps are late. */
  readonly apologisedFor?: Instant;
  /** The instant of the last event that moved the dossier along its route: the next step waits since then. */
  readonly movedAt?: Instant;
  /** Units that have held a step besides desk and competent unit: they may go on reading. */
  readonly units: readonly UnitId[];
  /** Officers who prepared the dossier in a unit; none of them signs. */
  readonly preparedBy: readonly PersonId[];
  /** Since when the result waits to be returned: the decision, its correction, or its return by the post. */
  readonly readyAt?: Instant;
  /** When the applicant was last told by telephone that his result waits, reached or not. */
  readonly calledAt?: Instant;
  /** Number of the event that brought the newest draft of the result; 0 where it was presented on paper. */
  readonly draft?: number;
  /** Number of the event by which the result in force was registered. */
  readonly result?: number;
};

/** Since when its result waits at the desk to be returned. */
export const readySince = ({ delivery, readyAt }: Dossier): Instant | undefined =>
  delivery === 'ready' ? readyAt : undefined;

export const openStep = (dossier: Dossier, step: StepName): OpenStep | undefined =>
  dossier.steps.find((open) => open.step === step);

/** The one who prepared does not sign. */
export const hasPrepared = (dossier: Dossier, step: OpenStep, person: PersonId): boolean =>
  step.by === 'leader' && dossier.preparedBy.includes(person);

/** Received, not ended, and no step of the route open: the machine has the next move. */
export const awaitsRoute = (dossier: Dossier): boolean =>
  dossier.status === 'in-process' && !dossier.steps.some(({ step }) => isRouteStep(step));

type TellingLeft = { readonly to: Telling; readonly at: Instant };

/**
 * What is still to be said of an open step: to officers in order, and to the applicant. Nothing of a result that waits
 * to be collected; of the applicant's own step to himself before it lapses, and to the desk when it has (ND118 Đ.19.5).
 */
export function tellingsLeft(
  step: OpenStep,
  dossier: Pick<Dossier, 'dueAt' | 'apologisedFor' | 'steps'>,
): readonly TellingLeft[] {
  if (step.step === 'return') return [];
  const own = step.holder === 'applicant';
  const instants = { unit: step.alertAt, head: step.dueAt, leader: step.escalateAt };
  const inTurn = own
    ? [{ to: 'unit' as const, at: step.dueAt }]
    : officerTellings.map((to) => ({ to, at: instants[to] }));
  const officers = inTurn.flatMap(({ to, at }) => (at ? [{ to, at }] : [])).slice(step.told);
  const at = own ? step.alertAt : apologyDue(step, dossier);
  return at === undefined || step.applicantTold ? officers : [...officers, { to: 'applicant', at }];
}
const officerTellings = ['unit', 'head', 'leader'] as const satisfies readonly Telling[];

/** Of an appointment the applicant is told once, over the first of the steps that are open when it passes. */
function apologyDue(
  { step, visit }: OpenStep,
  { dueAt, apologisedFor, steps }: Pick<Dossier, 'dueAt' | 'apologisedFor' | 'steps'>,
): Instant | undefined {
  const late = steps.find((open) => isRouteStep(open.step));
  return late?.step === step && late.visit === visit && apologisedFor !== dueAt ? dueAt : undefined;
}

/** The applicant's own time is over, and the clock has said so to the desk. */
export const hasLapsed = ({ holder, told }: OpenStep): boolean => holder === 'applicant' && told > 0;

/** The unit that has to do something about an open step: its holder; the desk, once the applicant's time is over. */
export const unitOfStep = (step: OpenStep, { desk }: Pick<Dossier, 'desk'>): UnitId | undefined =>
  step.holder !== 'applicant' ? step.holder : hasLapsed(step) ? desk : undefined;

/** Who of the officers was told last that the step waits or is late. */
export const lastTold = ({ told, leaderTold }: OpenStep): 'unit' | 'head' | 'leader' | undefined =>
  leaderTold ? 'leader' : told === 0 ? undefined : told === 1 ? 'unit' : 'head';

/** The next instant at which something is to be said of this dossier. */
export const nextInstant = (dossier: Dossier): Instant | undefined =>
  dossier.steps
    .flatMap((step) => tellingsLeft(step, dossier))
    .map(({ at }) => at)
    .sort()[0];

/** By when something must come of this dossier without a person: the route's next step, or the next telling. */
export const awaitedAt = (dossier: Dossier): Instant | undefined =>
  awaitsRoute(dossier) ? dossier.changedAt : nextInstant(dossier);
