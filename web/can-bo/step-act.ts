import { type Form, useFaultsOf } from '../kit/form.tsx';
import { type Act, useAct } from '../kit/hooks.ts';
import { Problem } from '../kit/problem.ts';

const conflicts = new Set<Problem['code']>([
  'STEP_CHANGED',
  'STEP_NOT_OPEN',
  'STEP_TAKEN',
  'STEP_NOT_TAKEN',
  'SUPPLEMENT_STILL_AWAITED',
  'RESULT_DRAFT_CHANGED',
  'DOSSIER_ENDED',
  'ALREADY_DECIDED',
  'PAPER_CHANGED',
  'PAPER_ELSEWHERE',
  'NOT_SENT_BY_POST',
]);

/** An act on a step: what was typed is forgotten only when it is done; a changed step is the page's business. */
export function useStepAct<Args extends unknown[]>(
  form: Form,
  onConflict: (problem: Problem, form: string) => void,
  act: (key: string, ...args: Args) => Promise<void>,
): Act<Args> {
  const found = useAct<Args>(async (key, ...args) => {
    try {
      await act(key, ...args);
    } catch (error) {
      if (!(error instanceof Problem) || !conflicts.has(error.code)) throw error;
      onConflict(error, form.name);
    }
  });
  useFaultsOf(form, found.problem);
  return found;
}
