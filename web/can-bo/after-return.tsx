import { ask, type Body } from '../kit/ask.ts';
import { AreaField, Button, FormBox, RadioField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import type { ActProps } from './handle-dossier.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

type Props = Omit<ActProps, 'procedure'>;

/** What the post did with a result that was sent. */
export function Delivery({ dossier, onDone, onConflict }: Props) {
  const { dossierId, trackingNumber } = dossier;
  const form = useForm(`delivery.${dossierId}`, { outcome: '', note: '' });
  const act = useStepAct(
    form,
    onConflict,
    async (key, body: Body<'POST /api/office/dossiers/{dossierId}/delivery'>) => {
      await ask('POST /api/office/dossiers/{dossierId}/delivery', { params: { dossierId }, body, key });
      form.clear();
      onDone(body.outcome === 'delivered' ? o.deliveredDone : o.cameBackDone);
    },
  );
  const submit = () => {
    const outcome = text(form.typed, 'outcome');
    const note = text(form.typed, 'note');
    act.setProblem(undefined);
    form.setFaults(outcome ? {} : { outcome: o.deliveryNeeded });
    if (outcome === 'delivered' || outcome === 'came-back') void act.run({ outcome, ...(note && { note }) });
  };
  return (
    <section>
      <h2>{o.deliveryTitle}</h2>
      {trackingNumber && (
        <p>
          {o.trackingNumber}: <strong>{trackingNumber}</strong>
        </p>
      )}
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.deliveryTitle}>
        <RadioField
          name="outcome"
          label={o.deliveryQuestion}
          choices={[
            { value: 'delivered', label: o.delivered },
            { value: 'came-back', label: o.cameBack },
          ]}
        />
        <AreaField name="note" label={o.note} hint={o.deliveryNoteHint} optional rows={2} />
        <p class="buttons">
          <Button isBusy={act.isBusy}>{o.deliveryButton}</Button>
        </p>
      </FormBox>
    </section>
  );
}

/** The applicant is telephoned because his result waits; the next officer reads it below and need not call again. */
export function Call({ dossier, onDone, onConflict }: Props) {
  const { dossierId } = dossier;
  const form = useForm(`call.${dossierId}`, { reached: '', note: '' });
  const act = useStepAct(
    form,
    onConflict,
    async (key, body: Body<'POST /api/office/dossiers/{dossierId}/calls'>) => {
      await ask('POST /api/office/dossiers/{dossierId}/calls', { params: { dossierId }, body, key });
      form.clear();
      onDone(o.callDone);
    },
  );
  const submit = () => {
    const reached = text(form.typed, 'reached');
    const note = text(form.typed, 'note');
    act.setProblem(undefined);
    form.setFaults(reached ? {} : { reached: o.callNeeded });
    if (reached) void act.run({ reached: reached === 'yes', ...(note && { note }) });
  };
  return (
    <details>
      <summary>{o.callTitle}</summary>
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.callTitle}>
        <RadioField
          name="reached"
          label={o.callQuestion}
          choices={[
            { value: 'yes', label: o.callReached },
            { value: 'no', label: o.callNotReached },
          ]}
        />
        <AreaField name="note" label={o.note} hint={o.callNoteHint} optional rows={2} />
        <p class="buttons">
          <Button kind="second" isBusy={act.isBusy}>
            {o.callButton}
          </Button>
        </p>
      </FormBox>
    </details>
  );
}
