import { needsNote } from '../../shared/domain/dossier/outcomes.ts';
import { ask, type Body } from '../kit/ask.ts';
import { AreaField, Button, FormBox, RadioField, TextField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { lastReasons } from '../kit/parts.tsx';
import { type Faults, text, type Typed } from '../kit/typed.ts';
import type { StepProps } from './route-step.tsx';
import { ReasonFields, reasonFaults, reasonsOf, typedReasons } from './reasons.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

const rejects = (outcome: string): boolean => outcome === 'rejected' || outcome === 'rejection-proposed';

/** The answer to an open step of the route: one of the outcomes that the route offers there. */
export function Decision({ step, dossier, procedure, onDone, onConflict }: StepProps) {
  const { dossierId } = dossier;
  const { stepVersion, visit, outcomes = [] } = step;
  const offers = (value: string) => outcomes.some((outcome) => outcome.value === value);
  // Who only answers a proposed rejection starts from the reasons that were proposed.
  const answersProposal = offers('rejected') && !offers('granted');
  const form = useForm(`step.${dossierId}.${step.step}.${visit}`, {
    outcome: '',
    resultNumber: '',
    note: '',
    message: '',
    ...(answersProposal && typedReasons(lastReasons(dossier.happenings))),
  });
  const act = useStepAct(
    form,
    onConflict,
    async (key, body: Body<'POST /api/office/dossiers/{dossierId}/steps/{step}/completion'>) => {
      const params = { dossierId, step: step.step };
      await ask('POST /api/office/dossiers/{dossierId}/steps/{step}/completion', { params, body, key });
      form.clear();
      onDone(doneWords(body.outcome));
    },
  );
  const { typed } = form;
  const outcome = text(typed, 'outcome');
  const submit = () => {
    act.setProblem(undefined);
    const faults: Faults = outcome === '' ? { outcome: o.decisionNeeded } : faultsOf();
    form.setFaults(faults);
    if (Object.keys(faults).length === 0) void act.run({ stepVersion, outcome, ...said(typed) });
  };
  const faultsOf = (): Faults => {
    if (rejects(outcome)) return reasonFaults(typed, procedure);
    return needsNote(outcome) && !text(typed, 'note') ? { note: noteWords(outcome).needed } : {};
  };
  const said = (of: Typed) => {
    const resultNumber = outcome === 'granted' && text(of, 'resultNumber');
    const note = text(of, endsHere(outcome) ? 'message' : 'note');
    return {
      ...(rejects(outcome) && { reasons: reasonsOf(of, procedure) }),
      ...(resultNumber && { resultNumber }),
      ...(note && { note }),
    };
  };
  return (
    <FormBox form={form} problem={act.problem} onSubmit={submit} label={step.ask}>
      <RadioField name="outcome" label={step.ask} choices={outcomes} />
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
      {outcome !== '' &&
        (needsNote(outcome) ? (
          <AreaField name="note" label={noteWords(outcome).label} hint={noteWords(outcome).hint} />
        ) : endsHere(outcome) ? (
          <AreaField name="message" label={o.messageToApplicant} hint={o.messageToApplicantHint} optional />
        ) : (
          <AreaField name="note" label={o.innerNote} hint={o.innerNoteHint} optional />
        ))}
      <p class="buttons">
        <Button isBusy={act.isBusy} kind={rejects(outcome) ? 'danger' : 'main'}>
          {outcome === 'rejected' ? o.rejectButton : offers('granted') ? o.decideButton : o.stepButton}
        </Button>
      </p>
    </FormBox>
  );
}

/** What is written with an answer that ends the dossier's way is read by the applicant; all else stays inside. */
const endsHere = (outcome: string): boolean => outcome === 'granted' || outcome === 'rejected';

const noteWords = (outcome: string) =>
  outcome === 'objected'
    ? { label: o.objection, hint: o.objectionHint, needed: o.objectionNeeded }
    : { label: o.sentBackNote, hint: o.sentBackNoteHint, needed: o.sentBackNoteNeeded };

const doneWords = (outcome: string): string =>
  outcome === 'granted' ? o.grantedDone : outcome === 'rejected' ? o.rejectDone : o.stepDone;
