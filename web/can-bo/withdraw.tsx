import { ask } from '../kit/ask.ts';
import { AskEnding } from '../kit/ask-ending.tsx';
import { useForm } from '../kit/form.tsx';
import type { ActProps } from './handle-dossier.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

/** The applicant asks at the counter that his dossier be withdrawn. */
export function WithdrawAtCounter({ dossier: { dossierId }, onDone, onConflict }: ActProps) {
  const form = useForm(`withdraw.${dossierId}`, { reason: '' });
  const act = useStepAct(form, onConflict, async (key, body: { reason?: string }) => {
    await ask('POST /api/office/dossiers/{dossierId}/withdrawal', { params: { dossierId }, body, key });
    form.clear();
    onDone(o.withdrawDone);
  });
  const words = {
    title: o.withdrawTitle,
    ask: o.withdrawAsk,
    sure: o.withdrawSure,
    reason: o.withdrawReason,
    yes: o.withdrawYes,
    no: o.withdrawNo,
  };
  return <AskEnding form={form} act={act} words={words} />;
}
