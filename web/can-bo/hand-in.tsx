import { ask, type Body } from '../kit/ask.ts';
import { AreaField, Button, FormBox } from '../kit/fields.tsx';
import { componentFaults, componentsOf, fileFaults } from '../kit/filing.ts';
import { Checklist } from '../kit/checklist.tsx';
import { faultWords } from '../kit/filing-fields.tsx';
import { useForm } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import { lastReasons, Reasons } from '../kit/parts.tsx';
import type { ActProps } from './handle-dossier.tsx';
import { Uploading } from '../kit/uploads/uploading.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

/** The citizen brings what was asked for to the counter. */
export function HandInAtCounter({ dossier, procedure, onDone, onConflict }: ActProps) {
  const { dossierId } = dossier;
  const form = useForm(`hand-in.${dossierId}`, { note: '' });
  const act = useStepAct(
    form,
    onConflict,
    async (key, body: Body<'POST /api/office/dossiers/{dossierId}/supplement'>) => {
      await ask('POST /api/office/dossiers/{dossierId}/supplement', { params: { dossierId }, body, key });
      form.clear();
      onDone(o.handInDone);
    },
  );
  const submit = () => {
    const components = componentsOf(form.typed, procedure, 'desk');
    const first = procedure.components[0];
    const none =
      components.length === 0 && first
        ? { [`components.${first.id}.${first.acceptedForms[0]}`]: o.handInNone }
        : {};
    const faults = {
      ...none,
      ...faultWords([
        ...componentFaults(form.typed, procedure),
        ...fileFaults(form.typed, procedure, 'desk'),
      ]),
    };
    act.setProblem(undefined);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const note = text(form.typed, 'note');
    const stepVersion = dossier.steps.find(({ step }) => step === 'supplement')?.stepVersion ?? 1;
    void act.run({ stepVersion, components, ...(note && { note }) });
  };
  return (
    <section>
      <h2>{o.handInTitle}</h2>
      <Reasons reasons={lastReasons(dossier.happenings)} />
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.handInTitle}>
        <Uploading audience="officers" dossierId={dossierId} form={form}>
          <Checklist procedure={procedure} />
        </Uploading>
        <AreaField name="note" label={o.note} hint={o.noteReadHint} optional />
        <p class="buttons">
          <Button isBusy={act.isBusy}>{o.handInButton}</Button>
        </p>
      </FormBox>
    </section>
  );
}
