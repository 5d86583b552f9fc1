import type { Instant, UnitId } from '../ids.ts';
import type { PersonId } from '../office/person.ts';
import { isRouteStep } from './dossier.ts';
import type { Dossier, StepName } from './dossier.ts';
import type { DossierEvent, PaperCount } from './events.ts';

/**
 * Who answers for the papers. One unit at a time: until the receiver has said that he has them, it is the giver, also
 * while they are on their way.
 */
export type Custody = {
  readonly holder: UnitId;
  /** The instant of the event that changed custody last. */
  readonly since: Instant;
  /** Number of that event: what an officer has seen. */
  readonly version: number;
  /** Originals are among the papers: these are given back, copies stay on file. */
  readonly originals: boolean;
  /** By when they are to be with the unit that comes next, as far as that is counted. */
  readonly dueBy?: Instant;
  /** On the way: to which unit, and who gave them. */
  readonly to?: UnitId;
  readonly by?: PersonId;
  /** The receiver said that not all of them came. */
  readonly isDisputed?: boolean;
  /** No officer has them any more. */
  readonly ended?: 'given-back' | 'sent-by-post';
};

/** The custody axis: who has the papers now. */
export const custodyStatuses = [
  'no-paper',
  'at-the-desk',
  'on-the-way',
  'at-a-unit',
  'given-back',
  'sent-by-post',
] as const;
export type CustodyStatus = (typeof custodyStatuses)[number];

export function custodyStatus({ custody, desk }: Pick<Dossier, 'custody' | 'desk'>): CustodyStatus {
  if (!custody) return 'no-paper';
  if (custody.ended) return custody.ended;
  if (custody.to) return 'on-the-way';
  return custody.holder === desk ? 'at-the-desk' : 'at-a-unit';
}

/** What the holder has still to do with the papers; nothing while they lie where they are needed. */
export const paperTasks = ['await-receiver', 'hand-over', 'bring-to-desk', 'give-back'] as const;
export type PaperTask = (typeof paperTasks)[number];

const isOver = ({ status }: Dossier): boolean =>
  status === 'rejected' || status === 'withdrawn' || status === 'lapsed' || status === 'decided';

export function paperTask(dossier: Dossier): PaperTask | undefined {
  const { custody, desk } = dossier;
  if (!custody || custody.ended) return undefined;
  if (custody.to) return 'await-receiver';
  if (isOver(dossier)) {
    if (!custody.originals) return undefined;
    if (custody.holder !== desk) return 'bring-to-desk';
    return mayGiveBack(dossier) ? 'give-back' : undefined;
  }
  return isWantedElsewhere(dossier) ? 'hand-over' : undefined;
}

/** Originals at the desk of a dossier that has ended; with a result that is still there they go by its return. */
export const mayGiveBack = (dossier: Dossier): boolean => {
  const { custody, desk, delivery } = dossier;
  if (!custody || custody.ended || custody.to || !custody.originals || custody.holder !== desk) return false;
  return isOver(dossier) && (dossier.status !== 'decided' || delivery === 'returned');
};

const workersOf = ({ steps }: Pick<Dossier, 'steps'>): UnitId[] =>
  steps.flatMap(({ step, holder }) => (isRouteStep(step) && holder !== 'applicant' ? [holder] : []));

/** Units work on it, and the holder is none of them. */
const isWantedElsewhere = (dossier: Dossier): boolean => {
  const workers = workersOf(dossier);
  return workers.length > 0 && !workers.some((unit) => unit === dossier.custody?.holder);
};

/**
 * The units to which paper may go, the likeliest first: whoever works on it now, in the order of the route's steps (the
 * lead before those it consults, ND118 Đ.20), then whoever took part.
 */
export function paperReceivers(dossier: Dossier, routeSteps: readonly StepName[] = []): UnitId[] {
  const { custody, desk, units } = dossier;
  const steps = dossier.steps.toSorted((a, b) => routeSteps.indexOf(a.step) - routeSteps.indexOf(b.step));
  return [...new Set([...workersOf({ steps }), desk, ...units])].filter((unit) => unit !== custody?.holder);
}

export const onPaper = (papers: readonly PaperCount[]): PaperCount[] =>
  papers.flatMap(({ componentId, form, count }) =>
    form !== 'electronic' && count > 0 ? [{ componentId, form, count }] : [],
  );

/** Custody after an event; most events leave it as it is. */
export function custodyAfter(dossier: Dossier, event: DossierEvent): Custody | undefined {
  const { custody, desk } = dossier;
  const now = { since: event.at, version: event.number };
  const atTheDesk = (papers: readonly PaperCount[], more: Partial<Custody> = {}): Custody | undefined => {
    const there = onPaper(papers);
    if (there.length === 0) return custody;
    return { holder: desk, ...now, originals: there.some(({ form }) => form === 'original'), ...more };
  };
  switch (event.type) {
    case 'DossierReceived': {
      const { components, paperDueBy } = event.public;
      return atTheDesk(components, paperDueBy && { dueBy: paperDueBy });
    }
    // Brought to the counter, where an officer took them; online nothing on paper changes hands.
    case 'SupplementHandedIn':
      if (event.actor.post === undefined) return custody;
      return atTheDesk(event.public.components, custody?.originals ? { originals: true } : {});
    case 'PaperHandedOver': {
      const { to, dueBy } = event.public;
      return custody && { ...settled(custody), ...now, to, dueBy, by: event.actor.person };
    }
    case 'PaperTaken':
      return custody && { ...settled(custody), ...now, holder: event.public.to };
    case 'PaperNotReceived':
      return custody && { ...settled(custody), ...due(custody), ...now, isDisputed: true };
    case 'PaperCalledBack':
      return custody && { ...settled(custody), ...due(custody), ...now };
    case 'PaperGivenBack':
      return custody && { ...settled(custody), ...now, ended: 'given-back' };
    case 'ResultReturned': {
      const goesAlong = custody?.originals && custody.holder === desk && !custody.to && !custody.ended;
      if (!goesAlong || event.public.method === 'online') return custody;
      const ended = event.public.method === 'post' ? 'sent-by-post' : 'given-back';
      return { ...settled(custody), ...now, ended };
    }
    case 'ResultDelivered':
      return custody?.ended === 'sent-by-post' ? { ...custody, ...now, ended: 'given-back' } : custody;
    case 'ResultCameBack':
      return custody?.ended === 'sent-by-post' ? { ...settled(custody), ...now } : custody;
    default:
      return custody;
  }
}

const settled = ({ holder, originals }: Custody) => ({ holder, originals });
/** What has not come to its next holder is due there as before. */
const due = ({ dueBy }: Custody) => (dueBy ? { dueBy } : {});

/** Where the lists of units show a dossier's papers: with whoever has to do something about them. */
export type PaperPlaces = {
  readonly held?: { readonly unit: UnitId; readonly at: Instant };
  readonly coming?: { readonly unit: UnitId; readonly at: Instant };
};
export function paperPlaces(dossier: Dossier): PaperPlaces {
  const { custody } = dossier;
  if (!custody || !paperTask(dossier)) return {};
  const at = custody.dueBy ?? custody.since;
  return {
    held: { unit: custody.holder, at },
    ...(custody.to && { coming: { unit: custody.to, at } }),
  };
}
