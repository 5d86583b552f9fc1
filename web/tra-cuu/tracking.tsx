import { useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, ask, type Body } from '../kit/ask.ts';
import { deskText, isToBeAwaited } from '../kit/dossier-parts.tsx';
import { Button, ErrorSummary, FormBox, TextField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import { useAct } from '../kit/hooks.ts';
import { language, onLanguage } from '../kit/language.ts';
import { Shell, Title } from '../kit/layout.tsx';
import { fourDigitsOf } from '../kit/phones.ts';
import { Facts, History, Holders, Ledger, Reasons, When } from '../kit/parts.tsx';
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
  // What was asked for has come, or the form is back: the reading goes on at its heading.
  const shown = useRef(tracked?.code);
  useEffect(() => {
    if (shown.current !== tracked?.code) document.querySelector<HTMLElement>('h1')?.focus();
    shown.current = tracked?.code;
  }, [tracked?.code]);
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

/** The code that the link of an SMS brought along; the digits are still asked for. */
function codeInAddress(): string {
  const code = new URLSearchParams(location.search).get('ma') ?? '';
  return /^[0-9A-Za-z.-]{4,40}$/.test(code) ? code : '';
}

/** `TN-…`, given to a dossier filed online until it is received: whoever filed it sees and does more in his own pages. */
const isFilingNumber = (number: string): boolean => /^tn[\s-]/i.test(number);

function AskByCode({ act }: { act: ReturnType<typeof useAct<[Question]>> }) {
  const form = useForm('', { code: codeInAddress(), digits: '' });
  const submit = () => {
    const code = text(form.typed, 'code');
    const digits = fourDigitsOf(text(form.typed, 'digits'));
    act.setProblem(undefined);
    const faults = {
      ...(code === '' && { code: p.codeNeeded }),
      ...(digits === undefined && { digits: p.digitsNeeded }),
    };
    form.setFaults(faults);
    if (code !== '' && digits !== undefined) void act.run({ code, digits });
  };
  return (
    <>
      <p class="lead">{p.trackingLead}</p>
      <FormBox form={form} problem={act.problem} onSubmit={submit}>
        <TextField name="code" label={p.codeLabel} hint={p.codeHint} maxLength={60} />
        {isFilingNumber(text(form.typed, 'code')) && (
          <p class="note">
            {p.filingNumberAdvice} <a href="/ho-so/">{p.filingNumberLink}</a>
          </p>
        )}
        <TextField
          name="digits"
          label={p.digitsLabel}
          hint={p.digitsHint}
          inputMode="numeric"
          maxLength={20}
          width="middle"
        />
        <Button isBusy={act.isBusy}>{p.trackButton}</Button>
      </FormBox>
    </>
  );
}

function TrackedDossier({ tracked }: { tracked: Tracked }) {
  const { code, procedure, applicant, filedAt, receivedAt, dueAt, ledger, status, steps, desk, happenings } =
    tracked;
  const rejected = happenings.find(({ type }) => type === 'DossierRejected');
  return (
    <article>
      <Title above={isFilingNumber(code) ? p.filingNumberOf : p.dossierOf}>{code}</Title>
      <p class="status" role="status">
        {status.sentence}
      </p>
      {rejected?.reasons && (
        <>
          <h2>{p.rejectedTitle}</h2>
          <Reasons reasons={rejected.reasons} />
          <p>{p.rejectedAdvice}</p>
        </>
      )}
      {isFilingNumber(code) && (
        <p class="note">
          {p.filingNumberAdvice} <a href="/ho-so/">{p.filingNumberLink}</a>
        </p>
      )}
      <h2>{p.whoHoldsNow}</h2>
      <Holders steps={steps} status={status} />
      {dueAt && isToBeAwaited(status) && (
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
          [p.procedureLabel, <span lang="vi">{procedure.name}</span>],
          [p.applicantLabel, applicant],
          [p.filedLabel, <When at={filedAt} />],
          receivedAt && [p.receivedLabel, <When at={receivedAt} />],
          [p.deskLabel, deskText(desk)],
        ]}
      />
      <h2>{p.historyTitle}</h2>
      <History happenings={happenings} />
    </article>
  );
}

void start(Tracking);
