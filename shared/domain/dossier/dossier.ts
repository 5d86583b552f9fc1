import type { DossierId, Instant, PersonKey, UnitId } from '../ids.ts';
import type { CustodyStatus, DeliveryStatus, ProfessionalStatus } from './status.ts';

export const partyRoles = ['applicant', 'subject', 'representative', 'submitter'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** A party as the rules know him: by key, never by name. `account` where he follows online. */
export type Party = {
  readonly role: PartyRole;
  readonly key: PersonKey;
  readonly account?: string;
};

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
};

/** What the first event pins for the whole life of the dossier. */
export type Pins = {
  readonly procedure: { readonly code: string; readonly version: number };
  readonly route: { readonly name: string; readonly version: number; readonly hash: string };
  readonly formVersion: string;
  readonly calendarVersion: string;
};

/** Steps of the desk's way; a step is named by (step, visit). */
export const stepNames = ['intake', 'supplement', 'decide', 'return'] as const;
export type StepName = (typeof stepNames)[number];

/** Who has the next move: a unit, or the applicant himself. */
export type StepHolder = UnitId | 'applicant';

export type OpenStep = {
  readonly step: StepName;
  readonly visit: number;
  readonly holder: StepHolder;
  readonly dueAt?: Instant;
  /** When the holder is to be alerted that the step waits. */
  readonly alertAt?: Instant;
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
  readonly parties: readonly Party[];
  readonly filingNumber: string;
  readonly filedAt: Instant;
  readonly code?: string;
  readonly receivedAt?: Instant;
  /** The appointment: the due instant of the result. */
  readonly dueAt?: Instant;
  readonly returnMethod: ReturnMethod;
  /** đồng; 'unknown' when the amount is set elsewhere and missing. Absent before receipt. */
  readonly fee?: number | 'unknown';
  readonly paper: CustodyStatus;
  readonly delivery: DeliveryStatus;
  /** SHA-256 (hex) of the tracking secret printed on the receipt. */
  readonly trackingHash?: string;
  readonly steps: readonly OpenStep[];
  /** How many visits each step has had. */
  readonly visits: { readonly [step in StepName]?: number };
  readonly decidedAt?: Instant;
};

export const openStep = (dossier: Dossier, step: StepName): OpenStep | undefined =>
  dossier.steps.find((open) => open.step === step);
