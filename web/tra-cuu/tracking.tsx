import { useEffect, useState } from 'preact/hooks';
import { type Answer, ask, type Body } from '../kit/ask.ts';
import { Button, ErrorSummary, FormBox, TextField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import { useAct } from '../kit/hooks.ts';
import { language, onLanguage } from '../kit/language.ts';
import { Shell, Title } from '../kit/layout.tsx';
import { Facts, History, Holders, Ledger, When } from '../kit/parts.tsx';
import { start } from '../kit/start.tsx';
import { p } from '../words.ts';

type Tracked = Answer<'POST /api/public/tracking'>;
type Question = Body<'POST /api/public/tracking'>;

/**
 * The secret of the receipt's QR. It leaves the address bar at once; the tab's own history entry keeps it, so that a
 * reload works and nothing of it is sent, stored or shown.
 */
function takeFragment(): string | undefined {
  const written = location.hash.slice(1);
  if (written !== '') history.replaceState({ fragment: written }, '', location.pathname);
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('fragment' in state)) return undefined;
  return typeof state.fragment === 'string' ? state.fragment : undefined;
}
let secret = takeFragment();

function Tracking() {
  const [tracked, setTracked] = useState<Tracked>();
  const [asked, setAsked] = useState<Question | undefined>(
    secret === undefined ? undefined : { fragment: secret },
  );
  const act = useAct(async (_key, question: Question) => {
    setTracked(await ask('POST /api/public/tracking', { body: question }));
    setAsked(question);
  });
  useEffect(() => {
    if (secret !== undefined) void act.run({ fragment: secret });
    const again = () => {
      secret = takeFragment();
      if (secret !== undefined) void act.run({ fragment: secret });
    };
    window.addEventListener('hashchange', again);
    return () => window.removeEventListener('hashchange', again);
  }, []);
  // The door's sentences come in one language: ask again in the other.
  useEffect(() => onLanguage(() => void (tracked && asked && act.run(asked))), [tracked, asked]);
  const isByQr = asked !== undefined && 'fragment' in asked;
  return (
    <Shell room="public">
      {tracked ? (
        <>
          {act.problem && <ErrorSummary problem={act.problem} />}
          <TrackedDossier tracked={tracked} key={language()} />
          <p class="no-print">
            <Button
              kind="second"
              onClick={() => {
                secret = undefined;
                history.replaceState(null, '', location.pathname);
                setTracked(undefined);
                setAsked(undefined);
              }}
            >
              {p.trackAnother}
            </Button>
          </p>
        </>
      ) : (
        <>
          <Title>{p.trackingTitle}</Title>
          {isByQr && act.isBusy ? <p role="status">{p.trackingByQr}</p> : <AskByCode act={act} />}
        </>
      )}
    </Shell>
  );
}

function AskByCode({ act }: { act: ReturnType<typeof useAct<[Question]>> }) {
  const form = useForm('', { code: '', digits: '' });
  const submit = () => {
    const code = text(form.typed, 'code');
    const digits = text(form.typed, 'digits');
    const faults = {
      ...(code === '' && { code: p.codeNeeded }),
      ...(!/^\d{4}$/.test(digits) && { digits: p.digitsNeeded }),
    };
    act.setProblem(undefined);
    form.setFaults(faults);
    if (Object.keys(faults).length === 0) void act.run({ code, digits });
  };
  return (
    <>
      <p class="lead">{p.trackingLead}</p>
      <FormBox form={form} problem={act.problem} onSubmit={submit}>
        <TextField name="code" label={p.codeLabel} hint={p.codeHint} maxLength={60} />
        <TextField
          name="digits"
          label={p.digitsLabel}
          hint={p.digitsHint}
          inputMode="numeric"
          maxLength={4}
          width="narrow"
        />
        <Button isBusy={act.isBusy}>{p.trackButton}</Button>
      </FormBox>
    </>
  );
}

function TrackedDossier({ tracked }: { tracked: Tracked }) {
  const { code, procedure, applicant, filedAt, receivedAt, dueAt, ledger, status, steps, desk, happenings } =
    tracked;
  return (
    <article>
      <Title above={p.dossierOf}>{code}</Title>
      <p class="status" role="status">
        {status.sentence}
      </p>
      <h2>{p.whoHoldsNow}</h2>
      <Holders steps={steps} />
      {dueAt && (
        <>
          <h2>{p.appointmentTitle}</h2>
          <p class="big">
            <When at={dueAt} />
          </p>
          {ledger && ledger.length > 0 && <Ledger lines={ledger} />}
        </>
      )}
      <h2>{p.aboutDossier}</h2>
      <Facts
        rows={[
          [p.procedureLabel, procedure.name],
          [p.applicantLabel, applicant],
          [p.filedLabel, <When at={filedAt} />],
          receivedAt && [p.receivedLabel, <When at={receivedAt} />],
          [p.deskLabel, [desk.name, desk.address, desk.phone].filter(Boolean).join(' · ')],
        ]}
      />
      <h2>{p.historyTitle}</h2>
      <History happenings={happenings} />
    </article>
  );
}

void start(Tracking);
