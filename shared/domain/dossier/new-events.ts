import type { Dossier, OpenStep, StepName } from './dossier.ts';
import type { PrivateFields } from './commands.ts';
import type { NewEvent, Reason } from './events.ts';
import type { Refusal } from './refusals.ts';

/** What both rooms of rules make their events with. */

export type Decision = { readonly events: readonly NewEvent[] } | Refusal;

export const complete = (
  { step, visit }: OpenStep,
  outcome: string,
  more: { readonly reasons?: readonly Reason[]; readonly paperDraft?: true } = {},
  kept?: PrivateFields,
): NewEvent => ({
  type: 'StepCompleted',
  public: { step, visit, outcome, ...more },
  ...(kept && { private: kept }),
});

export const open = (
  dossier: Dossier,
  step: StepName,
  rest: Omit<Extract<NewEvent, { type: 'StepOpened' }>['public'], 'step' | 'visit'>,
): NewEvent => ({ type: 'StepOpened', public: { step, visit: (dossier.visits[step] ?? 0) + 1, ...rest } });

export const events = (...all: NewEvent[]): Decision => ({ events: all });

/** A fact that the verb must gather for this command; its absence is a fault of ours, not of the caller. */
export function needed<T>(fact: T | undefined, name: string): T {
  if (fact === undefined) throw new TypeError(`The fact ${name} was not gathered`);
  return fact;
}
