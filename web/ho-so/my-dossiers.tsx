import { useState } from 'preact/hooks';
import { ask } from '../kit/ask.ts';
import { isToBeAwaited } from '../kit/dossier-parts.tsx';
import { Button, ErrorSummary } from '../kit/fields.tsx';
import { useAct, useData, usePages } from '../kit/hooks.ts';
import { Title } from '../kit/layout.tsx';
import { List, When } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { keptPrefix } from '../kit/session.ts';
import { c } from './words.ts';

export function MyDossiers() {
  const me = useData(() => ask('GET /api/citizen/me', {}), []);
  return (
    <>
      <Title>{c.title}</Title>
      {me.data && !me.data.linked && <p class="note">{c.notLinked}</p>}
      <p>
        <Link class="button main" to="?nop">
          {c.fileNew}
        </Link>
      </p>
      <Dossiers as="submitter" title={c.filedByMe} empty={c.filedByMeEmpty} />
      <Dossiers as="applicant-only" title={c.inMyName} empty={c.inMyNameEmpty} />
      <Drafts />
    </>
  );
}

function Dossiers({
  as,
  title,
  empty,
}: {
  as: 'applicant-only' | 'submitter';
  title: string;
  empty: string;
}) {
  const pages = usePages(
    (cursor) => ask('GET /api/citizen/dossiers', { query: { as, ...(cursor && { cursor }) } }),
    [as],
  );
  return (
    <section>
      <h2>{title}</h2>
      <List of={pages} empty={empty}>
        {(rows) => (
          <ul class="rows">
            {rows.map(({ dossierId, number, procedure, filedAt, dueAt, status }) => (
              <li key={dossierId}>
                <Link to={`?ho-so=${dossierId}`}>{number}</Link> <span>{procedure.name}</span>
                <div>{status.sentence}</div>
                <div class="quiet">
                  {c.filedAt} <When at={filedAt} />
                  {dueAt && isToBeAwaited(status) && (
                    <>
                      {' '}
                      · {c.dueAt} <When at={dueAt} />
                    </>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </List>
    </section>
  );
}

function Drafts() {
  const pages = usePages((cursor) => ask('GET /api/citizen/drafts', { query: cursor ? { cursor } : {} }), []);
  const [asked, setAsked] = useState<string>();
  const remove = useAct(async (_key, dossierId: string) => {
    await ask('DELETE /api/citizen/drafts/{dossierId}', { params: { dossierId } });
    sessionStorage.removeItem(`${keptPrefix}draft.${dossierId}`);
    setAsked(undefined);
    pages.reload();
  });
  return (
    <section>
      <h2>{c.drafts}</h2>
      <ErrorSummary problem={remove.problem} />
      <List of={pages} empty={c.draftsEmpty}>
        {(rows) => (
          <ul class="rows">
            {rows.map(({ dossierId, procedureCode, savedAt }) => (
              <li key={dossierId}>
                <Link to={`?nop=${encodeURIComponent(procedureCode)}&nhap=${dossierId}&buoc=1`}>
                  {c.draftOf} {procedureCode}
                </Link>
                <div class="quiet">
                  {c.savedAt} <When at={savedAt} />
                </div>
                {asked === dossierId ? (
                  <div class="buttons">
                    <span>{c.deleteSure}</span>
                    <Button kind="danger" isBusy={remove.isBusy} onClick={() => void remove.run(dossierId)}>
                      {c.deleteYes}
                    </Button>
                    <Button kind="second" onClick={() => setAsked(undefined)}>
                      {c.deleteNo}
                    </Button>
                  </div>
                ) : (
                  <Button kind="second" onClick={() => setAsked(dossierId)}>
                    {c.deleteDraft}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </List>
    </section>
  );
}
