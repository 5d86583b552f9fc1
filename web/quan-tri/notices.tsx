import { useState } from 'preact/hooks';
import { type Answer, ask } from '../kit/ask.ts';
import { ErrorSummary } from '../kit/fields.tsx';
import { useAct, useData, usePages } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import { List } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { BadAddresses } from './bad-addresses.tsx';
import { NoticeBatch } from './notice-batch.tsx';
import { type CloseReason, type Notice, NoticeRow } from './notice-row.tsx';
import { Done } from './done.tsx';
import { n } from './notice-words.ts';

type Counts = Answer<'GET /api/admin/notice-counts'>;
type ListName = keyof Counts;
type State = Exclude<ListName, 'addresses'>;

const lists: readonly ListName[] = ['in-doubt', 'failed', 'waiting', 'claimed', 'addresses'];
const isListName = (name: string): name is ListName => lists.some((known) => known === name);

/** Read while rendering: sentences change with the language. */
const wordsOf = (list: ListName): { readonly name: string; readonly lead: string; readonly empty: string } =>
  ({
    'in-doubt': { name: n.listDoubt, lead: n.doubtLead, empty: n.doubtEmpty },
    failed: { name: n.listFailed, lead: n.failedLead, empty: n.failedEmpty },
    waiting: { name: n.listWaiting, lead: n.waitingLead, empty: n.waitingEmpty },
    claimed: { name: n.listClaimed, lead: n.claimedLead, empty: n.claimedEmpty },
    addresses: { name: n.listAddresses, lead: n.addressesLead, empty: n.addressesEmpty },
  })[list];

/** `?thong-bao=<list>`: what waits, failed or is in doubt; addresses that are not written to any more. */
export function Notices({ list }: { list: string }) {
  const shown = isListName(list) ? list : 'in-doubt';
  const [done, setDone] = useState<string>();
  const counts = useData(() => ask('GET /api/admin/notice-counts', {}), []);
  const onDone = (sentence: string) => {
    setDone(sentence);
    counts.reload();
  };
  const { lead, empty } = wordsOf(shown);
  return (
    <>
      <Title>{n.title}</Title>
      <p class="lead">{n.lead}</p>
      <nav class="tabs" aria-label={n.listsLabel}>
        <ul>
          {lists.map((name) => (
            <li key={name}>
              <Link to={`?thong-bao=${name}`} isHere={name === shown}>
                {wordsOf(name).name} {counts.data && `(${countText(counts.data[name])})`}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Done sentence={done} />
      <p>{lead}</p>
      {shown === 'addresses' ? (
        <BadAddresses empty={empty} onDone={onDone} />
      ) : (
        <InState key={shown} state={shown} empty={empty} onDone={onDone} />
      )}
    </>
  );
}

const countText = ({ count, orMore }: Counts[ListName]): string => (orMore ? `${count}+` : String(count));

type InStateProps = {
  readonly state: State;
  readonly empty: string;
  readonly onDone: (sentence: string) => void;
};

function InState({ state, empty, onDone }: InStateProps) {
  const pages = usePages(
    (cursor) => ask('GET /api/admin/notices', { query: { state, ...(cursor && { cursor }) } }),
    [state],
  );
  const handling = useHandling((sentence) => {
    onDone(sentence);
    pages.reload();
  }, pages.reload);
  return (
    <>
      <ErrorSummary problem={handling.problem} />
      <List of={pages} empty={empty}>
        {(rows) => (
          <>
            {state === 'in-doubt' && rows.length > 1 && (
              <NoticeBatch
                shown={rows}
                onDone={(sentence) => {
                  onDone(sentence);
                  pages.reload();
                }}
              />
            )}
            <ul class="rows">
              {rows.map((notice) => (
                <li key={`${notice.id} ${notice.version}`}>
                  <NoticeRow notice={notice} {...handling} />
                </li>
              ))}
            </ul>
          </>
        )}
      </List>
    </>
  );
}

/** `?thong-bao-ho-so=<id>`: all that was told of one dossier. */
export function NoticesOfDossier({ dossierId }: { dossierId: string }) {
  const [done, setDone] = useState<string>();
  const pages = usePages(
    (cursor) =>
      ask('GET /api/admin/dossiers/{dossierId}/notices', {
        params: { dossierId },
        query: cursor ? { cursor } : {},
      }),
    [dossierId],
  );
  const handling = useHandling((sentence) => {
    setDone(sentence);
    pages.reload();
  }, pages.reload);
  return (
    <>
      <Title above={pages.data?.slice(-1)[0]?.number}>{n.ofDossier}</Title>
      <p class="lead">{n.ofDossierLead}</p>
      <p>
        <Link to="?thong-bao">{n.back}</Link>
      </p>
      <Done sentence={done} />
      <ErrorSummary problem={handling.problem} />
      <List of={pages} empty={n.ofDossierEmpty}>
        {(rows) => (
          <ul class="rows">
            {rows.map((notice) => (
              <li key={`${notice.id} ${notice.version}`}>
                <NoticeRow notice={notice} isOfDossier {...handling} />
              </li>
            ))}
          </ul>
        )}
      </List>
    </>
  );
}

/** What may be done with a row. A refusal is shown above the list, which is read again: the row may be gone. */
function useHandling(onDone: (sentence: string) => void, onRefused: () => void) {
  const act = useAct(async (_key, notice: Notice, why: CloseReason | undefined) => {
    const { id, version, number } = notice;
    try {
      if (why) {
        await ask('POST /api/admin/notices/{id}/close', { params: { id }, body: { version, why } });
        onDone(fill(n.closedDone, { number }));
      } else {
        await ask('POST /api/admin/notices/{id}/send-again', { params: { id }, body: { version } });
        onDone(fill(n.sentAgainDone, { number }));
      }
    } catch (refused) {
      onRefused();
      throw refused;
    }
  });
  return {
    problem: act.problem,
    isBusy: act.isBusy,
    onSendAgain: (notice: Notice) => void act.run(notice, undefined),
    onClose: (notice: Notice, why: CloseReason) => void act.run(notice, why),
  };
}
