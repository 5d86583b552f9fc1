import { isTrackingNumber, typedTrackingNumber } from '../../shared/domain/dossier/collection.ts';
import { ask, type Body } from '../kit/ask.ts';
import { Button, CheckField, FormBox, RadioField, TextField } from '../kit/fields.tsx';
import { returnMethodName } from '../kit/filing-fields.tsx';
import { useForm } from '../kit/form.tsx';
import { type Faults, isOn, text, type Typed } from '../kit/typed.ts';
import { blankCollecting, CollectingFields, collectingFaults, collectingOf } from './collecting.tsx';
import type { ActProps } from './handle-dossier.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

type Returned = Body<'POST /api/office/dossiers/{dossierId}/return'>;

export function ReturnResult({ dossier, onDone, onConflict }: ActProps) {
  const { dossierId } = dossier;
  const form = useForm(`return.${dossierId}`, {
    ...blankCollecting,
    method: dossier.returnMethod,
  });
  const act = useStepAct(form, onConflict, async (key, body: Returned) => {
    await ask('POST /api/office/dossiers/{dossierId}/return', { params: { dossierId }, body, key });
    form.clear();
    onDone(o.returnDone);
  });
  const { typed } = form;
  const submit = () => {
    const stepVersion = dossier.steps.find(({ step }) => step === 'return')?.stepVersion ?? 1;
    const faults = faultsOfReturn(typed, dossier);
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
        {typed['method'] === 'in-person' && <CollectingFields dossier={dossier} />}
        {typed['method'] === 'post' && (
          <TextField
            name="trackingNumber"
            label={o.trackingNumber}
            hint={o.trackingNumberHint}
            maxLength={60}
            width="middle"
          />
        )}
        {dossier.isOnPaperAlone && typed['method'] !== 'online' && (
          <CheckField name="paperAlone" label={o.paperAlone} hint={o.paperAloneHint} />
        )}
        {typed['method'] === 'online' && !hasFile(dossier) && <p class="note">{o.onlineNeedsFile}</p>}
        <p class="buttons">
          <Button isBusy={act.isBusy}>{o.returnButton}</Button>
        </p>
      </FormBox>
    </section>
  );
}

const hasFile = ({ results }: ActProps['dossier']): boolean =>
  results.some(({ inForce, hasFile: has }) => inForce && has);

function faultsOfReturn(typed: Typed, dossier: ActProps['dossier']): Faults {
  if (typed['method'] === 'online') return hasFile(dossier) ? {} : { method: o.onlineNeedsFile };
  return {
    ...faultsOfHandingOver(typed, dossier),
    ...(dossier.isOnPaperAlone && !isOn(typed, 'paperAlone') && { paperAlone: o.paperAloneNeeded }),
  };
}

function faultsOfHandingOver(typed: Typed, dossier: ActProps['dossier']): Faults {
  if (typed['method'] === 'post') {
    const number = text(typed, 'trackingNumber');
    if (!number) return { trackingNumber: o.trackingNumberNeeded };
    return isTrackingNumber(typedTrackingNumber(number)) ? {} : { trackingNumber: o.trackingNumberWrong };
  }
  return collectingFaults(typed, dossier);
}

function returnOf(typed: Typed, stepVersion: number): Returned {
  const paperAlone = isOn(typed, 'paperAlone') && { paperAlone: true };
  if (typed['method'] === 'post')
    return { stepVersion, method: 'post', trackingNumber: text(typed, 'trackingNumber'), ...paperAlone };
  if (typed['method'] === 'online') return { stepVersion, method: 'online' };
  return { stepVersion, method: 'in-person', ...collectingOf(typed), ...paperAlone };
}
