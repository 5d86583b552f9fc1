import { useState } from 'preact/hooks';
import { ask } from '../kit/ask.ts';
import { AreaField, Button, FormBox } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import type { ActProps } from './handle-dossier.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

/** The applicant asks at the counter that his dossier be withdrawn: asked once more, since it cannot be undone. */
export function WithdrawAtCounter({ dossier: { dossierId }, onDone, onConflict }: ActProps) {
  const [isAsked, setAsked] = useState(false);
  const form = useForm(`withdraw.${dossierId}`, { reason: '' });
  const act = useStepAct(form, onConflict, async (key, body: { reason?: string }) => {
    await ask('POST /api/office/dossiers/{dossierId}/withdrawal', { params: { dossierId }, body, key });
    form.clear();
    onDone(o.withdrawDone);
  });
  const reason = text(form.typed, 'reason');
  return (
    <section class="no-print">
      <h2>{o.withdrawTitle}</h2>
      {isAsked ? (
        <FormBox
          form={form}
          problem={act.problem}
          onSubmit={() => void act.run(reason ? { reason } : {})}
          label={o.withdrawTitle}
        >
          <p>{o.withdrawSure}</p>
          <AreaField name="reason" label={o.withdrawReason} optional rows={2} />
          <p class="buttons">
            <Button kind="danger" isBusy={act.isBusy}>
              {o.withdrawYes}
            </Button>
            <Button kind="second" onClick={() => setAsked(false)}>
              {o.withdrawNo}
            </Button>
          </p>
        </FormBox>
      ) : (
        <p class="buttons">
          <Button kind="second" onClick={() => setAsked(true)}>
            {o.withdrawAsk}
          </Button>
        </p>
      )}
    </section>
  );
}
