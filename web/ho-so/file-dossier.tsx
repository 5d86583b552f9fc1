import { useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, ask } from '../kit/ask.ts';
import { Button, ErrorSummary, FormBox } from '../kit/fields.tsx';
import {
  blankFiling,
  componentFaults,
  confirmFaults,
  type Fault,
  fileFaults,
  filingOf,
  formFaults,
  addressFaults,
  ownNumberFaults,
  partyFaults,
  type Procedure,
  caseFaults,
  setsFaults,
} from '../kit/filing.ts';
import { faultWords } from '../kit/filing-fields.tsx';
import { readKept, useForm } from '../kit/form.tsx';
import { faultsOf, type Faults, type Typed } from '../kit/typed.ts';
import { useAct, useData } from '../kit/hooks.ts';
import { uuidV7 } from '../kit/ids.ts';
import { fill, language } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import { Await } from '../kit/parts.tsx';
import { Problem } from '../kit/problem.ts';
import { go, Link } from '../kit/router.tsx';
import { Uploading } from '../kit/uploads/uploading.tsx';
import { useDraft } from './draft.ts';
import { isOnPaper } from './bring-paper.tsx';
import { Filed } from './filed.tsx';
import { fieldRefused, stepOfField } from './filing-problems.ts';
import { CheckStep, PapersStep, QuestionsStep, WhoStep } from './filing-steps.tsx';
import { type Known, withKnown } from './known.ts';
import { readKnown } from './read-known.ts';
import { SavedLine } from './saved-line.tsx';
import { c } from './words.ts';

type Props = { readonly code: string; readonly draftId: string | null; readonly step: number };

/** Files in four steps; the address holds the draft's id and the step, so that back and reload work. */
export function FileDossier({ code, draftId, step }: Props) {
  const loaded = useData(() => ask('GET /api/public/procedures/{code}', { params: { code } }), [code]);
  const known = useData(readKnown, []);
  useEffect(() => {
    if (draftId === null) go(addressOf(code, uuidV7(), 1), 'replace');
  }, [draftId]);
  return (
    <>
      {!loaded.data && <Title>{c.fileTitle}</Title>}
      <Await of={loaded}>
        {(procedure) =>
          draftId !== null &&
          known.data && <Steps procedure={procedure} dossierId={draftId} step={step} known={known.data} />
        }
      </Await>
    </>
  );
}

const addressOf = (code: string, draftId: string, step: number): string =>
  `?nop=${encodeURIComponent(code)}&nhap=${draftId}&buoc=${step}`;

const lastStep = 4;
const faultsOfStep = (typed: Typed, procedure: Procedure, known: Known): readonly (readonly Fault[])[] => [
  [...partyFaults(typed), ...ownNumberFaults(typed, known.personalIdNumber), ...addressFaults(typed)],
  formFaults(typed, procedure),
  [...caseFaults(typed, procedure), ...componentFaults(typed, procedure), ...setsFaults(typed)],
  // Files may still be on their way while the person reads on; not when the dossier is filed.
  [...fileFaults(typed, procedure, 'citizen'), ...confirmFaults(typed)],
];

type StepsProps = {
  readonly procedure: Procedure;
  readonly dossierId: string;
  readonly step: number;
  readonly known: Known;
};

function Steps({ procedure, dossierId, step, known }: StepsProps) {
  const name = `draft.${dossierId}`;
  const [hasKept] = useState(() => readKept(name) !== undefined);
  const [blank] = useState(() => withKnown({ ...blankFiling, notifyLanguage: language() }, known));
  const form = useForm(name, blank);
  const draft = useDraft(dossierId, procedure.code, form, hasKept);
  const [filed, setFiled] = useState<{
    answer: Answer<'PUT /api/citizen/dossiers/{dossierId}'>;
    bringsPaper: boolean;
  }>();
  const act = useAct(async () => {
    await draft.saveNow();
    const body = filingOf(form.typed, procedure, language(), 'citizen');
    const answer = await ask('PUT /api/citizen/dossiers/{dossierId}', { params: { dossierId }, body });
    draft.stop();
    form.clear();
    setFiled({ answer, bringsPaper: isOnPaper(body.components) });
  });
  useEffect(() => {
    if (!act.problem) return;
    const refused = fieldRefused(act.problem, form.typed);
    form.setFaults(refused ?? faultsOf(act.problem));
    // The field says it now, with a way to its step.
    if (refused) act.setProblem(undefined);
  }, [act.problem]);
  const carried = useRef<Faults>({});
  useEffect(() => {
    form.setFaults(carried.current);
    carried.current = {};
    act.setProblem(undefined);
  }, [step]);
  /** To the step of a field that is wrong, with what is wrong in that step. */
  const goTo = (field: string) => {
    const to = stepOfField(field);
    carried.current = Object.fromEntries(
      Object.entries(form.found).filter(([name]) => stepOfField(name) === to),
    );
    go(addressOf(procedure.code, dossierId, to));
  };

  if (filed) return <Filed filed={filed.answer} bringsPaper={filed.bringsPaper} procedure={procedure} />;
  const current = Math.min(Math.max(step, 1), lastStep);
  const title = [c.stepWho, c.stepForm, c.stepPapers, c.stepCheck][current - 1] ?? '';
  const next = () => {
    const all = faultsOfStep(form.typed, procedure, known);
    const now = current === lastStep ? all.flat() : (all[current - 1] ?? []);
    act.setProblem(undefined);
    form.setFaults(faultWords(now));
    if (now.length > 0) return;
    if (current === lastStep) return void act.run();
    void draft.saveNow();
    go(addressOf(procedure.code, dossierId, current + 1));
  };
  return (
    <>
      <p>
        <Link to={current === 1 ? '?' : addressOf(procedure.code, dossierId, current - 1)}>{c.back}</Link>
      </p>
      <Title key={current} above={`${procedure.short} · ${fill(c.stepOf, { n: current, all: lastStep })}`}>
        {title}
      </Title>
      {!draft.isReady && !draft.loadProblem && <p role="status">{c.draftLoading}</p>}
      {draft.loadProblem && (
        <>
          <ErrorSummary problem={draft.loadProblem} />
          <p>
            <Button kind="second" onClick={draft.reload}>
              {c.draftLoadAgain}
            </Button>
          </p>
        </>
      )}
      {draft.isReady && (
        <Uploading audience="citizens" dossierId={dossierId} form={form}>
          <FormBox form={form} problem={act.problem} onSubmit={next} goTo={goTo}>
            {current === 1 && <WhoStep known={known} />}
            {current === 2 && <QuestionsStep procedure={procedure} />}
            {current === 3 && <PapersStep procedure={procedure} />}
            {current === 4 && (
              <CheckStep
                procedure={procedure}
                stepAddress={(to) => addressOf(procedure.code, dossierId, to)}
              />
            )}
            <p class="buttons">
              <Button isBusy={act.isBusy}>{current === lastStep ? c.fileButton : c.continueButton}</Button>
            </p>
            {act.problem instanceof Problem && act.problem.code === 'DOSSIER_EXISTS' && (
              <p>
                <Link to={`?ho-so=${dossierId}`}>{c.seeDossier}</Link>
              </p>
            )}
            <SavedLine draft={draft} />
          </FormBox>
        </Uploading>
      )}
    </>
  );
}
