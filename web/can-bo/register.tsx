import { useState } from 'preact/hooks';
import { ask } from '../kit/ask.ts';
import { Button, ErrorSummary } from '../kit/fields.tsx';
import { useAct, usePages } from '../kit/hooks.ts';
import { Title } from '../kit/layout.tsx';
import type { Officer } from '../kit/officer-posts.ts';
import { List } from '../kit/parts.tsx';
import { printPaper } from '../kit/print-paper.ts';
import { Link } from '../kit/router.tsx';
import { desksOf } from './counter.tsx';
import { UnitTabs } from './queue.tsx';
import { o } from './words.ts';

type Period = { readonly day: string } | { readonly month: string };
const vietNamMs = 7 * 3_600_000;
/** Today's date in Viet Nam. */
const today = (): string => new Date(Date.now() + vietNamMs).toISOString().slice(0, 10);

/** The desk's register (form 07): of a day, or of a month, which is one book. */
export function RegisterOfDesk({ officer, chosenUnit }: { officer: Officer; chosenUnit: string | null }) {
  const desks = desksOf(officer);
  const desk = desks.find(({ id }) => id === chosenUnit) ?? desks[0];
  const [period, setPeriod] = useState<Period>({ day: today() });
  return (
    <>
      <Title above={desk?.name}>{o.registerOfDesk}</Title>
      <UnitTabs units={desks} view="so" />
      {desk ? (
        <>
          <Choice period={period} onChoose={setPeriod} />
          <Book deskId={desk.id} period={period} key={`${desk.id} ${JSON.stringify(period)}`} />
        </>
      ) : (
        <p class="note">{o.noDesk}</p>
      )}
    </>
  );
}

function Choice({ period, onChoose }: { period: Period; onChoose: (period: Period) => void }) {
  const isDay = 'day' in period;
  return (
    <div class="no-print">
      <div class="field">
        <label for="register-day">{o.registerDay}</label>
        <input
          id="register-day"
          class="middle"
          type="date"
          max={today()}
          value={isDay ? period.day : ''}
          onChange={({ currentTarget: { value } }) => value && onChoose({ day: value })}
        />
      </div>
      <div class="field">
        <label for="register-month">{o.registerBook}</label>
        <input
          id="register-month"
          class="middle"
          type="month"
          max={today().slice(0, 7)}
          value={isDay ? '' : period.month}
          onChange={({ currentTarget: { value } }) => value && onChoose({ month: value })}
        />
      </div>
    </div>
  );
}

function Book({ deskId, period }: { deskId: string; period: Period }) {
  const params = { unitId: deskId };
  const pages = usePages(
    (cursor) =>
      ask('GET /api/print/units/{unitId}/register', {
        params,
        query: { ...period, ...(cursor && { cursor }) },
      }),
    [],
  );
  const [next, setNext] = useState<string>();
  const print = useAct(async (key, from: string | undefined) => {
    const body = { ...period, ...(from && { from }) };
    const printed = await ask('POST /api/print/units/{unitId}/register', { params, body, key });
    await printPaper(printed.url, o.registerOfDesk);
    setNext(printed.next);
  });
  const columns = [
    o.registerNumber,
    o.code,
    o.colProcedure,
    o.registerPerson,
    o.registerContact,
    o.receivedAt,
    o.returnAt,
    o.registerReturned,
    o.registerNote,
  ];
  return (
    <>
      <p class="buttons no-print">
        <Button isBusy={print.isBusy} onClick={() => void print.run(undefined)}>
          {o.registerPrint}
        </Button>
        {next && (
          <Button kind="second" isBusy={print.isBusy} onClick={() => void print.run(next)}>
            {o.registerPrintNext}
          </Button>
        )}
      </p>
      {next && (
        <p class="note" role="status">
          {o.registerPart}
        </p>
      )}
      {print.problem && <ErrorSummary problem={print.problem} />}
      <List of={pages} empty={o.registerEmpty}>
        {(rows) => (
          <table class="stacking">
            <caption>{o.registerCaption}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" key={column}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.dossierId}>
                  <td data-label={o.registerNumber}>{row.n}</td>
                  <th scope="row" data-label={o.code}>
                    <Link to={`?ho-so=${row.dossierId}`}>{row.code}</Link>
                  </th>
                  <td data-label={o.colProcedure}>{row.procedure}</td>
                  <td data-label={o.registerPerson}>{row.applicant}</td>
                  <td data-label={o.registerContact}>
                    {row.contact.split('\n').map((line) => (
                      <div key={line}>{line}</div>
                    ))}
                  </td>
                  <td data-label={o.receivedAt}>{row.receivedAt}</td>
                  <td data-label={o.returnAt}>{row.dueAt}</td>
                  <td data-label={o.registerReturned}>{row.returnedAt || '–'}</td>
                  <td data-label={o.registerNote}>{row.note || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </List>
    </>
  );
}
