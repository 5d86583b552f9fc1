import type { DossierEvent, EventType } from '../dossier/events.ts';

/** What people are told of. One event tells one thing at most. */
export const noticeKinds = [
  'filed',
  'received',
  'rejected',
  'supplement-asked',
  'supplement-handed-in',
  'supplement-lapses-soon',
  'overdue',
  'result-ready',
  'result-corrected',
  'returned',
  'withdrawn',
  'lapsed',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What each type of event may tell; an event that nobody has thought of telling does not compile. */
export const noticesOf = {
  DossierFiled: ['filed'],
  StepOpened: 'none',
  StepClaimed: 'none',
  FormIssued: 'none',
  ResultRegistered: 'none',
  WrongResultReported: 'none',
  NoticesChosen: 'none',
  ResultCorrected: ['result-corrected'],
  StepReleased: 'none',
  StepReassigned: 'none',
  DraftResultAttached: 'none',
  StepReminded: ['supplement-lapses-soon', 'overdue'],
  StepCompleted: 'none',
  SupplementRequested: ['supplement-asked'],
  SupplementHandedIn: ['supplement-handed-in'],
  DossierReceived: ['received'],
  DossierRejected: ['rejected'],
  DossierWithdrawn: ['withdrawn'],
  DossierLapsed: ['lapsed'],
  DossierDecided: ['result-ready'],
  ResultReturned: ['returned'],
  // Who has the papers inside an agency is its own business; what came back waits to be collected again.
  PaperHandedOver: 'none',
  PaperTaken: 'none',
  PaperNotReceived: 'none',
  PaperCalledBack: 'none',
  PaperGivenBack: 'none',
  ResultDelivered: 'none',
  ResultCameBack: ['result-ready'],
  ApplicantCalled: 'none',
} as const satisfies Record<EventType, readonly NoticeKind[] | 'none'>;

/** The types of events that the follower is told of. */
export const toldTypes: readonly EventType[] = Object.entries(noticesOf).flatMap(([type, kinds]) =>
  kinds !== 'none' && type in noticesOf ? [type as EventType] : [],
);

/**
 * What an event tells, with the events of the same append. Filed and received in one act at the counter is one notice,
 * the receipt; what is overdue in two units at once is told once.
 */
export function noticeKindOf(event: DossierEvent, append: readonly DossierEvent[]): NoticeKind | undefined {
  const kind = kindAlone(event);
  if (kind === 'filed' && append.some(({ type }) => type === 'DossierReceived')) return undefined;
  const toldAlready = append.some((elder) => elder.number < event.number && kindAlone(elder) === kind);
  return toldAlready ? undefined : kind;
}

function kindAlone(event: DossierEvent): NoticeKind | undefined {
  if (event.type === 'StepReminded') {
    if (event.public.told !== 'applicant') return undefined;
    return event.public.step === 'supplement' ? 'supplement-lapses-soon' : 'overdue';
  }
  const kinds = noticesOf[event.type];
  return kinds === 'none' ? undefined : kinds[0];
}
