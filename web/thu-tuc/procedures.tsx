import { ask } from '../kit/ask.ts';
import { Button } from '../kit/fields.tsx';
import { askedFor, channelName, paperFormName } from '../kit/filing-fields.tsx';
import type { Procedure } from '../kit/filing.ts';
import { useData, usePages } from '../kit/hooks.ts';
import { Shell, Title } from '../kit/layout.tsx';
import { Await, List } from '../kit/parts.tsx';
import { Link, useSearch } from '../kit/router.tsx';
import { start } from '../kit/start.tsx';
import { p } from '../words.ts';

function Procedures() {
  const code = useSearch().get('ma');
  return (
    <Shell room="public">{code === null ? <AllProcedures /> : <OneProcedure code={code} key={code} />}</Shell>
  );
}

function AllProcedures() {
  const pages = usePages(
    (cursor) => ask('GET /api/public/procedures', { query: cursor ? { cursor } : {} }),
    [],
  );
  return (
    <>
      <Title>{p.proceduresTitle}</Title>
      <p class="lead">{p.proceduresLead}</p>
      <List of={pages} empty={p.proceduresEmpty}>
        {(rows) => (
          <ul class="rows">
            {rows.map(({ code, name, field, open }) => (
              <li key={code}>
                <Link to={`?ma=${encodeURIComponent(code)}`}>{name}</Link>
                <div class="quiet">
                  {field} · {p.procedureCode} {code}
                </div>
                <div>
                  {open ? (
                    <span class="tag good">{p.procedureOpen}</span>
                  ) : (
                    <span class="tag">{p.procedureNotOpen}</span>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </List>
    </>
  );
}

function OneProcedure({ code }: { code: string }) {
  const loaded = useData(() => ask('GET /api/public/procedures/{code}', { params: { code } }), [code]);
  return (
    <>
      <p class="no-print">
        <Link to="?">{p.allProcedures}</Link>
      </p>
      {!loaded.data && <Title>{p.proceduresTitle}</Title>}
      <Await of={loaded}>{(procedure) => <ProcedurePage procedure={procedure} />}</Await>
    </>
  );
}

function ProcedurePage({ procedure }: { procedure: Procedure }) {
  const { code, name, summary, open, desk, competentUnit, channels, components, steps, results, legalBasis } =
    procedure;
  const isOnline = open && channels.some(({ channel }) => channel === 'online');
  return (
    <article>
      <Title above={`${p.procedureCode} ${code}`}>{name}</Title>
      {summary && <p class="lead">{summary}</p>}
      <p class="buttons no-print">
        {isOnline && (
          <a class="button main" href={`/ho-so/?nop=${encodeURIComponent(code)}`}>
            {p.fileOnline}
          </a>
        )}
        <Button kind="second" onClick={() => window.print()}>
          {p.printPage}
        </Button>
      </p>
      {!open && <p class="note">{p.notOpenNote}</p>}
      <h2>{p.where}</h2>
      {desk ? (
        <address>
          <strong>{desk.name}</strong>
          {desk.address && <div>{desk.address}</div>}
          {desk.phone && (
            <div>
              {p.telephone}: <a href={`tel:${desk.phone.replace(/[^\d+]/g, '')}`}>{desk.phone}</a>
            </div>
          )}
          {desk.hours.length > 0 && (
            <div>
              {p.hours}:
              <ul>
                {desk.hours.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          )}
        </address>
      ) : (
        <p>{p.whereUnknown}</p>
      )}
      {competentUnit && (
        <p>
          {p.decidedBy}: {competentUnit}
        </p>
      )}
      <h2>{p.timeAndFee}</h2>
      {channels.map(({ channel, times, fees }) => (
        <section key={channel}>
          <h3>{channelName(channel)}</h3>
          <dl class="facts">
            <div>
              <dt>{p.howLong}</dt>
              <dd>{lines(times, p.timeUnknown)}</dd>
            </div>
            <div>
              <dt>{p.howMuch}</dt>
              <dd>{lines(fees, p.feeFree)}</dd>
            </div>
          </dl>
        </section>
      ))}
      <h2>{p.whichPapers}</h2>
      {components.length === 0 ? (
        <p>{p.noPapersNeeded}</p>
      ) : (
        <ol class="rows">
          {components.map((component) => (
            <li key={component.id}>
              <strong>{component.name}</strong>
              <div>{component.required ? p.required : (component.condition ?? p.ifAny)}</div>
              <div class="quiet">
                {askedFor(component)} · {p.acceptedAs}:{' '}
                {component.acceptedForms.map(paperFormName).join(', ')}
              </div>
              {component.forms.length > 0 && (
                <div class="quiet">
                  {p.formSheets}: {component.forms.join('; ')}
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {steps.length > 0 && (
        <details>
          <summary>{p.stepsTitle}</summary>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      )}
      {results.length > 0 && (
        <>
          <h2>{p.resultsTitle}</h2>
          <ul>
            {results.map((result) => (
              <li key={result.name}>{result.name}</li>
            ))}
          </ul>
        </>
      )}
      {legalBasis.length > 0 && (
        <details>
          <summary>{p.legalBasis}</summary>
          <ul>
            {legalBasis.map((basis) => (
              <li key={basis}>{basis}</li>
            ))}
          </ul>
        </details>
      )}
      <p class="quiet">
        {p.issuedBy} {procedure.decision}. {p.source}: {procedure.source}
      </p>
    </article>
  );
}

function lines(sentences: readonly string[], none: string) {
  if (sentences.length === 0) return none;
  return sentences.length === 1 ? (
    sentences[0]
  ) : (
    <ul>
      {sentences.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

void start(Procedures);
