import { useEffect, useState } from 'preact/hooks';
import { type Answer, ask } from '../kit/ask.ts';
import { Button, ErrorSummary, FormBox } from '../kit/fields.tsx';
import {
  blankFiling,
  componentFaults,
  confirmFaults,
  type Fault,
  filingOf,
  formFaults,
  partyFaults,
  type Procedure,
  setsFaults,
} from '../kit/filing.ts';
import { faultWords } from '../kit/filing-fields.tsx';
import { readKept, useForm } from '../kit/form.tsx';
import { faultsOf, type Typed } from '../kit/typed.ts';
import { useAct, useData } from '../kit/hooks.ts';
import { uuidV7 } from '../kit/ids.ts';
import { fill, language } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import { Await } from '../kit/parts.tsx';
import { Problem } from '../kit/problem.ts';
import { go, Link } from '../kit/router.tsx';
import { useDraft } from './draft.ts';
import { Filed } from './filed.tsx';
import { CheckStep, PapersStep, QuestionsStep, WhoStep } from './filing-steps.tsx';
import { SavedLine } from './saved-line.tsx';
import { c } from './words.ts';

type Props = { readonly code: string; readonly draftId: string | null; readonly step: number };

/** Files in four steps; the address holds the draft's id and the step, so that back and reload work. */
export function FileDossier({ code, draftId, step }: Props) {
  const loaded = useData(() => ask('GET /api/public/procedures/{code}', { params: { code } }), [code]);
  useEffect(() => {
    if (draftId === null) go(addressOf(code, uuidV7(), 1), 'replace');
  }, [draftId]);
  return (
    <>
      {!loaded.data && <Title>{c.fileTitle}</Title>}
      <Await of={loaded}>
        {(procedure) => draftId !== null && <Steps procedure={procedure} dossierId={draftId} step={step} />}
      </Await>
    </>
  );
}

const addressOf = (code: string, draftId: string, step: number): string =>
  `?nop=${encodeURIComponent(code)}&nhap=${draftId}&buoc=${step}`;

const lastStep = 4;
const faultsOfStep = (typed: Typed, procedure: Procedure): readonly (readonly Fault[])[] => [
  partyFaults(typed),
  formFaults(typed, procedure),
  [...componentFaults(typed, procedure), ...setsFaults(typed)],
  confirmFaults(typed),
];

function Steps({ procedure, dossierId, step }: { procedure: Procedure; dossierId: string; step: number }) {
  const name = `draft.${dossierId}`;
  const [hasKept] = useState(() => readKept(name) !== undefined);
  const form = useForm(name, blankFiling);
  const draft = useDraft(dossierId, procedure.code, form, hasKept);
  const [filed, setFiled] = useState<Answer<'PUT /api/citizen/dossiers/{dossierId}'>>();
  const act = useAct(async () => {
    await draft.saveNow();
    const answer = await ask('PUT /api/citizen/dossiers/{dossierId}', {
      params: { dossierId },
      body: filingOf(form.typed, procedure, language()),
    });
    draft.stop();
    form.clear();
    setFiled(answer);
  });
  useEffect(() => {
    if (act.problem) form.setFaults(faultsOf(act.problem));
  }, [act.problem]);
  useEffect(() => {
    form.setFaults({});
    act.setProblem(undefined);
  }, [step]);

  if (filed) return <Filed filed={filed} procedure={procedure} />;
  const current = Math.min(Math.max(step, 1), lastStep);
  const title = [c.stepWho, c.stepForm, c.stepPapers, c.stepCheck][current - 1] ?? '';
  const next = () => {
    const all = faultsOfStep(form.typed, procedure);
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
        <FormBox form={form} problem={act.problem} onSubmit={next}>
          {current === 1 && <WhoStep />}
          {current === 2 && <QuestionsStep procedure={procedure} />}
          {current === 3 && <PapersStep procedure={procedure} />}
          {current === 4 && (
            <CheckStep procedure={procedure} stepAddress={(to) => addressOf(procedure.code, dossierId, to)} />
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
      )}
    </>
  );
}
