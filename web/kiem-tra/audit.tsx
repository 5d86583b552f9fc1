import { useState } from 'preact/hooks';
import { type Answer, ask } from '../kit/ask.ts';
import { Button, ErrorSummary, FormBox, TextField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import { useAct, usePages } from '../kit/hooks.ts';
import { Title } from '../kit/layout.tsx';
import { OfficerRoom } from '../kit/officer-room.tsx';
import { List, When } from '../kit/parts.tsx';
import { start } from '../kit/start.tsx';
import { ChainCheck, Events } from './events.tsx';
import { u } from './words.ts';

type Page = Answer<'POST /api/audit/dossiers/{dossierId}/history'>;

/** Find, say why, read: each page read is recorded with its purpose. */
function Audit() {
  return <OfficerRoom title={u.title}>{() => <ReadHistory />}</OfficerRoom>;
}

function ReadHistory() {
  const form = useForm('audit', { number: '', purpose: '' });
  const [pages, setPages] = useState<readonly Page[]>([]);
  const [purpose, setPurpose] = useState('');
  const act = useAct(async (_key, number: string, why: string) => {
    const { dossierId } = await ask('GET /api/audit/dossiers', { query: { number } });
    const page = await ask('POST /api/audit/dossiers/{dossierId}/history', {
      params: { dossierId },
      body: { purpose: why },
    });
    setPurpose(why);
    setPages([page]);
    form.clear();
  });
  const more = useAct(async (_key, dossierId: string, cursor: string) => {
    const page = await ask('POST /api/audit/dossiers/{dossierId}/history', {
      params: { dossierId },
      body: { purpose, cursor },
    });
    setPages((before) => [...before, page]);
  });
  const submit = () => {
    const number = text(form.typed, 'number');
    const why = text(form.typed, 'purpose');
    act.setProblem(undefined);
    const faults = {
      ...(number === '' && { number: u.numberNeeded }),
      ...(why.length < 5 && { purpose: u.purposeNeeded }),
    };
    form.setFaults(faults);
    if (Object.keys(faults).length === 0) void act.run(number, why);
  };
  const last = pages[pages.length - 1];
  return (
    <>
      <Title>{u.title}</Title>
      <p class="lead">{u.lead}</p>
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={u.findTitle}>
        <TextField name="number" label={u.number} maxLength={60} width="middle" />
        <TextField name="purpose" label={u.purpose} hint={u.purposeHint} maxLength={200} />
        <p class="buttons">
          <Button isBusy={act.isBusy}>{u.readButton}</Button>
        </p>
      </FormBox>
      {last && (
        <section>
          <h2>
            {u.historyOf} {last.number}
          </h2>
          <ChainCheck check={last.check} faults={pages.flatMap(({ check }) => check.faults)} />
          <Events pages={pages} />
          <ErrorSummary problem={more.problem} />
          {last.cursor !== undefined && (
            <p>
              <Button
                kind="second"
                isBusy={more.isBusy}
                onClick={() => last.cursor && void more.run(last.dossierId, last.cursor)}
              >
                {u.moreEvents}
              </Button>
            </p>
          )}
          <Reads dossierId={last.dossierId} turn={pages.length} />
        </section>
      )}
    </>
  );
}

function Reads({ dossierId, turn }: { dossierId: string; turn: number }) {
  const pages = usePages(
    (cursor) =>
      ask('GET /api/audit/dossiers/{dossierId}/reads', {
        params: { dossierId },
        query: cursor ? { cursor } : {},
      }),
    [dossierId, turn],
  );
  return (
    <>
      <h2>{u.readsTitle}</h2>
      <List of={pages} empty={u.readsEmpty}>
        {(rows) => (
          <ol class="history">
            {rows.map(({ number, at, by, post, purpose, what }) => (
              <li key={number}>
                <When at={at} />
                <div>
                  <strong>{by}</strong>
                  {post && ` (${post})`}
                </div>
                <div>
                  {u.readWhat}: {what}
                </div>
                <div>
                  {u.purpose}: {purpose}
                </div>
              </li>
            ))}
          </ol>
        )}
      </List>
    </>
  );
}

void start(Audit);
