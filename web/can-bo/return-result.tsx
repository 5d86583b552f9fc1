import { ask, type Body } from '../kit/ask.ts';
import { Button, CheckField, FormBox, RadioField, TextField } from '../kit/fields.tsx';
import { returnMethodName } from '../kit/filing-fields.tsx';
import { useForm } from '../kit/form.tsx';
import { type Faults, isOn, text, type Typed } from '../kit/typed.ts';
import type { ActProps } from './handle-dossier.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

type Returned = Body<'POST /api/office/dossiers/{dossierId}/return'>;

export function ReturnResult({ dossier, onDone, onConflict }: ActProps) {
  const { dossierId } = dossier;
  const form = useForm(`return.${dossierId}`, { method: dossier.returnMethod, collectedBy: 'applicant' });
  const act = useStepAct(form, onConflict, async (key, body: Returned) => {
    await ask('POST /api/office/dossiers/{dossierId}/return', { params: { dossierId }, body, key });
    form.clear();
    onDone(o.returnDone);
  });
  const { typed } = form;
  const submit = () => {
    const stepVersion = dossier.steps.find(({ step }) => step === 'return')?.stepVersion ?? 1;
    const faults = faultsOfReturn(typed);
    act.setProblem(undefined);
    form.setFaults(faults);
    if (Object.keys(faults).length === 0) void act.run(returnOf(typed, stepVersion));
  };
  return (
    <section>
      <h2>{o.returnTitle}</h2>
      <p>
        {o.returnWish}: <strong>{returnMethodName(dossier.returnMethod)}</strong>
      </p>
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.returnTitle}>
        <RadioField
          name="method"
          label={o.returnMethod}
          choices={['in-person', 'post', 'online'].map((value) => ({
            value,
            label: returnMethodName(value),
          }))}
        />
        {typed['method'] === 'in-person' && (
          <>
            <RadioField
              name="collectedBy"
              label={o.collectedBy}
              choices={[
                { value: 'applicant', label: o.byApplicant },
                { value: 'representative', label: o.byRepresentative },
              ]}
            />
            {typed['collectedBy'] === 'representative' && (
              <>
                <TextField name="collectorName" label={o.collectorName} maxLength={120} />
                <TextField name="authority" label={o.authority} maxLength={300} />
              </>
            )}
            <CheckField name="identityChecked" label={o.identityChecked} />
          </>
        )}
        {typed['method'] === 'post' && (
          <TextField name="trackingNumber" label={o.trackingNumber} maxLength={60} width="middle" />
        )}
        <p class="buttons">
          <Button isBusy={act.isBusy}>{o.returnButton}</Button>
        </p>
      </FormBox>
    </section>
  );
}

function faultsOfReturn(typed: Typed): Faults {
  if (typed['method'] === 'post')
    return text(typed, 'trackingNumber') ? {} : { trackingNumber: o.trackingNumberNeeded };
  if (typed['method'] !== 'in-person') return {};
  const byRepresentative = typed['collectedBy'] === 'representative';
  return {
    ...(byRepresentative && !text(typed, 'collectorName') && { collectorName: o.collectorNameNeeded }),
    ...(byRepresentative && !text(typed, 'authority') && { authority: o.authorityNeeded }),
    ...(!isOn(typed, 'identityChecked') && { identityChecked: o.identityNeeded }),
  };
}

function returnOf(typed: Typed, stepVersion: number): Returned {
  if (typed['method'] === 'post')
    return { stepVersion, method: 'post', trackingNumber: text(typed, 'trackingNumber') };
  if (typed['method'] === 'online') return { stepVersion, method: 'online' };
  const common = { stepVersion, method: 'in-person', identityChecked: true } as const;
  if (typed['collectedBy'] !== 'representative') return { ...common, collectedBy: 'applicant' };
  return {
    ...common,
    collectedBy: 'representative',
    collectorName: text(typed, 'collectorName'),
    authority: text(typed, 'authority'),
  };
}
