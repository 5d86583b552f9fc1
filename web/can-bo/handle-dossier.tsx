import { useState } from 'preact/hooks';
import { ask } from '../kit/ask.ts';
import {
  type Dossier,
  DossierFacts,
  FormAnswers,
  HoldersAndAppointment,
  Papers,
  Parties,
} from '../kit/dossier-parts.tsx';
import type { Procedure } from '../kit/filing.ts';
import { useData, useNow } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import { Await } from '../kit/parts.tsx';
import type { Problem } from '../kit/problem.ts';
import { Link } from '../kit/router.tsx';
import { DossierFiles } from '../kit/uploads/file-list.tsx';
import { t } from '../kit/words.ts';
import { Forms } from './forms.tsx';
import { HandInAtCounter } from './hand-in.tsx';
import { Intake } from './intake.tsx';
import { Due } from './queue.tsx';
import { Call, Delivery } from './after-return.tsx';
import { Changed, type Conflict, papersOf } from './changed.tsx';
import { Life } from './life.tsx';
import { hasPaperWork, paperActs, PaperSection } from './paper.tsx';
import { Result } from './result.tsx';
import { ReturnResult } from './return-result.tsx';
import { RouteSteps } from './route-step.tsx';
import { isBetweenSteps, StepComing } from './step-coming.tsx';
import { Lapse } from './lapse.tsx';
import { WithdrawAtCounter } from './withdraw.tsx';
import { o } from './words.ts';

/** One dossier at the desk: what is there, and the one act that comes next. */
export function HandleDossier({
  dossierId,
  purpose,
}: {
  dossierId: string;
  purpose: 'handling' | 'supervision';
}) {
  const loaded = useData(
    () => ask('GET /api/office/dossiers/{dossierId}', { params: { dossierId }, query: { purpose } }),
    [dossierId],
  );
  const code = loaded.data?.procedure.code;
  const procedure = useData(
    async () =>
      code === undefined ? undefined : ask('GET /api/public/procedures/{code}', { params: { code } }),
    [code],
  );
  const [done, setDone] = useState<DoneWords>();
  const [conflict, setConflict] = useState<Conflict>();
  const isComing = loaded.data !== undefined && isBetweenSteps(loaded.data);
  // What stands here is how it was before the act, until it is read again: it is not acted on.
  const isBefore = done !== undefined && loaded.isLoading && !isComing;
  const isCutOff = isComing && loaded.problem?.isPassing === true;
  return (
    <>
      {!loaded.data && <Title>{o.dossierTitle}</Title>}
      {conflict && <Changed conflict={conflict} now={loaded.data} />}
      <Await
        of={isComing ? { ...loaded, isLoading: false, ...(isCutOff && { problem: undefined }) } : loaded}
      >
        {(dossier) => (
          <>
            <Title
              key={dossier.number}
              above={dossier.procedure.short}
            >{`${o.dossier} ${dossier.number}`}</Title>
            {done && (
              <p class="done" role="status">
                {typeof done === 'string' ? done : done(dossier)}
              </p>
            )}
            <p class="status">{dossier.status.sentence}</p>
            {isComing && (
              <StepComing
                dossier={dossier}
                isLoading={loaded.isLoading}
                isCutOff={isCutOff}
                reload={loaded.reload}
              />
            )}
            {dossier.acts.some((act) => act !== withdrawal) && <ToWork />}
            {dossier.code && (
              <p class="no-print">
                <Link to={`?giay=${dossierId}`}>{o.toReceipt}</Link>
              </p>
            )}
            <h2>{o.people}</h2>
            <Parties dossier={dossier} />
            <h2>{o.declared}</h2>
            <FormAnswers dossier={dossier} procedure={procedure.data} />
            <DossierFiles audience="officers" dossier={dossier} />
            <Await of={procedure}>
              {(known) =>
                known && (
                  <Acts
                    dossier={dossier}
                    procedure={known}
                    isBefore={isBefore}
                    onDone={(words) => {
                      setConflict(undefined);
                      setDone(() => words);
                      loaded.reload();
                      window.scrollTo(0, 0);
                    }}
                    onConflict={(problem, form = '') => {
                      setDone(undefined);
                      setConflict({ problem, form, papers: papersOf(dossier) });
                      loaded.reload();
                    }}
                  />
                )
              }
            </Await>
            <Forms dossier={dossier} />
            <About dossier={dossier} />
          </>
        )}
      </Await>
    </>
  );
}

/** What was done, in a sentence; where that hangs on what the dossier has come to, told of the dossier as it is now. */
type DoneWords = string | ((now: Dossier) => string);

export type ActProps = {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
  readonly onDone: (words: DoneWords) => void;
  /** The step changed under the officer's hands: shown above, and what he typed into the form of this name is kept. */
  readonly onConflict: (problem: Problem, form?: string) => void;
};

const workId = 'work';
/** Always there while a dossier is open, and seldom what an officer has come for. */
const withdrawal = 'withdraw-at-counter';
const intakeActs = ['receive', 'request-supplement', 'reject'];

function Acts({ isBefore, ...props }: ActProps & { isBefore: boolean }) {
  const { acts, steps, withheld } = props.dossier;
  const now = useNow();
  const clocks = steps.map(
    ({ step, name, dueAt, alertAt }) =>
      dueAt && (
        <p key={step}>
          {fill(o.dueFor, { step: name })}:{' '}
          <Due dueAt={dueAt} alertAt={step === 'supplement' ? undefined : alertAt} step={step} now={now} />
        </p>
      ),
  );
  return (
    <div id={workId} tabIndex={-1} inert={isBefore}>
      {clocks}
      {acts.some((act) => intakeActs.includes(act)) && <Intake {...props} />}
      {acts.includes('hand-in-at-counter') && <HandInAtCounter {...props} />}
      {acts.includes('lapse') && <Lapse {...props} />}
      {withheld && (
        <section>
          <h2>{o.decisionTitle}</h2>
          <p class="note">{withheld}</p>
        </section>
      )}
      <RouteSteps {...props} />
      <Result {...props} />
      {acts.includes('return-result') && !steps.some(({ step }) => step === 'correction') && (
        <ReturnResult {...props} />
      )}
      {acts.includes('record-call') && <Call {...props} />}
      {acts.includes('record-delivery') && <Delivery {...props} />}
      {!hasPaperWork(props.dossier) &&
        acts.every((act) => paperActs.includes(act) || act === withdrawal) &&
        !withheld &&
        steps.length > 0 && <p class="note">{o.nothingToDo}</p>}
      <PaperSection {...props} />
      {acts.includes(withdrawal) && <WithdrawAtCounter {...props} />}
    </div>
  );
}

/** Past who asks and what is declared, to what there is to do. */
function ToWork() {
  return (
    <p class="no-print">
      <a
        href={`#${workId}`}
        onClick={(event) => {
          // The address stays as it is: the view is told by its query alone.
          event.preventDefault();
          document.getElementById(workId)?.focus();
        }}
      >
        {o.toWork}
      </a>
    </p>
  );
}

function About({ dossier }: { dossier: Dossier }) {
  return (
    <>
      <HoldersAndAppointment dossier={dossier} />
      <h2>{o.about}</h2>
      <DossierFacts dossier={dossier} />
      <h2>{t.papers}</h2>
      <Papers components={dossier.components} sets={dossier.sets} />
      <h2>{t.history}</h2>
      <Life happenings={dossier.happenings} />
    </>
  );
}
