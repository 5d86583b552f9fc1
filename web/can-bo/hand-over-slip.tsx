import { ask } from '../kit/ask.ts';
import { type Dossier, PaperTable } from '../kit/dossier-parts.tsx';
import { Button } from '../kit/fields.tsx';
import { paperFormName } from '../kit/filing-fields.tsx';
import { useData } from '../kit/hooks.ts';
import { Title } from '../kit/layout.tsx';
import { Await, Facts, When } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { SheetHead, Signatures } from '../kit/sheet.tsx';
import { o } from './words.ts';

type Rows = NonNullable<NonNullable<Dossier['paper']>['handOvers']>;
type Row = Rows[number];

const outcomeName = (outcome: Row['outcome']): string =>
  ({
    waiting: o.handOverWaiting,
    taken: o.handOverTaken,
    'not-received': o.handOverNotReceived,
    'called-back': o.handOverCalledBack,
  })[outcome];

/** Who gave the papers to whom, and what became of it; nothing that failed is left out. */
export function HandOvers({ rows }: { rows: Rows }) {
  return (
    <table class="stacking">
      <thead>
        <tr>
          <th scope="col">{o.colGiven}</th>
          <th scope="col">{o.colBetween}</th>
          <th scope="col">{o.colOutcome}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <td data-label={o.colGiven}>
              <When at={row.givenAt} />
              <div class="quiet">{row.givenBy}</div>
            </td>
            <td data-label={o.colBetween}>
              {row.fromName} → {row.toName}
              {row.note && <div>{row.note}</div>}
            </td>
            <td data-label={o.colOutcome}>
              <strong>{outcomeName(row.outcome)}</strong>
              {row.missing && (
                <ul>
                  {row.missing.map(({ componentId, form, name, count }) => (
                    <li key={`${componentId}.${form}`}>
                      {name} – {paperFormName(form)}: {count}
                    </li>
                  ))}
                </ul>
              )}
              {row.endedAt && (
                <div>
                  <When at={row.endedAt} />
                </div>
              )}
              {row.endedBy && <div class="quiet">{row.endedBy}</div>}
              {row.endNote && <div>{row.endNote}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The slip of the last hand-over, to be printed and signed by whoever gives and whoever takes. */
export function HandOverSlip({ dossierId }: { dossierId: string }) {
  const loaded = useData(
    () =>
      ask('GET /api/office/dossiers/{dossierId}', { params: { dossierId }, query: { purpose: 'handling' } }),
    [dossierId],
  );
  return (
    <>
      <p class="buttons no-print">
        {loaded.data && <Button onClick={() => window.print()}>{o.printSlip}</Button>}
        <Link class="button second" to={`?ho-so=${dossierId}`}>
          {o.toDossier}
        </Link>
      </p>
      {!loaded.data && <Title>{o.slipTitle}</Title>}
      <Await of={loaded}>
        {(dossier) => {
          const rows = dossier.paper?.handOvers ?? [];
          const row = rows[rows.length - 1];
          return row ? <Slip dossier={dossier} row={row} /> : <p class="note">{o.noSlip}</p>;
        }}
      </Await>
    </>
  );
}

function Slip({ dossier, row }: { dossier: Dossier; row: Row }) {
  return (
    <article class="sheet">
      <SheetHead unit={row.fromName} />
      <Title>{o.slipTitle}</Title>
      <Facts
        rows={[
          [o.code, <strong>{dossier.number}</strong>],
          [o.request, <span lang="vi">{dossier.procedure.name}</span>],
          [o.giver, `${row.fromName} – ${row.givenBy}`],
          [
            o.receiver,
            row.endedBy && row.outcome === 'taken' ? `${row.toName} – ${row.endedBy}` : row.toName,
          ],
          [o.givenAt, <When at={row.givenAt} />],
          [o.colOutcome, outcomeName(row.outcome)],
          row.endedAt && [o.endedAt, <When at={row.endedAt} />],
          row.note && [o.note, row.note],
        ]}
      />
      <h2>{o.slipPapers}</h2>
      <PaperTable papers={row.papers.map((paper) => ({ ...paper, name: wholeName(dossier, paper) }))} />
      <Signatures of={[o.signGiver, o.signTaker]} />
    </article>
  );
}

/** On paper that is signed a paper is called by its whole name. */
const wholeName = (
  { components }: Dossier,
  { componentId, name }: Pick<Row['papers'][number], 'componentId' | 'name'>,
): string => components.find((component) => component.componentId === componentId)?.name ?? name;
