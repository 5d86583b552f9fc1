import { ask, type Body } from '../kit/ask.ts';
import { AreaField, Button, FormBox, RadioField, TextField } from '../kit/fields.tsx';
import {
  componentFaults,
  componentsOf,
  countsPapers,
  declaredPapers,
  missingFaults,
  paperFaults,
  papersOf,
  returnMethodOf,
  caseFaults,
  caseOf,
  setsFaults,
  typedComponents,
} from '../kit/filing.ts';
import { Checklist } from '../kit/checklist.tsx';
import { CaseField, faultWords, PaperCounts, SetsAndReturn } from '../kit/filing-fields.tsx';
import { useForm } from '../kit/form.tsx';
import { text, whole } from '../kit/typed.ts';
import { go } from '../kit/router.tsx';
import type { ActProps } from './handle-dossier.tsx';
import { ReasonFields, reasonFaults, reasonsOf, withMissingMarked } from './reasons.tsx';
import { RefusedFiles } from './refused-files.tsx';
import { useStepAct } from './step-act.ts';
import { o } from './words.ts';

type Sent =
  | { readonly outcome: 'receive'; readonly body: Body<'POST /api/office/dossiers/{dossierId}/receipt'> }
  | {
      readonly outcome: 'supplement';
      readonly body: Body<'POST /api/office/dossiers/{dossierId}/supplement-request'>;
    }
  | { readonly outcome: 'reject'; readonly body: Body<'POST /api/office/dossiers/{dossierId}/rejection'> };

/** The checklist first, the conclusion after it: receive, ask for a supplement, or reject. */
export function Intake({ dossier, procedure, onDone, onConflict }: ActProps) {
  const { dossierId, acts } = dossier;
  const form = useForm(`intake.${dossierId}`, {
    outcome: '',
    sets: String(dossier.sets),
    returnMethod: dossier.returnMethod,
    ...(dossier.case && { case: dossier.case.id }),
    ...typedComponents(dossier.components),
    ...declaredPapers(procedure, dossier.form),
  });
  const act = useStepAct(form, onConflict, async (key, sent: Sent) => {
    const params = { dossierId };
    if (sent.outcome === 'receive') {
      await ask('POST /api/office/dossiers/{dossierId}/receipt', { params, body: sent.body, key });
      form.clear();
      go(`?giay=${dossierId}`);
      return;
    }
    if (sent.outcome === 'supplement') {
      await ask('POST /api/office/dossiers/{dossierId}/supplement-request', { params, body: sent.body, key });
    } else {
      await ask('POST /api/office/dossiers/{dossierId}/rejection', { params, body: sent.body, key });
    }
    form.clear();
    onDone(sent.outcome === 'supplement' ? o.supplementDone : o.rejectDone);
  });
  const outcome = text(form.typed, 'outcome');
  const asksReasons = outcome === 'supplement' || outcome === 'reject';
  const typed = asksReasons ? withMissingMarked(form.typed, procedure) : form.typed;
  const needsCounts = countsPapers(procedure);
  const stepVersion = dossier.steps.find(({ step }) => step === 'intake')?.stepVersion ?? 1;

  const submit = () => {
    act.setProblem(undefined);
    const faults =
      outcome === 'receive'
        ? faultWords([
            ...componentFaults(typed, procedure),
            ...missingFaults(typed, procedure),
            ...setsFaults(typed),
            ...caseFaults(typed, procedure),
            ...(needsCounts ? paperFaults(typed) : []),
          ])
        : outcome === ''
          ? { outcome: o.outcomeNeeded }
          : reasonFaults(typed, procedure);
    form.setFaults(faults);
    if (Object.keys(faults).length > 0) return;
    const note = text(typed, 'note');
    const basis = text(typed, 'basis');
    const reasons = reasonsOf(typed, procedure);
    if (outcome === 'supplement') return void act.run({ outcome, body: { stepVersion, reasons } });
    if (outcome === 'reject')
      return void act.run({ outcome, body: { stepVersion, reasons, ...(basis && { basis }) } });
    void act.run({
      outcome: 'receive',
      body: {
        stepVersion,
        components: componentsOf(typed, procedure, 'desk'),
        sets: whole(typed, 'sets') ?? 1,
        returnMethod: returnMethodOf(typed),
        ...(needsCounts && { papers: papersOf(typed) }),
        ...(caseOf(typed) && { case: caseOf(typed) }),
        ...(note && { note }),
      },
    });
  };

  const choices = [
    { act: 'receive', value: 'receive', label: o.outcomeReceive },
    { act: 'request-supplement', value: 'supplement', label: o.outcomeSupplement },
    { act: 'reject', value: 'reject', label: o.outcomeReject },
  ].filter((choice) => acts.includes(choice.act));
  return (
    <section>
      <h2>{o.intakeTitle}</h2>
      <FormBox form={{ ...form, typed }} problem={act.problem} label={o.intakeTitle} onSubmit={submit}>
        <p>{o.checklistLead}</p>
        <Checklist procedure={procedure} />
        {acts.includes('request-supplement') && <RefusedFiles components={dossier.components} />}
        <RadioField name="outcome" label={o.outcomeLabel} choices={choices} />
        {outcome === 'receive' && (
          <>
            {needsCounts && <p>{o.countsLead}</p>}
            {needsCounts && <PaperCounts />}
            <CaseField cases={procedure.cases} />
            <SetsAndReturn />
            <AreaField name="note" label={o.note} hint={o.noteOnReceiptHint} optional />
          </>
        )}
        {asksReasons && <ReasonFields procedure={procedure} withBasis />}
        {outcome === 'reject' && <TextField name="basis" label={o.basis} maxLength={300} optional />}
        <p class="buttons">
          <Button isBusy={act.isBusy} kind={outcome === 'reject' ? 'danger' : 'main'}>
            {outcome === 'supplement'
              ? o.supplementButton
              : outcome === 'reject'
                ? o.rejectButton
                : o.receiveButton}
          </Button>
        </p>
      </FormBox>
    </section>
  );
}
