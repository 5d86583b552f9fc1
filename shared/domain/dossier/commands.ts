import type { HashedValue } from '../history/canonical-json.ts';
import type { Instant, PersonKey, UnitId } from '../ids.ts';
import type { PersonId } from '../office/person.ts';
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
} from './dossier.ts';
import type { ResultFacts } from './result-facts.ts';
import type { PinnedFile } from '../file/file.ts';
import type { FileStates } from '../file/receivable.ts';
import type { ComponentRule } from '../procedure/component.ts';
import type { Shown } from './collection.ts';
import type { Collector, PaperCount, PublicParts, Reason } from './events.ts';
import type { NoticeChannel } from '../notice/notice.ts';
import type { RouteUnit } from '../route/route.ts';

/** Private values of a command pass through the rules unread; they are sealed beside the event. */
export type PrivateFields = { readonly [field: string]: HashedValue | undefined };

/** A person's expectation: the step and the version of it that he saw. */
export type SeenStep = { readonly step: StepName; readonly stepVersion: number };

/** The same for paper: the number of the event that changed its custody last. */
export type SeenPaper = { readonly paperVersion: number };

export type Filing = {
  readonly channel: Channel;
  readonly parties: readonly Party[];
  readonly components: readonly HandedInComponent[];
  readonly sets: number;
  readonly returnMethod: ReturnMethod;
  readonly language: 'vi' | 'en';
  /** Over which ways the parties wish to be told; absent: over all there are. */
  readonly notifyBy?: readonly NoticeChannel[];
  /** Which case of the procedure, where it has several. */
  readonly case?: string;
  readonly private: PrivateFields;
};

export type Receipt = {
  readonly components: readonly HandedInComponent[];
  readonly sets: number;
  readonly returnMethod: ReturnMethod;
  readonly case?: string;
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
  | ({ readonly kind: 'choose-notices'; readonly by: PersonKey } & NoticeWish)
  | { readonly kind: 'withdraw'; readonly by: PersonKey; readonly private: PrivateFields }
  | ({ readonly kind: 'lapse' } & SeenStep)
  | ({
      readonly kind: 'complete-step';
      readonly outcome: string;
      readonly reasons: readonly Reason[];
      /** The draft is on paper; said where there is none in the dossier. */
      readonly paperDraft?: boolean | undefined;
      /** `note` is for colleagues, `message` for the applicant, and only with the end of the route. */
      readonly private: PrivateFields;
    } & SeenStep)
  | ({ readonly kind: 'claim-step' } & SeenStep)
  | ({ readonly kind: 'release-step' } & SeenStep)
  | ({ readonly kind: 'reassign-step'; readonly to: PersonId } & SeenStep)
  /** `draftVersion`: the draft that was seen, 0 for none. */
  | ({
      readonly kind: 'attach-draft';
      readonly draftVersion: number;
      readonly private: PrivateFields;
    } & SeenStep)
  | {
      readonly kind: 'open-step';
      readonly step: StepName;
      readonly visit: number;
      readonly holder: UnitId;
      readonly by: StepRole;
      readonly dueAt: Instant;
      readonly alertAt: Instant;
      readonly escalateAt: Instant;
    }
  | { readonly kind: 'remind' }
  | ({
      readonly kind: 'return-result';
      readonly method: ReturnMethod;
      /** There is nothing but paper, and no number was written down. */
      readonly paperAlone?: boolean;
      readonly collectedBy?: Collector;
      readonly private: PrivateFields;
    } & SeenStep)
  | ({ readonly kind: 'hand-over-paper'; readonly to: UnitId; readonly private: PrivateFields } & SeenPaper)
  | ({ readonly kind: 'take-paper' } & SeenPaper)
  | ({
      readonly kind: 'report-paper-missing';
      readonly missing: readonly PaperCount[];
      readonly private: PrivateFields;
    } & SeenPaper)
  | ({ readonly kind: 'call-back-paper' } & SeenPaper)
  | ({
      readonly kind: 'give-back-paper';
      readonly collectedBy: Collector;
      readonly private: PrivateFields;
    } & SeenPaper)
  | {
      readonly kind: 'record-delivery';
      readonly outcome: 'delivered' | 'came-back';
      readonly private: PrivateFields;
    }
  | { readonly kind: 'record-call'; readonly reached: boolean; readonly private: PrivateFields }
  | ({ readonly kind: 'issue-form'; readonly private: PrivateFields } & PublicParts['FormIssued'])
  | ({ readonly kind: 'register-result'; readonly private: PrivateFields } & PublicParts['ResultRegistered'])
  | { readonly kind: 'report-wrong-result'; readonly private: PrivateFields }
  /** `kept`: the result was right as it is. */
  | ({ readonly kind: 'correct-result'; readonly private: PrivateFields } & SeenStep &
      ({ readonly kept: true } | ({ readonly kept: false } & PublicParts['ResultRegistered'])));

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
    readonly paperDueBy?: Instant;
  };
  /** For receipt: the files that stand for each paper, and how far each has come. */
  readonly files?: { readonly of: ReadonlyMap<string, readonly PinnedFile[]>; readonly states: FileStates };
  readonly supplementBasis?: string;
  /** When a supplement lapses, and when the applicant is reminded of it (ND118 Đ.19.5). */
  readonly supplementClocks?: { readonly alertAt: Instant; readonly dueAt: Instant };
  /** Who acts: whether a step is his own, and whether he prepared what he would sign. */
  readonly person?: PersonId;
  /** Whoever has taken the step may answer it no more: his post has ended. */
  readonly claimLapsed?: boolean;
  /** For acts on a step of the route: its outcomes, each with what follows in the pinned version. */
  readonly outcomes?: { readonly [outcome: string]: string };
  /** Whom the route asks there. */
  readonly asked?: RouteUnit;
  readonly resultCode?: string;
  /** For reminding: units of open steps in which nobody is head. */
  readonly headless?: readonly StepHolder[];
  /** For acts on paper: all of it that the desk counted, and by when it is to be with the next unit. */
  readonly papers?: readonly PaperCount[];
  readonly paperDueBy?: Instant;
  /** For handing out: what was shown by whoever collects. */
  readonly shown?: Shown;
  /** For what is done with a result. */
  readonly result?: ResultFacts;
  /** Whether this form of this event was made before. */
  readonly formIssued?: boolean;
  /** When a wrong result must be corrected (ND118 Đ.23.1), and when the desk is reminded of it. */
  readonly correctionClocks?: {
    readonly alertAt: Instant;
    readonly dueAt: Instant;
    readonly escalateAt: Instant;
  };
};
