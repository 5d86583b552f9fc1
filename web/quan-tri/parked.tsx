import { useState } from 'preact/hooks';
import { ask } from '../kit/ask.ts';
import { Button, ErrorSummary } from '../kit/fields.tsx';
import { useAct, usePages } from '../kit/hooks.ts';
import { Title } from '../kit/layout.tsx';
import { Facts, List, When } from '../kit/parts.tsx';
import { a } from './words.ts';

/** Messages that a follower could not digest; a person looks, and sends them again. */
export function Parked() {
  const pages = usePages((cursor) => ask('GET /api/admin/parked', { query: cursor ? { cursor } : {} }), []);
  const [done, setDone] = useState(false);
  const act = useAct(async (_key, id: string) => {
    await ask('POST /api/admin/parked/{id}/send-again', { params: { id }, body: {} });
    setDone(true);
    pages.reload();
  });
  return (
    <>
      <Title>{a.parkedTitle}</Title>
      <p class="lead">{a.parkedLead}</p>
      {done && (
        <p class="done" role="status">
          {a.sentAgain}
        </p>
      )}
      <ErrorSummary problem={act.problem} />
      <List of={pages} empty={a.parkedEmpty}>
        {(rows) => (
          <ul class="rows">
            {rows.map(({ id, followerName, parkedAt, reasonText, dossierId, eventNumber, eventName }) => (
              <li key={id}>
                <Facts
                  rows={[
                    [a.parkedFollower, followerName],
                    [a.parkedAt, <When at={parkedAt} />],
                    [a.parkedReason, reasonText],
                    dossierId && [a.parkedDossier, dossierId],
                    eventName && [a.parkedEvent, `${eventNumber ?? ''}. ${eventName}`],
                  ]}
                />
                <Button kind="second" isBusy={act.isBusy} onClick={() => void act.run(id)}>
                  {a.sendAgain}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </List>
    </>
  );
}
