import { ask } from '../kit/ask.ts';
import { Button } from '../kit/fields.tsx';
import { askedFor, channelName, Condition, paperFormName } from '../kit/filing-fields.tsx';
import type { Procedure } from '../kit/filing.ts';
import { useData } from '../kit/hooks.ts';
import { Shell, Title } from '../kit/layout.tsx';
import { Await } from '../kit/parts.tsx';
import { phoneText } from '../kit/phones.ts';
import { ProcedureList, VietnameseOnly } from '../kit/procedure-list.tsx';
import { Link, useSearch } from '../kit/router.tsx';
import { start } from '../kit/start.tsx';
import { fill } from '../kit/language.ts';
import { t } from '../kit/words.ts';
import { p } from '../words.ts';

function Procedures() {
  const code = useSearch().get('ma');
  return (
    <Shell room="public">{code === null ? <AllProcedures /> : <OneProcedure code={code} key={code} />}</Shell>
  );
}

function AllProcedures() {
  return (
    <>
      <Title>{p.proceduresTitle}</Title>
      <p class="lead">{p.proceduresLead}</p>
      <ProcedureList
        row={({ code, short, name, field, open }) => (
          <>
            <h2 class="row-title">
              <Link to={`?ma=${encodeURIComponent(code)}`}>{short}</Link>
            </h2>
            {name !== short && <div lang="vi">{name}</div>}
            <div class="quiet">
              <span lang="vi">{field}</span> · {p.procedureCode} {code}
            </div>
            <div>
              {open ? (
                <span class="tag good">{p.procedureOpen}</span>
              ) : (
                <span class="tag">{p.procedureNotOpen}</span>
              )}
            </div>
          </>
        )}
      />
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
  const {
    code,
    name,
    short,
    summary,
    open,
    desk,
    competentUnit,
    channels,
    components,
    steps,
    results,
    legalBasis,
  } = procedure;
  const isOnline = open && channels.some(({ channel }) => channel === 'online');
  return (
    <article>
      <Title above={`${p.procedureCode} ${code}`}>{short}</Title>
      {name !== short && (
        <p class="quiet" lang="vi">
          {name}
        </p>
      )}
      <VietnameseOnly />
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
              {p.telephone}: <a href={`tel:${desk.phone.replace(/[^\d+]/g, '')}`}>{phoneText(desk.phone)}</a>
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
              <strong lang="vi">{component.name}</strong>
              <div>{component.required ? t.paperRequired : <Condition of={component} />}</div>
              <div class="quiet">
                {askedFor(component)}. {handInAs(component)}
              </div>
              {component.forms.length > 0 && (
                <div class="quiet">
                  {p.formSheets}: <span lang="vi">{component.forms.join('; ')}</span>
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {steps.length > 0 && (
        <details>
          <summary>{p.stepsTitle}</summary>
          <ol lang="vi">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      )}
      {results.length > 0 && (
        <>
          <h2>{p.resultsTitle}</h2>
          <ul lang="vi">
            {results.map((result) => (
              <li key={result.name}>{result.name}</li>
            ))}
          </ul>
        </>
      )}
      {legalBasis.length > 0 && (
        <details>
          <summary>{p.legalBasis}</summary>
          <ul lang="vi">
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

/** In which forms a paper may come, where what is asked for does not say it already. */
function handInAs({ acceptedForms, originals, copies }: Procedure['components'][number]): string {
  if (acceptedForms.length === 1 && originals + copies > 0) return '';
  return fill(p.handInAs, {
    forms: acceptedForms.map((form) => paperFormName(form).toLowerCase()).join(p.or),
  });
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
