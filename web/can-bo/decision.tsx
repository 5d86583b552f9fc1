import { isRouteStep } from '../../shared/domain/dossier/dossier.ts';
import { needsNote } from '../../shared/domain/dossier/outcomes.ts';
import { ask, type Body } from '../kit/ask.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { AreaField, Button, CheckField, FormBox, RadioField, TextField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { fill } from '../kit/language.ts';
import { lastReasons } from '../kit/parts.tsx';
import { type Faults, isOn, text, type Typed } from '../kit/typed.ts';
import { ReasonFields, reasonFaults, reasonsOf, typedReasons } from './reasons.tsx';
import type { StepProps } from './route-step.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

const rejects = (outcome: string): boolean => outcome === 'rejected' || outcome === 'rejection-proposed';
/** With these the applicant is told something, a message too; all else is said among officers. */
const endsHere = (outcome: string): boolean => outcome === 'granted' || outcome === 'rejected';

/** What is said with one outcome is not said with another: each that has words of its own has a field of its own. */
const noteField = (outcome: string): string => (needsNote(outcome) ? `note.${outcome}` : 'note');
const messageField = (outcome: string): string => `message.${outcome}`;

/** The answer to an open step of the route: one of the outcomes that the route offers there. */
export function Decision({ step, dossier, procedure, onDone, onConflict }: StepProps) {
  const { dossierId, happenings } = dossier;
  const { stepVersion, visit, outcomes = [] } = step;
  const offers = (value: string) => outcomes.some((outcome) => outcome.value === value);
  // Who only answers a proposed rejection starts from the reasons proposed; who proposes again, from his own.
  const answersProposal = offers('rejected') && !offers('granted');
  const before = answersProposal
    ? happenings
    : happenings.filter(({ type, step: name }) => type === 'StepCompleted' && name === step.step);
  const form = useForm(`step.${dossierId}.${step.step}.${visit}`, {
    outcome: '',
    resultNumber: '',
    note: '',
    ...typedReasons(lastReasons(before)),
  });
  const act = useStepAct(
    form,
    onConflict,
    async (key, body: Body<'POST /api/office/dossiers/{dossierId}/steps/{step}/completion'>) => {
      const params = { dossierId, step: step.step };
      await ask('POST /api/office/dossiers/{dossierId}/steps/{step}/completion', { params, body, key });
      form.clear();
      onDone((now) => doneWords(body.outcome, step.step, now));
    },
  );
  const { typed } = form;
  const outcome = text(typed, 'outcome');
  const needsDraft = outcomes.find(({ value }) => value === outcome)?.needsDraft ?? false;
  const submit = () => {
    act.setProblem(undefined);
    const faults: Faults = outcome === '' ? { outcome: o.decisionNeeded } : faultsOf();
    form.setFaults(faults);
    if (Object.keys(faults).length === 0) void act.run({ stepVersion, outcome, ...said(typed) });
  };
  const faultsOf = (): Faults => {
    if (rejects(outcome)) return reasonFaults(typed, procedure);
    const note = noteField(outcome);
    return {
      ...(needsNote(outcome) && !text(typed, note) && { [note]: noteWords(outcome).needed }),
      ...(needsDraft && !isOn(typed, 'paperDraft') && { paperDraft: o.draftMissing }),
    };
  };
  const said = (of: Typed) => {
    const resultNumber = outcome === 'granted' && text(of, 'resultNumber');
    const note = text(of, noteField(outcome));
    const message = endsHere(outcome) && text(of, messageField(outcome));
    return {
      ...(rejects(outcome) && { reasons: reasonsOf(of, procedure) }),
      ...(resultNumber && { resultNumber }),
      ...(note && { note }),
      ...(message && { message }),
      ...(needsDraft && { paperDraft: true }),
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
      {needsDraft && <CheckField name="paperDraft" label={o.paperDraft} hint={o.paperDraftHint} />}
      {rejects(outcome) && (
        <ReasonFields
          procedure={procedure}
          withBasis
          hint={outcome === 'rejected' ? o.reasonsHint : o.reasonsProposedHint}
        />
      )}
      {endsHere(outcome) && (
        <AreaField
          name={messageField(outcome)}
          label={o.messageToApplicant}
          hint={o.messageToApplicantHint}
          optional
        />
      )}
      {outcome !== '' &&
        (needsNote(outcome) ? (
          <AreaField
            name={noteField(outcome)}
            label={noteWords(outcome).label}
            hint={noteWords(outcome).hint}
          />
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

const noteWords = (outcome: string) =>
  outcome === 'objected'
    ? { label: o.objection, hint: o.objectionHint, needed: o.objectionNeeded }
    : { label: o.sentBackNote, hint: o.sentBackNoteHint, needed: o.sentBackNoteNeeded };

/** What becomes of the dossier now: where another unit was asked at the same time, it waits for that one's answer. */
function doneWords(outcome: string, answered: string, { steps }: Dossier): string {
  if (outcome === 'granted') return o.grantedDone;
  if (outcome === 'rejected') return o.rejectDone;
  const asked = steps.filter(({ step, by }) => by === 'unit' && isRouteStep(step) && step !== answered);
  return asked.length === 0
    ? o.stepDone
    : fill(o.stepDoneWaits, { unit: asked.map(({ holderName }) => holderName).join(', ') });
}
