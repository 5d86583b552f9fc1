import { type Answer, ask } from '../kit/ask.ts';
import { daysBetween, dueMark, shortMoment } from '../kit/dates.ts';
import { Button, FormBox, TextField } from '../kit/fields.tsx';
import { channelName } from '../kit/filing-fields.tsx';
import { useForm } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import { type Pages, useAct, useNow, usePages } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import type { Officer } from '../kit/officer-posts.ts';
import { List } from '../kit/parts.tsx';
import { go, Link } from '../kit/router.tsx';
import { o } from './words.ts';

export type Row = Answer<'GET /api/office/units/{unitId}/queue'>['rows'][number];

export function unitsOf({ posts }: Officer): Officer['posts'][number]['unit'][] {
  const listing = posts.filter(({ role }) => role !== 'administrator' && role !== 'auditor');
  return [...new Map(listing.map(({ unit }) => [unit.id, unit])).values()];
}

export function Queue({ officer, chosenUnit }: { officer: Officer; chosenUnit: string | null }) {
  const units = unitsOf(officer);
  const unit = units.find(({ id }) => id === chosenUnit) ?? units[0];
  return (
    <>
      <Title above={unit?.name}>{o.queueTitle}</Title>
      <p class="quiet">{fill(o.hello, { name: officer.name })}</p>
      <FindByNumber />
      <UnitTabs units={units} />
      {unit ? <UnitQueue unitId={unit.id} key={unit.id} /> : <p class="note">{o.noPost}</p>}
    </>
  );
}

/** The units of an officer who has posts in several, for one view of the page. */
export function UnitTabs({ units, view }: { units: ReturnType<typeof unitsOf>; view?: string }) {
  if (units.length < 2) return null;
  return (
    <nav class="tabs" aria-label={o.units}>
      <ul>
        {units.map(({ id, name }) => (
          <li key={id}>
            <Link to={`?${view ? `${view}&` : ''}don-vi=${encodeURIComponent(id)}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function UnitQueue({ unitId }: { unitId: string }) {
  const pages = usePages<Row>(
    (cursor) =>
      ask('GET /api/office/units/{unitId}/queue', { params: { unitId }, query: cursor ? { cursor } : {} }),
    [unitId],
  );
  return <StepTable of={pages} empty={o.queueEmpty} caption={o.queueCaption} />;
}

/** Open steps in a list; read to watch over them, each is asked for with that purpose, and named with its unit. */
export function StepTable({
  of,
  empty,
  caption,
  purpose,
}: {
  of: Pages<Row>;
  empty: string;
  caption: string;
  purpose?: 'theo-doi';
}) {
  const now = useNow();
  return (
    <section>
      <p>
        <Button kind="second" onClick={of.reload}>
          {o.reload}
        </Button>
      </p>
      <List of={of} empty={empty}>
        {(rows) => (
          <table class="stacking">
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{o.colDue}</th>
                <th scope="col">{o.colNumber}</th>
                <th scope="col">{o.colProcedure}</th>
                <th scope="col">{o.colStep}</th>
                <th scope="col">{o.colSince}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <StepRow key={`${row.dossierId}-${row.step}`} row={row} now={now} purpose={purpose} />
              ))}
            </tbody>
          </table>
        )}
      </List>
    </section>
  );
}

function StepRow({ row, now, purpose }: { row: Row; now: number; purpose: 'theo-doi' | undefined }) {
  const { dossierId, number, procedure, stepName, channel, since, dueAt, alertAt, claimedBy, label } = row;
  return (
    <tr>
      <td data-label={o.colDue}>
        {isApplicants(row.step) && dueAt ? (
          <>
            <time dateTime={dueAt}>{shortMoment(dueAt)}</time>
            <div class="quiet">{o.supplementOver}</div>
          </>
        ) : (
          <>
            {dueAt ? <Due dueAt={dueAt} alertAt={alertAt} step={row.step} now={now} /> : o.noDue}
            {row.told && <div class="quiet">{toldWords(row.told)}</div>}
          </>
        )}
      </td>
      <th scope="row" data-label={o.colNumber}>
        <Link to={`?ho-so=${dossierId}${purpose ? `&${purpose}` : ''}`}>{number}</Link>
        {label && <div class="quiet">{label}</div>}
      </th>
      <td data-label={o.colProcedure}>{procedure.name}</td>
      <td data-label={o.colStep}>
        {stepName}
        {purpose && row.holderName && <div>{row.holderName}</div>}
        <div class="quiet">{channelName(channel)}</div>
        {claimedBy && <div class="quiet">{fill(o.colTaken, { name: claimedBy })}</div>}
      </td>
      <td data-label={o.colSince}>{shortMoment(since)}</td>
    </tr>
  );
}

/** It is he who is late, and not the desk in whose list it stands. */
const isApplicants = (step: string): boolean => step === 'supplement';

const toldWords = (told: NonNullable<Row['told']>): string =>
  ({ unit: o.toldUnit, head: o.toldHead, leader: o.toldLeader })[told];

/** When it is due, and how urgent that is: in words, with a colour beside them. */
export function Due({
  dueAt,
  alertAt,
  step,
  now,
}: {
  dueAt: string;
  alertAt?: string | undefined;
  step?: string;
  now: number;
}) {
  const mark = dueMark(dueAt, alertAt, now);
  const alertPassed = alertAt !== undefined && Date.parse(alertAt) <= now;
  return (
    <>
      <time dateTime={dueAt}>{shortMoment(dueAt)}</time>
      <div>
        <span class={`tag ${mark === 'overdue' ? 'bad' : mark === 'soon' ? 'warn' : ''}`}>
          {dueWords(mark, daysBetween(now, dueAt))}
        </span>
      </div>
      {alertAt && (
        <div class="quiet">
          {alertWords(step, alertPassed)} <time dateTime={alertAt}>{shortMoment(alertAt)}</time>
        </div>
      )}
    </>
  );
}

/** What came in online is to be looked at within two hours (ND118 Đ.17.2); of any other step the unit is reminded. */
const alertWords = (step: string | undefined, isPassed: boolean): string =>
  step === 'intake' ? (isPassed ? o.seeByPassed : o.seeBy) : isPassed ? o.alertPassed : o.alertAt;

/** Counted in days of the calendar: hours would be read as working hours. */
function dueWords(mark: ReturnType<typeof dueMark>, days: number): string {
  if (mark === 'overdue') return days === 0 ? o.overdueToday : fill(o.overdueDays, { n: -days });
  const left = days === 0 ? o.leftToday : days === 1 ? o.leftTomorrow : fill(o.leftDays, { n: days });
  return mark === 'soon' ? fill(o.markSoon, { left }) : left;
}

function FindByNumber() {
  const form = useForm('', { number: '' });
  const act = useAct(async (_key, number: string) => {
    const { dossierId } = await ask('GET /api/office/dossiers', { query: { number } });
    go(`?ho-so=${dossierId}`);
  });
  const submit = () => {
    const number = text(form.typed, 'number');
    act.setProblem(undefined);
    form.setFaults(number ? {} : { number: o.numberNeeded });
    if (number) void act.run(number);
  };
  return (
    <FormBox form={form} problem={act.problem} onSubmit={submit} label={o.findTitle}>
      <div class="find">
        <TextField name="number" label={o.findLabel} maxLength={60} />
        <Button kind="second" isBusy={act.isBusy}>
          {o.findButton}
        </Button>
      </div>
    </FormBox>
  );
}
