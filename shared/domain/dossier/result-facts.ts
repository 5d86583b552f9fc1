import type { StepRole } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import type { UnitId } from '../ids.ts';

/** What the rules of a result need of its history: who decided, and what there is of the result itself. */
export type ResultFacts = {
  /** The unit that held the deciding step, and whom of it the route asked. Absent before the decision. */
  readonly decidedBy?: { readonly holder: UnitId; readonly by: StepRole };
  /** Registered, or given its number (which is private) by whoever decided. */
  readonly isNumbered: boolean;
  /** The result in force exists as a file. */
  readonly hasFile: boolean;
};

type ResultEvent = Extract<DossierEvent, { type: 'ResultRegistered' | 'ResultCorrected' }>;

/** It gives the dossier a result: the first, or one in place of another. */
export const isResultEvent = (event: DossierEvent): event is ResultEvent =>
  event.type === 'ResultRegistered' || event.type === 'ResultCorrected';

export function resultFacts(events: readonly DossierEvent[]): ResultFacts {
  const decided = events.findLast(({ type }) => type === 'DossierDecided');
  const given = events.findLast(isResultEvent);
  const decidedBy = decided && deciderOf(events, decided.number);
  return {
    ...(decidedBy && { decidedBy }),
    isNumbered: given !== undefined || (decided !== undefined && 'resultNumber' in decided.commitments),
    hasFile: given?.public.paper !== undefined,
  };
}

/** The decision is told right after the step by which it was made. */
function deciderOf(events: readonly DossierEvent[], decision: number): ResultFacts['decidedBy'] {
  const step = events.find((event) => event.number === decision - 1 && event.type === 'StepCompleted');
  const opened = events.find(
    (event) =>
      event.type === 'StepOpened' &&
      step?.type === 'StepCompleted' &&
      event.public.step === step.public.step &&
      event.public.visit === step.public.visit,
  );
  if (opened?.type !== 'StepOpened' || opened.public.holder === 'applicant') return undefined;
  return { holder: opened.public.holder, by: opened.public.by ?? 'desk' };
}

/**
 * Nobody wrote down which result it is: whoever returns it says that there is nothing but the paper in his hand. Not
 * asked where the desk decided itself, as with certified copies: what it decides is what it holds.
 */
export const isOnPaperAlone = ({ decidedBy, isNumbered }: ResultFacts): boolean =>
  !isNumbered && decidedBy !== undefined && decidedBy.by !== 'desk' && decidedBy.by !== 'authorised-desk';
