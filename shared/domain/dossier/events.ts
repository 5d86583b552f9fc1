import type { PersonId } from '../office/person.ts';
import type { Instant, PersonKey, UnitId } from '../ids.ts';
import type { NoticeChannel } from '../notice/notice.ts';
import type { HashedObject, HistoryEvent } from '../history/event.ts';
import type { HashedValue } from '../history/canonical-json.ts';
import type {
  Channel,
  HandedInComponent,
  NoticeWish,
  Party,
  Pins,
  ReturnMethod,
  StepHolder,
  StepName,
  StepRole,
  Telling,
} from './dossier.ts';

/** Why a component is not as it must be. The officer's own words are a private value beside it. */
export const componentFaults = [
  'missing',
  'wrong-form',
  'unreadable',
  'expired',
  'not-valid',
  'too-few',
] as const;
export type ComponentFault = (typeof componentFaults)[number];
/** `componentId` names a component of the pinned version, or `dossier` for the request as a whole. */
export type Reason = {
  readonly componentId: string;
  readonly fault: ComponentFault;
  readonly basis?: string;
};
export const wholeDossier = 'dossier';

export type ResultOutcome = 'granted';

/** So many of a paper, as it is passed from hand to hand; never an electronic one. */
export type PaperCount = Pick<HandedInComponent, 'componentId' | 'form' | 'count'>;

/** By what the one who collects showed his right (ND118 Đ.6.2). Names, numbers and reasons are private beside it. */
export const collectors = ['applicant', 'representative'] as const;
export type Collector = (typeof collectors)[number];
/** The code or the QR of the receipt; where the receipt is lost, a personal ID number that was compared. */
export const collectionProofs = ['receipt-code', 'receipt-qr', 'identity'] as const;
export type CollectionProof = (typeof collectionProofs)[number];
/** A written authority shown now, or the one that the dossier was filed with. */
export const authorities = ['shown', 'in-the-dossier'] as const;
export type Authority = (typeof authorities)[number];
export type Collected = {
  readonly collectedBy: Collector;
  readonly proof: CollectionProof;
  /** A personal ID number was taken from a card and compared. */
  readonly identityChecked: boolean;
  readonly authority?: Authority;
};

type PaperMove = { readonly from: UnitId; readonly to: UnitId };

/** Forms that are made of one dossier (TT 03/2025/TT-VPCP); 07, the register, is of a desk's day or book. */
export const dossierForms = ['01', '02', '03', '04', '05', '06'] as const;
export type DossierForm = (typeof dossierForms)[number];

/** The paper of a result as it is kept: an uploaded file, or a letter made from the leader's draft. Its hash is private. */
export type ResultPaper = {
  readonly from: 'upload' | 'template';
  /** The file's id, or the name of the object among the dossier's forms. */
  readonly name: string;
  readonly versionId: string;
  /** Bytes. */
  readonly size: number;
};

/** Public part of each event, by type. Whatever is personal or free text is private and only committed to. */
export type PublicParts = {
  DossierFiled: Pins & {
    readonly nonce: string;
    readonly channel: Channel;
    readonly desk: UnitId;
    readonly competentUnit: UnitId;
    readonly filingNumber: string;
    readonly parties: readonly Party[];
    readonly components: readonly HandedInComponent[];
    readonly sets: number;
    readonly returnMethod: ReturnMethod;
    readonly language: 'vi' | 'en';
    /** Over which ways the parties wish to be told; absent: over all there are. */
    readonly notifyBy?: readonly NoticeChannel[];
    readonly case?: string;
  };
  StepOpened: {
    readonly step: StepName;
    readonly visit: number;
    readonly holder: StepHolder;
    /** The instant of the event that led here, so that no minute is nobody's. */
    readonly since: Instant;
    /** Absent: the desk. */
    readonly by?: StepRole;
    readonly dueAt?: Instant;
    readonly alertAt?: Instant;
    readonly escalateAt?: Instant;
  };
  StepClaimed: { readonly step: StepName; readonly visit: number };
  StepReleased: { readonly step: StepName; readonly visit: number };
  StepReassigned: { readonly step: StepName; readonly visit: number; readonly to: PersonId };
  /** A draft of the result; its text is private. */
  DraftResultAttached: { readonly step: StepName; readonly visit: number };
  /** `insteadOf`: the unit has no head, so that the leader is told in his place. */
  StepReminded: {
    readonly step: StepName;
    readonly visit: number;
    readonly told: Telling;
    readonly insteadOf?: 'head';
  };
  StepCompleted: {
    readonly step: StepName;
    readonly visit: number;
    readonly outcome: string;
    /** Why a unit proposes to reject. */
    readonly reasons?: readonly Reason[];
    /** The draft is on paper: there is none in the dossier. */
    readonly paperDraft?: true;
  };
  SupplementRequested: {
    readonly stage: 'intake';
    readonly reasons: readonly Reason[];
    readonly basis: string;
  };
  SupplementHandedIn: { readonly components: readonly HandedInComponent[] };
  DossierReceived: {
    readonly code: string;
    readonly dueAt: Instant;
    readonly components: readonly HandedInComponent[];
    readonly sets: number;
    readonly returnMethod: ReturnMethod;
    readonly trackingHash: string;
    readonly case?: string;
    /** đồng; absent when the amount is set elsewhere and missing. */
    readonly fee?: number;
    /** By when paper is to follow the electronic dossier (ND118 Đ.18); absent where there is none. */
    readonly paperDueBy?: Instant;
  };
  DossierRejected: {
    readonly stage: 'intake' | 'processing';
    readonly reasons: readonly Reason[];
    readonly basis?: string;
  };
  DossierWithdrawn: { readonly by: PersonKey };
  /** Closed by the desk: what was asked for had not come in its time (ND118 Đ.19.5). */
  DossierLapsed: Record<never, never>;
  DossierDecided: { readonly outcome: ResultOutcome; readonly resultCode?: string };
  /** `paperAlone`: whoever returned it said that there is nothing but the paper. */
  ResultReturned: { readonly method: ReturnMethod; readonly paperAlone?: true } & Partial<Collected>;
  /** The holder says that paper is on its way; the receiver has it only when he says so himself. */
  PaperHandedOver: PaperMove & { readonly papers: readonly PaperCount[]; readonly dueBy: Instant };
  PaperTaken: PaperMove & { readonly papers: readonly PaperCount[] };
  /** What did not come, as the receiver counts; he takes nothing then, and the giver goes on answering for all. */
  PaperNotReceived: PaperMove & { readonly missing: readonly PaperCount[] };
  PaperCalledBack: PaperMove;
  /** Originals given back otherwise than with a result. */
  PaperGivenBack: { readonly papers: readonly PaperCount[] } & Collected;
  /** What became of a result that was sent by post. */
  ResultDelivered: { readonly by: 'post' };
  ResultCameBack: { readonly by: 'post' };
  /** The applicant was telephoned because his result waits. */
  ApplicantCalled: { readonly reached: boolean };
  /** A form was made: which, from which version of its template, of which event it tells, and which object holds it. */
  FormIssued: {
    readonly form: DossierForm;
    readonly template: number;
    readonly of: number;
    readonly versionId: string;
    readonly size: number;
  };
  /** The result has its number (private) and the code of its kind; `paper` where it exists as a file. */
  ResultRegistered: { readonly resultCode?: string; readonly paper?: ResultPaper };
  /** Somebody said that the result is wrong; his words are private. */
  WrongResultReported: Record<never, never>;
  /** A party wishes to be told in another way from now on. */
  NoticesChosen: { readonly by: PersonKey } & NoticeWish;
  /** The result that event `replaces` registered is replaced; the old one stays. */
  ResultCorrected: { readonly replaces: number; readonly resultCode?: string; readonly paper?: ResultPaper };
};
export type EventType = keyof PublicParts;

export const eventVersions = {
  DossierFiled: 1,
  StepOpened: 1,
  StepClaimed: 1,
  StepReleased: 1,
  StepReassigned: 1,
  DraftResultAttached: 1,
  StepReminded: 1,
  StepCompleted: 1,
  SupplementRequested: 1,
  SupplementHandedIn: 1,
  DossierReceived: 1,
  DossierRejected: 1,
  DossierWithdrawn: 1,
  DossierLapsed: 1,
  DossierDecided: 1,
  ResultReturned: 1,
  PaperHandedOver: 1,
  PaperTaken: 1,
  PaperNotReceived: 1,
  PaperCalledBack: 1,
  PaperGivenBack: 1,
  ResultDelivered: 1,
  ResultCameBack: 1,
  ApplicantCalled: 1,
  FormIssued: 1,
  ResultRegistered: 1,
  WrongResultReported: 1,
  ResultCorrected: 1,
  NoticesChosen: 1,
} as const satisfies Record<EventType, number>;
export const eventTypes: readonly EventType[] = Object.keys(eventVersions).filter(
  (type): type is EventType => type in eventVersions,
);

export const isEventType = (text: string): text is EventType => text in eventVersions;

export type DossierEvent = {
  [Type in EventType]: HistoryEvent<Type, PublicParts[Type] & HashedObject>;
}[EventType];

/** What `decide` gives: an event before it is numbered, dated and chained. */
export type NewEvent = {
  [Type in EventType]: {
    readonly type: Type;
    readonly public: PublicParts[Type];
    readonly private?: { readonly [field: string]: HashedValue | undefined };
  };
}[EventType];
