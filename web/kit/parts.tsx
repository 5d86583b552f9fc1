import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Answer } from './ask.ts';
import { dateText, momentText } from './dates.ts';
import { ErrorSummary, Button } from './fields.tsx';
import type { Loaded, Pages } from './hooks.ts';
import { fill, language } from './language.ts';
import { t } from './words.ts';

type Dossier = Answer<'GET /api/office/dossiers/{dossierId}'>;
type Happening = Dossier['happenings'][number];
type LedgerLine = NonNullable<Dossier['ledger']>[number];
type Reason = NonNullable<Happening['reasons']>[number];

/** What a load gives: its problem, its waiting, or its data. */
export function Await<T>({ of, children }: { of: Loaded<T>; children: (data: T) => ComponentChildren }) {
  return (
    <>
      <Waiting isLoading={of.isLoading} />
      {of.problem && (
        <>
          <ErrorSummary problem={of.problem} />
          <p>
            <Button kind="second" onClick={of.reload}>
              {t.tryAgain}
            </Button>
          </p>
        </>
      )}
      {of.data !== undefined && children(of.data)}
    </>
  );
}

const Waiting = ({ isLoading }: { isLoading: boolean }) => (
  <p class="waiting" role="status" aria-live="polite">
    {isLoading ? t.loading : ''}
  </p>
);

type ListProps<Row> = {
  readonly of: Pages<Row>;
  readonly empty: string;
  readonly children: (rows: readonly Row[]) => ComponentChildren;
};

/** A list with its empty state and its next page. */
export function List<Row>({ of, empty, children }: ListProps<Row>) {
  return (
    <Await of={of}>
      {(rows) => (
        <>
          {rows.length === 0 && !of.more ? <p class="empty">{empty}</p> : children(rows)}
          {of.more && (
            <p>
              <Button kind="second" isBusy={of.isMoreLoading} onClick={of.more}>
                {t.nextPage}
              </Button>
            </p>
          )}
        </>
      )}
    </Await>
  );
}

type Fact = readonly [label: string, value: ComponentChildren] | false | undefined | '' | null | 0;

/** Names and values, one under the other. */
export function Facts({ rows }: { rows: readonly Fact[] }) {
  return (
    <dl class="facts">
      {rows.map((row) =>
        row ? (
          <div key={row[0]}>
            <dt>{row[0]}</dt>
            <dd>{row[1]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

export const When = ({ at }: { at: string }) => <time dateTime={at}>{momentText(at, language())}</time>;

/** Who has the next move, and until when. */
export function Holders({ steps, status }: Pick<Dossier, 'steps' | 'status'>) {
  // Between two steps of its route nobody has it for a moment.
  if (steps.length === 0)
    return <p>{status.professional === 'in-process' ? t.betweenSteps : t.nobodyHolds}</p>;
  return (
    <ul class="rows">
      {steps.map(({ step, name, visit, holderName, dueAt }) => (
        <li key={`${step}-${visit}`}>
          <strong>{holderName}</strong>: {name}
          {dueAt && (
            <>
              , {t.until} <When at={dueAt} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Why the appointment is that day, date by date. Printed paper cannot be unfolded: there it always stands open. */
export function Ledger({
  lines,
  summary = t.whyThatDay,
}: {
  lines: readonly LedgerLine[];
  summary?: string;
}) {
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    let wasOpen = false;
    const unfold = () => {
      wasOpen = fold.current?.open ?? false;
      if (fold.current) fold.current.open = true;
    };
    const restore = () => {
      if (fold.current) fold.current.open = wasOpen;
    };
    window.addEventListener('beforeprint', unfold);
    window.addEventListener('afterprint', restore);
    return () => {
      window.removeEventListener('beforeprint', unfold);
      window.removeEventListener('afterprint', restore);
    };
  }, []);
  return (
    <details ref={fold}>
      <summary>{summary}</summary>
      <ol class="ledger">
        {lines.map((line) => (
          <li key={line.date}>
            <strong>{dateText(line.date, language())}</strong>: {whyText(line)}
            {line.source && <span class="quiet"> ({line.source})</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

function whyText({ why, n, minutes }: LedgerLine): string {
  switch (why) {
    case 'moved':
      return t.whyMoved;
    case 'receipt':
      return t.whyReceipt;
    case 'counted':
      return n === undefined
        ? fill(t.whyCountedMinutes, { minutes: minutes ?? 0 })
        : fill(t.whyCounted, { n });
    case 'rolled':
      return t.whyRolled;
    case 'off':
      return t.whyOff;
    case 'weekend':
      return t.whyWeekend;
    case 'stopped':
      return t.whyStopped;
    default:
      return why;
  }
}

export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul class="reasons">
      {reasons.map(({ componentId, component, fault, words, basis }) => (
        <li key={`${componentId}-${fault}`}>
          <strong>{component}</strong>: {faultName(fault)}
          {words && <div>{words}</div>}
          {basis && (
            <div class="quiet">
              {t.basis}: {basis}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

export const faultName = (fault: string): string =>
  ({
    missing: t.faultMissing,
    'wrong-form': t.faultWrongForm,
    unreadable: t.faultUnreadable,
    expired: t.faultExpired,
    'not-valid': t.faultNotValid,
    'too-few': t.faultTooFew,
  })[fault] ?? fault;

/** The dossier's life, oldest first. */
export function History({ happenings }: { happenings: readonly Happening[] }) {
  return (
    <ol class="history">
      {happenings.map(({ number, at, sentence, by, unit, outcome, reasons, note, message }) => (
        <li key={number}>
          <When at={at} />
          <div>
            <strong>{sentence}</strong>
          </div>
          {outcome === 'objected' && (
            <div>
              <span class="tag warn">{t.objected}</span>
            </div>
          )}
          <div class="quiet">
            {by}
            {unit && ` – ${unit}`}
          </div>
          {note && <div class="as-typed">{note}</div>}
          {message && (
            <div class="as-typed">
              {t.messageToApplicant}: {message}
            </div>
          )}
          {reasons && reasons.length > 0 && <Reasons reasons={reasons} />}
        </li>
      ))}
    </ol>
  );
}

/** The reasons given last: what a supplement request asks for, or why a dossier was rejected. */
export function lastReasons(happenings: readonly Happening[]): readonly Reason[] {
  return happenings.reduce<readonly Reason[]>((last, { reasons }) => (reasons?.length ? reasons : last), []);
}
