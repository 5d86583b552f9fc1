import { ask, type Body } from '../kit/ask.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { AreaField, Button, FormBox, RadioField, TextField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { type Faults, text, type Typed } from '../kit/typed.ts';
import type { ActProps } from './handle-dossier.tsx';
import type { Procedure } from '../kit/filing.ts';
import { ReasonFields, reasonFaults, reasonsOf } from './reasons.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

type Step = Dossier['steps'][number];
type Completion = Body<'POST /api/office/dossiers/{dossierId}/steps/{step}/completion'>;

/** Outcomes that say no carry reasons; one that sends back carries a note. */
const rejects = (outcome: string): boolean => outcome === 'rejected' || outcome === 'rejection-proposed';
const sendsBack = (outcome: string): boolean => outcome.startsWith('sent-back');

/** The answer to an open step of the route: what its route offers, no more. */
export function StepAnswer({ step, dossier, procedure, onDone, onConflict }: ActProps & { step: Step }) {
  const { dossierId } = dossier;
  const form = useForm(`step.${dossierId}.${step.step}`, { outcome: '', resultNumber: '', note: '' });
  const act = useStepAct(form, onConflict, async (key, body: Completion) => {
    const params = { dossierId, step: step.step };
    await ask('POST /api/office/dossiers/{dossierId}/steps/{step}/completion', { params, body, key });
    form.clear();
    onDone(
      body.outcome === 'granted' ? o.grantedDone : body.outcome === 'rejected' ? o.rejectDone : o.stepDone,
    );
  });
  const { typed } = form;
  const outcome = text(typed, 'outcome');
  const isDecision = step.outcomes?.some(({ value }) => value === 'granted') ?? false;
  const title = isDecision ? o.decisionTitle : step.ask;
  const submit = () => {
    act.setProblem(undefined);
    const faults = faultsOf(typed, outcome, procedure);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const resultNumber = text(typed, 'resultNumber');
    const note = text(typed, 'note');
    void act.run({
      stepVersion: step.stepVersion,
      outcome,
      ...(rejects(outcome) && { reasons: reasonsOf(typed, procedure) }),
      ...(outcome === 'granted' && resultNumber && { resultNumber }),
      ...(note && { note }),
    });
  };
  return (
    <section>
      <h2>{title}</h2>
      {isDecision && <p>{step.ask}</p>}
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={title}>
        <RadioField
          name="outcome"
          label={o.decisionLabel}
          choices={(step.outcomes ?? []).map(({ value, label }) => ({
            value,
            label: outcomeLabel(value, label),
          }))}
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
        {rejects(outcome) && <ReasonFields procedure={procedure} withBasis />}
        {sendsBack(outcome) && <AreaField name="note" label={o.sendBackNote} />}
        {outcome !== '' && !sendsBack(outcome) && <AreaField name="note" label={o.note} optional />}
        <p class="buttons">
          <Button isBusy={act.isBusy} kind={rejects(outcome) ? 'danger' : 'main'}>
            {outcome === 'rejected' ? o.rejectButton : isDecision ? o.decideButton : o.stepButton}
          </Button>
        </p>
      </FormBox>
    </section>
  );
}

function faultsOf(typed: Typed, outcome: string, procedure: Procedure): Faults {
  if (outcome === '') return { outcome: o.decisionNeeded };
  if (rejects(outcome)) return reasonFaults(typed, procedure);
  return sendsBack(outcome) && !text(typed, 'note') ? { note: o.sendBackNoteNeeded } : {};
}

function outcomeLabel(value: string, label: string): string {
  if (value === 'granted') return o.granted;
  return value === 'rejected' ? o.rejected : `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;
}
