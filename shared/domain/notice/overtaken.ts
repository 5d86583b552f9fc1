import type { Dossier } from '../dossier/dossier.ts';
import { hasLapsed } from '../dossier/dossier.ts';
import type { DossierEvent } from '../dossier/events.ts';
import { noticeKindOf } from './kinds.ts';
import type { NoticeKind } from './kinds.ts';

type Told = {
  /** As it stands now. */
  readonly dossier: Dossier;
  readonly event: DossierEvent;
  /** What was appended with the event, the event among it. */
  readonly append: readonly DossierEvent[];
};

/**
 * What an event tells is no longer so: what was asked for is handed in, what was late has come, what waited to be
 * collected is handed over. Sent all the same, it would send people to a desk for nothing.
 */
export function isOvertaken(told: Told): boolean {
  const kind = noticeKindOf(told.event, told.append);
  return kind !== undefined && !isStillSo[kind](told);
}

const isStillSo = {
  filed: isStepOpen,
  received: isInProcess,
  rejected: () => true,
  'supplement-asked': isStepOpen,
  'supplement-handed-in': isStepOpen,
  // A clock that woke late has nothing to announce any more.
  'supplement-lapses-soon': (told) => isStepOpen(told) && !told.dossier.steps.some(hasLapsed),
  // Whichever step was late: the apology is for the appointment.
  overdue: isInProcess,
  'result-ready': isReady,
  'result-corrected': isReady,
  returned: ({ dossier }) => dossier.delivery === 'sent' || dossier.delivery === 'returned',
  withdrawn: () => true,
  lapsed: () => true,
} as const satisfies Record<NoticeKind, (told: Told) => boolean>;

/** The very step that was spoken of, or that the event opened, still waits; a later visit of it is another thing. */
function isStepOpen({ dossier, event, append }: Told): boolean {
  const opened = append.find(({ type }) => type === 'StepOpened');
  const told = event.type === 'StepReminded' ? event : opened?.type === 'StepOpened' ? opened : undefined;
  return (
    told === undefined ||
    dossier.steps.some(({ step, visit }) => step === told.public.step && visit === told.public.visit)
  );
}

function isReady({ dossier }: Told): boolean {
  return dossier.delivery === 'ready';
}

function isInProcess({ dossier }: Told): boolean {
  return dossier.status === 'in-process';
}
