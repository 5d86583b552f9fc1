import { ask, type Body } from '../kit/ask.ts';
import { AreaField, Button, FormBox, RadioField, TextField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import type { ActProps } from './handle-dossier.tsx';
import { ReasonFields, reasonFaults, reasonsOf } from './reasons.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

export function Decision({ dossier, procedure, onDone, onConflict }: ActProps) {
  const { dossierId } = dossier;
  const form = useForm(`decision.${dossierId}`, { outcome: '', resultNumber: '', note: '' });
  const act = useStepAct(
    form,
    onConflict,
    async (key, body: Body<'POST /api/office/dossiers/{dossierId}/decision'>) => {
      await ask('POST /api/office/dossiers/{dossierId}/decision', { params: { dossierId }, body, key });
      form.clear();
      onDone(body.outcome === 'granted' ? o.grantedDone : o.rejectDone);
    },
  );
  const { typed } = form;
  const outcome = text(typed, 'outcome');
  const submit = () => {
    act.setProblem(undefined);
    const faults =
      outcome === ''
        ? { outcome: o.decisionNeeded }
        : outcome === 'rejected'
          ? reasonFaults(typed, procedure)
          : {};
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const stepVersion = dossier.steps.find(({ step }) => step === 'decide')?.stepVersion ?? 1;
    const resultNumber = text(typed, 'resultNumber');
    const note = text(typed, 'note');
    void act.run(
      outcome === 'rejected'
        ? { stepVersion, outcome, reasons: reasonsOf(typed, procedure), ...(note && { note }) }
        : { stepVersion, outcome: 'granted', ...(resultNumber && { resultNumber }), ...(note && { note }) },
    );
  };
  return (
    <section>
      <h2>{o.decisionTitle}</h2>
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.decisionTitle}>
        <RadioField
          name="outcome"
          label={o.decisionLabel}
          choices={[
            { value: 'granted', label: o.granted },
            { value: 'rejected', label: o.rejected },
          ]}
        />
        {outcome === 'granted' && (
          <TextField
            name="resultNumber"
            label={o.resultNumber}
            hint={o.resultNumberHint}
            maxLength={100}
            optional
          />
        )}
        {outcome === 'rejected' && <ReasonFields procedure={procedure} withBasis />}
        {outcome !== '' && <AreaField name="note" label={o.note} optional />}
        <p class="buttons">
          <Button isBusy={act.isBusy} kind={outcome === 'rejected' ? 'danger' : 'main'}>
            {outcome === 'rejected' ? o.rejectButton : o.decideButton}
          </Button>
        </p>
      </FormBox>
    </section>
  );
}
