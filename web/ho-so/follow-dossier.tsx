import { useState } from 'preact/hooks';
import { ask } from '../kit/ask.ts';
import { AskEnding } from '../kit/ask-ending.tsx';
import {
  deskText,
  type Dossier,
  DossierFacts,
  FormAnswers,
  HoldersAndAppointment,
  Papers,
  Parties,
} from '../kit/dossier-parts.tsx';
import type { Procedure } from '../kit/filing.ts';
import { useForm } from '../kit/form.tsx';
import { useAct, useData } from '../kit/hooks.ts';
import { Title } from '../kit/layout.tsx';
import { Await, History, Reasons } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { DossierFiles } from '../kit/uploads/file-list.tsx';
import { t } from '../kit/words.ts';
import { BringPaper, isOnPaper } from './bring-paper.tsx';
import { ChooseNotices } from './choose-notices.tsx';
import { HandInSupplement } from './supplement.tsx';
import { PapersOut } from './papers-out.tsx';
import { c } from './words.ts';

export function FollowDossier({ dossierId }: { dossierId: string }) {
  const loaded = useData(
    () => ask('GET /api/citizen/dossiers/{dossierId}', { params: { dossierId } }),
    [dossierId],
  );
  const code = loaded.data?.procedure.code;
  const procedure = useData(
    async () =>
      code === undefined ? undefined : ask('GET /api/public/procedures/{code}', { params: { code } }),
    [code],
  );
  const [done, setDone] = useState<string>();
  return (
    <>
      <p>
        <Link to="?">{c.back}</Link>
      </p>
      {!loaded.data && <Title>{c.followTitle}</Title>}
      {/* Read again, it stays as it is until what is new is there. */}
      <Await of={loaded.data ? { ...loaded, isLoading: false } : loaded}>
        {(dossier) => (
          <OneDossier
            dossier={dossier}
            procedure={procedure.data}
            done={done}
            // Something was just done: what stands here is how it was before, until it is read again.
            isBefore={done !== undefined && loaded.isLoading}
            reload={loaded.reload}
            onDone={(sentence) => {
              setDone(sentence);
              loaded.reload();
              window.scrollTo(0, 0);
            }}
          />
        )}
      </Await>
    </>
  );
}

type Props = {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
  readonly done: string | undefined;
  readonly isBefore: boolean;
  readonly reload: () => void;
  readonly onDone: (sentence: string) => void;
};

function OneDossier({ dossier, procedure, done, isBefore, reload, onDone }: Props) {
  const supplement = dossier.steps.find(({ step }) => step === 'supplement');
  return (
    <article>
      <Title above={dossier.procedure.short}>{`${c.dossier} ${dossier.number}`}</Title>
      {done && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      {!isBefore && <p class="status">{dossier.status.sentence}</p>}
      {dossier.status.professional === 'filed' && isOnPaper(dossier.components) && (
        <BringPaper
          desk={dossier.desk.name}
          by={dossier.steps.find(({ step }) => step === 'intake')?.dueAt}
        />
      )}
      {dossier.paper?.task && <p class="note">{dossier.paper.sentence}</p>}
      <Rejection dossier={dossier} />
      {dossier.status.professional === 'lapsed' && <FileAgain dossier={dossier} />}
      {dossier.code && (
        <div class="panel">
          <p>{t.code}</p>
          <p class="big">{dossier.code}</p>
          <p>
            {c.codeHint}{' '}
            <a href={`/tra-cuu/${dossier.trackingFragment ? `#${dossier.trackingFragment}` : ''}`}>
              {c.toTracking}
            </a>
          </p>
        </div>
      )}
      <HoldersAndAppointment dossier={dossier} />
      {dossier.paper && !dossier.paper.task && <p>{dossier.paper.sentence}</p>}
      {dossier.trackingNumber && (
        <p>
          {c.trackingNumber}: <strong>{dossier.trackingNumber}</strong>
        </p>
      )}
      {supplement && procedure && !isBefore && dossier.acts.includes('hand-in-supplement') && (
        <HandInSupplement
          dossier={dossier}
          procedure={procedure}
          stepVersion={supplement.stepVersion}
          onDone={() => onDone(c.supplementDone)}
          onGone={reload}
        />
      )}
      <PapersOut dossier={dossier} />
      <h2>{c.aboutDossier}</h2>
      <DossierFacts dossier={dossier} />
      <h2>{t.papers}</h2>
      <Papers components={dossier.components} sets={dossier.sets} />
      <DossierFiles audience="citizens" dossier={dossier} reload={reload} />
      <details>
        <summary>{c.whatIDeclared}</summary>
        <Parties dossier={dossier} />
        <h3>{c.stepForm}</h3>
        <FormAnswers dossier={dossier} procedure={procedure} />
      </details>
      <h2>{t.history}</h2>
      <History happenings={dossier.happenings} />
      {dossier.notices && dossier.acts.includes('choose-notices') && (
        <ChooseNotices
          key={JSON.stringify(dossier.notices)}
          dossierId={dossier.dossierId}
          wish={dossier.notices}
          onDone={() => onDone(c.noticesDone)}
        />
      )}
      {dossier.acts.includes('withdraw') && (
        <Withdraw dossierId={dossier.dossierId} onDone={() => onDone(c.withdrawDone)} />
      )}
    </article>
  );
}

/** Why it was rejected, and what to do now. */
function Rejection({ dossier }: { dossier: Dossier }) {
  const rejected = dossier.happenings.find(({ type }) => type === 'DossierRejected');
  if (!rejected) return null;
  return (
    <section>
      <h2>{c.rejectedTitle}</h2>
      <Reasons reasons={rejected.reasons ?? []} />
      {rejected.message && <p class="as-typed">{rejected.message}</p>}
      {rejected.note && <p>{rejected.note}</p>}
      <p>
        {c.rejectedAdvice} {deskText(dossier.desk)}.
      </p>
      <FileAgain dossier={dossier} />
    </section>
  );
}

const FileAgain = ({ dossier }: { dossier: Dossier }) => (
  <p class="no-print">
    <Link class="button main" to={`?nop=${encodeURIComponent(dossier.procedure.code)}`}>
      {c.fileAgain}
    </Link>
  </p>
);

function Withdraw({ dossierId, onDone }: { dossierId: string; onDone: () => void }) {
  const form = useForm(`withdraw.${dossierId}`, { reason: '' });
  const act = useAct(async (key, body: { reason?: string }) => {
    await ask('POST /api/citizen/dossiers/{dossierId}/withdrawal', { params: { dossierId }, body, key });
    form.clear();
    onDone();
  });
  const words = {
    title: c.withdrawTitle,
    ask: c.withdrawAsk,
    sure: c.withdrawSure,
    reason: c.withdrawReason,
    yes: c.withdrawYes,
    no: c.withdrawNo,
  };
  return <AskEnding form={form} act={act} words={words} />;
}
