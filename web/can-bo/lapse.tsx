import { ask } from '../kit/ask.ts';
import { AskEnding } from '../kit/ask-ending.tsx';
import { useForm } from '../kit/form.tsx';
import type { ActProps } from './handle-dossier.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

/** What was asked for has not come in its time: the desk closes the dossier. */
export function Lapse({ dossier: { dossierId, steps }, onDone, onConflict }: ActProps) {
  const form = useForm(`lapse.${dossierId}`, {});
  const stepVersion = steps.find(({ step }) => step === 'supplement')?.stepVersion ?? 0;
  const act = useStepAct(form, onConflict, async (key) => {
    await ask('POST /api/office/dossiers/{dossierId}/lapse', {
      params: { dossierId },
      body: { stepVersion },
      key,
    });
    form.clear();
    onDone(o.lapseDone);
  });
  const words = {
    title: o.lapseTitle,
    ask: o.lapseAsk,
    sure: o.lapseSure,
    yes: o.lapseYes,
    no: o.lapseNo,
  };
  return <AskEnding form={form} act={act} words={words} />;
}
