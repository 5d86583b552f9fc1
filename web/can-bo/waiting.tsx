import type { ComponentChildren } from 'preact';
import { type Answer, ask } from '../kit/ask.ts';
import { daysBetween, shortMoment } from '../kit/dates.ts';
import { Button } from '../kit/fields.tsx';
import { returnMethodName } from '../kit/filing-fields.tsx';
import { type Pages, useNow, usePages } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import type { Officer } from '../kit/officer-posts.ts';
import { List } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { desksOf } from './counter.tsx';
import { Due, UnitTabs, unitsOf } from './queue.tsx';
import { o } from './words.ts';

type Row = Answer<'GET /api/office/units/{unitId}/uncollected'>['rows'][number];

/** Papers that come to a unit, and those it has to do something about. */
export function PaperLists({ officer, chosenUnit }: { officer: Officer; chosenUnit: string | null }) {
  const units = unitsOf(officer);
  const unit = units.find(({ id }) => id === chosenUnit) ?? units[0];
  return (
    <>
      <Title above={unit?.name}>{o.paperListsTitle}</Title>
      <UnitTabs units={units} view="ban-giay" />
      {unit ? <PapersOfUnit unitId={unit.id} key={unit.id} /> : <p class="note">{o.noPost}</p>}
    </>
  );
}

function PapersOfUnit({ unitId }: { unitId: string }) {
  const params = { unitId };
  const coming = usePages(
    (cursor) =>
      ask('GET /api/office/units/{unitId}/paper-coming', { params, query: cursor ? { cursor } : {} }),
    [unitId],
  );
  const held = usePages(
    (cursor) => ask('GET /api/office/units/{unitId}/paper-held', { params, query: cursor ? { cursor } : {} }),
    [unitId],
  );
  return (
    <>
      <h2>{o.comingTitle}</h2>
      <PaperTable of={coming} empty={o.comingEmpty} caption={o.comingCaption} />
      <h2>{o.heldTitle}</h2>
      <PaperTable of={held} empty={o.heldEmpty} caption={o.heldCaption} />
    </>
  );
}

function PaperTable({ of, empty, caption }: { of: Pages<Row>; empty: string; caption: string }) {
  const now = useNow();
  return (
    <Rows
      of={of}
      empty={empty}
      caption={caption}
      columns={[o.colDue, o.colNumber, o.colProcedure, o.colPaper]}
    >
      {(row) => (
        <>
          <td data-label={o.colDue}>
            {row.dueBy ? (
              <Due dueAt={row.dueBy} now={now} />
            ) : (
              fill(o.sinceWhen, { at: shortMoment(row.since) })
            )}
          </td>
          <Number row={row} />
          <td data-label={o.colProcedure}>{row.procedure.name}</td>
          <td data-label={o.colPaper}>
            {taskWords(row)}
            {row.isDisputed && (
              <div>
                <span class="tag bad">{o.disputedTag}</span>
              </div>
            )}
          </td>
        </>
      )}
    </Rows>
  );
}

function taskWords({ task, holderName = '', toName = '' }: Row): string {
  switch (task) {
    case 'await-receiver':
      return fill(o.taskAwait, { from: holderName, to: toName });
    case 'hand-over':
      return o.taskHandOver;
    case 'bring-to-desk':
      return o.taskBring;
    case 'give-back':
      return o.taskGiveBack;
    default:
      return '';
  }
}

/** Results that wait at the desk, the longest first. */
export function Uncollected({ officer, chosenUnit }: { officer: Officer; chosenUnit: string | null }) {
  const desks = desksOf(officer);
  const desk = desks.find(({ id }) => id === chosenUnit) ?? desks[0];
  return (
    <>
      <Title above={desk?.name}>{o.uncollectedTitle}</Title>
      <UnitTabs units={desks} view="chua-nhan" />
      {desk ? <UncollectedAt deskId={desk.id} key={desk.id} /> : <p class="note">{o.noDesk}</p>}
    </>
  );
}

function UncollectedAt({ deskId }: { deskId: string }) {
  const now = useNow();
  const pages = usePages(
    (cursor) =>
      ask('GET /api/office/units/{unitId}/uncollected', {
        params: { unitId: deskId },
        query: cursor ? { cursor } : {},
      }),
    [deskId],
  );
  return (
    <>
      <p>
        <Button kind="second" onClick={pages.reload}>
          {o.reload}
        </Button>
      </p>
      <Rows
        of={pages}
        empty={o.uncollectedEmpty}
        caption={o.uncollectedCaption}
        columns={[o.colReady, o.colNumber, o.colProcedure, o.returnWish, o.colCalled]}
      >
        {(row) => (
          <>
            <td data-label={o.colReady}>
              <time dateTime={row.since}>{shortMoment(row.since)}</time>
              <div>{daysWords(-daysBetween(now, row.since))}</div>
            </td>
            <Number row={row} />
            <td data-label={o.colProcedure}>{row.procedure.name}</td>
            <td data-label={o.returnWish}>{returnMethodName(row.returnMethod)}</td>
            <td data-label={o.colCalled}>{row.calledAt ? shortMoment(row.calledAt) : o.notCalled}</td>
          </>
        )}
      </Rows>
    </>
  );
}

const daysWords = (days: number): string => (days <= 0 ? o.readyToday : fill(o.readyDays, { n: days }));

const Number = ({ row }: { row: Row }) => (
  <th scope="row" data-label={o.colNumber}>
    <Link to={`?ho-so=${row.dossierId}`}>{row.number}</Link>
  </th>
);

type RowsProps = {
  readonly of: Pages<Row>;
  readonly empty: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly children: (row: Row) => ComponentChildren;
};

function Rows({ of, empty, caption, columns, children }: RowsProps) {
  return (
    <List of={of} empty={empty}>
      {(rows) => (
        <table class="stacking">
          <caption>{caption}</caption>
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
              <tr key={row.dossierId}>{children(row)}</tr>
            ))}
          </tbody>
        </table>
      )}
    </List>
  );
}
