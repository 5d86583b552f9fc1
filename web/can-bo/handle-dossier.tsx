import { useEffect, useRef, useState } from 'preact/hooks';
import { isRouteStep } from '../../shared/domain/dossier/dossier.ts';
import { ask } from '../kit/ask.ts';
import {
  type Dossier,
  DossierFacts,
  FormAnswers,
  HoldersAndAppointment,
  Papers,
  Parties,
} from '../kit/dossier-parts.tsx';
import { ErrorSummary } from '../kit/fields.tsx';
import type { Procedure } from '../kit/filing.ts';
import { useData, useNow } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import { Await, History } from '../kit/parts.tsx';
import type { Problem } from '../kit/problem.ts';
import { Link } from '../kit/router.tsx';
import { DossierFiles } from '../kit/uploads/file-list.tsx';
import { t } from '../kit/words.ts';
import { HandInAtCounter } from './hand-in.tsx';
import { Intake } from './intake.tsx';
import { Due } from './queue.tsx';
import { Call, Delivery } from './after-return.tsx';
import { hasPaperWork, paperActs, PaperSection } from './paper.tsx';
import { ReturnResult } from './return-result.tsx';
import { RouteSteps } from './route-step.tsx';
import { o } from './words.ts';

/** One dossier at the desk: what is there, and the one act that comes next. */
export function HandleDossier({ dossierId }: { dossierId: string }) {
  const loaded = useData(
    () =>
      ask('GET /api/office/dossiers/{dossierId}', { params: { dossierId }, query: { purpose: 'handling' } }),
    [dossierId],
  );
  const code = loaded.data?.procedure.code;
  const procedure = useData(
    async () =>
      code === undefined ? undefined : ask('GET /api/public/procedures/{code}', { params: { code } }),
    [code],
  );
  const [done, setDone] = useState<string>();
  const [conflict, setConflict] = useState<Conflict>();
  const isComing = loaded.data !== undefined && isBetweenSteps(loaded.data);
  return (
    <>
      {!loaded.data && <Title>{o.dossierTitle}</Title>}
      {conflict && <Changed conflict={conflict} now={loaded.data} />}
      <Await of={isComing ? { ...loaded, isLoading: false } : loaded}>
        {(dossier) => (
          <>
            <Title
              key={dossier.number}
              above={dossier.procedure.short}
            >{`${o.dossier} ${dossier.number}`}</Title>
            {done && (
              <p class="done" role="status">
                {done}
              </p>
            )}
            <p class="status">{dossier.status.sentence}</p>
            {isComing && <StepComing dossier={dossier} isLoading={loaded.isLoading} reload={loaded.reload} />}
            {dossier.acts.length > 0 && <ToWork />}
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
                    onDone={(sentence) => {
                      setConflict(undefined);
                      setDone(sentence);
                      loaded.reload();
                      window.scrollTo(0, 0);
                    }}
                    onConflict={(problem) => {
                      setDone(undefined);
                      setConflict({ problem, papers: papersOf(dossier) });
                      loaded.reload();
                    }}
                  />
                )
              }
            </Await>
            <About dossier={dossier} />
          </>
        )}
      </Await>
    </>
  );
}

/** Received, and the route has not asked for its next step yet: it takes a moment. */
const isBetweenSteps = ({ status, steps }: Dossier): boolean =>
  status.professional === 'in-process' && steps.length === 0;

const mostTries = 60;
const restMs = 500;

/**
 * Asks for nothing but the number of the dossier's last event, and reads the dossier, which is recorded, once that has
 * moved and then stood still: of steps that open at the same time all are to be seen.
 */
function StepComing({
  dossier: { dossierId, version },
  isLoading,
  reload,
}: {
  dossier: Dossier;
  isLoading: boolean;
  reload: () => void;
}) {
  const [tries, setTries] = useState(0);
  const seen = useRef(version);
  useEffect(() => {
    if (isLoading || tries >= mostTries) return undefined;
    let isOver = false;
    const look = async () => {
      const params = { dossierId };
      const now = await ask('GET /api/office/dossiers/{dossierId}/version', { params }).catch(
        () => undefined,
      );
      if (isOver) return;
      setTries(tries + 1);
      if (now && now.version !== version && now.version === seen.current) reload();
      seen.current = now?.version ?? seen.current;
    };
    const timer = setTimeout(() => void look(), restMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [tries, isLoading, version]);
  return (
    <p class="note" role="status">
      {tries < mostTries ? o.stepComing : o.stepLate}
    </p>
  );
}

/** The refusal, and the papers as they stood on the page that was refused. */
type Conflict = { readonly problem: Problem; readonly papers: string };
const papersOf = ({ components }: Dossier): string => JSON.stringify(components);

function Changed({ conflict, now }: { conflict: Conflict; now: Dossier | undefined }) {
  return (
    <>
      <ErrorSummary problem={conflict.problem} />
      <p class="note">
        {now && papersOf(now) !== conflict.papers && <strong>{o.papersAdded} </strong>}
        {o.typedIsKept}
      </p>
    </>
  );
}

export type ActProps = {
  readonly dossier: Dossier;
  readonly procedure: Procedure;
  readonly onDone: (sentence: string) => void;
  /** The step changed under the officer's hands: shown above, everything typed stays. */
  readonly onConflict: (problem: Problem) => void;
};

const workId = 'work';
const intakeActs = ['receive', 'request-supplement', 'reject'];

function Acts(props: ActProps) {
  const { acts, steps, withheld } = props.dossier;
  const now = useNow();
  const clocks = steps.map(
    ({ step, name, dueAt, alertAt }) =>
      dueAt && (
        <p key={step}>
          {fill(o.dueFor, { step: name })}: <Due dueAt={dueAt} alertAt={alertAt} now={now} />
        </p>
      ),
  );
  return (
    <div id={workId} tabIndex={-1}>
      {clocks}
      {acts.some((act) => intakeActs.includes(act)) && <Intake {...props} />}
      {acts.includes('hand-in-at-counter') && <HandInAtCounter {...props} />}
      {withheld && (
        <section>
          <h2>{o.decisionTitle}</h2>
          <p class="note">{withheld}</p>
        </section>
      )}
      <RouteSteps {...props} />
      {acts.includes('return-result') && <ReturnResult {...props} />}
      {acts.includes('record-call') && <Call {...props} />}
      {acts.includes('record-delivery') && <Delivery {...props} />}
      {!hasPaperWork(props.dossier) &&
        acts.every((act) => paperActs.includes(act)) &&
        !withheld &&
        steps.length > 0 && <p class="note">{o.nothingToDo}</p>}
      <PaperSection {...props} />
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

/** What people decided and said; what only went on beside it is folded away. */
function Life({ happenings }: Pick<Dossier, 'happenings'>) {
  const beside = happenings.filter((happening, index) => isBeside(happening, happenings[index + 1]));
  return (
    <>
      <History happenings={happenings.filter((happening) => !beside.includes(happening))} />
      {beside.length > 0 && (
        <details>
          <summary>{fill(o.stepLines, { n: beside.length })}</summary>
          <History happenings={beside} />
        </details>
      )}
    </>
  );
}

type Happening = Dossier['happenings'][number];
const quietTypes = ['StepOpened', 'StepClaimed', 'StepReleased', 'DraftResultAttached', 'FormIssued'];
const endingTypes = ['DossierDecided', 'DossierRejected'];

/** The end of a desk's step, and the one that ends the route, are told by what comes of them. */
function isBeside({ type, step, note, reasons }: Happening, next: Happening | undefined): boolean {
  if (note || reasons?.length) return false;
  if (type !== 'StepCompleted') return quietTypes.includes(type);
  return step === undefined || !isRouteStep(step) || (next !== undefined && endingTypes.includes(next.type));
}
