import type { HashedValue } from '../history/canonical-json.ts';
import type { Instant, PersonKey, UnitId } from '../ids.ts';
import type { Channel, HandedInComponent, Party, Pins, ReturnMethod, StepName } from './dossier.ts';
import type { ComponentRule } from '../procedure/component.ts';
import type { PublicParts, Reason } from './events.ts';

/** Private values of a command pass through the rules unread; they are sealed beside the event. */
export type PrivateFields = { readonly [field: string]: HashedValue | undefined };

/** A person's expectation: the step and the version of it that he saw. */
export type SeenStep = { readonly step: StepName; readonly stepVersion: number };

export type Filing = {
  readonly channel: Channel;
  readonly parties: readonly Party[];
  readonly components: readonly HandedInComponent[];
  readonly sets: number;
  readonly returnMethod: ReturnMethod;
  readonly language: 'vi' | 'en';
  readonly private: PrivateFields;
};

export type Receipt = {
  readonly components: readonly HandedInComponent[];
  readonly sets: number;
  readonly returnMethod: ReturnMethod;
  readonly private: PrivateFields;
};

export type Command =
  | ({ readonly kind: 'file' } & Filing)
  | { readonly kind: 'receive-at-counter'; readonly filing: Filing; readonly receipt: Receipt }
  | ({ readonly kind: 'receive' } & SeenStep & Receipt)
  | ({
      readonly kind: 'reject';
      readonly reasons: readonly Reason[];
      readonly basis?: string;
      readonly private: PrivateFields;
    } & SeenStep)
  | ({
      readonly kind: 'request-supplement';
      readonly reasons: readonly Reason[];
      readonly private: PrivateFields;
    } & SeenStep)
  | ({
      readonly kind: 'hand-in-supplement';
      readonly components: readonly HandedInComponent[];
      readonly private: PrivateFields;
    } & SeenStep)
  | { readonly kind: 'withdraw'; readonly by: PersonKey; readonly private: PrivateFields }
  | ({
      readonly kind: 'decide';
      readonly outcome: 'granted' | 'rejected';
      readonly reasons: readonly Reason[];
      readonly private: PrivateFields;
    } & SeenStep)
  | ({ readonly kind: 'return-result'; readonly private: PrivateFields } & SeenStep &
      PublicParts['ResultReturned']);

/** What the rules need from outside; gathered before, never fetched by a rule. */
export type Facts = {
  readonly at: Instant;
  readonly components: readonly ComponentRule[];
  /** For filing: what is pinned, and where it goes. */
  readonly filing?: {
    readonly pins: Pins;
    readonly nonce: string;
    readonly filingNumber: string;
    readonly desk: UnitId;
    readonly competentUnit: UnitId;
  };
  /** When the desk is alerted and must answer, for what came in online (ND118 Đ.17.2). */
  readonly intakeClocks?: { readonly alertAt: Instant; readonly dueAt: Instant };
  /** For receipt: the code its counter gives, and the appointment the calendar gives. */
  readonly receipt?: {
    readonly code: string;
    readonly dueAt: Instant;
    readonly trackingHash: string;
    readonly fee?: number;
  };
  readonly supplementBasis?: string;
  readonly resultCode?: string;
};
