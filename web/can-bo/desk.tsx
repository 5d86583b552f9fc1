import { useData } from '../kit/hooks.ts';
import { Title } from '../kit/layout.tsx';
import { readOfficer } from '../kit/officer-posts.ts';
import { OfficerRoom } from '../kit/officer-room.tsx';
import { Await } from '../kit/parts.tsx';
import { Link, useSearch } from '../kit/router.tsx';
import { start } from '../kit/start.tsx';
import { Counter, desksOf } from './counter.tsx';
import { HandleDossier } from './handle-dossier.tsx';
import { Queue } from './queue.tsx';
import { Receipt } from './receipt.tsx';
import { o } from './words.ts';

/** `?` what is due · `?quay` at the counter · `?ho-so=<id>` one dossier · `?giay=<id>` its receipt. */
function Desk() {
  const search = useSearch();
  return <OfficerRoom title={o.title}>{() => <SignedInDesk search={search} />}</OfficerRoom>;
}

function SignedInDesk({ search }: { search: URLSearchParams }) {
  const me = useData(readOfficer, []);
  const receiptOf = search.get('giay');
  if (receiptOf !== null) return <Receipt dossierId={receiptOf} key={receiptOf} />;
  const dossierId = search.get('ho-so');
  return (
    <>
      <nav class="tabs no-print" aria-label={o.navLabel}>
        <ul>
          <li>
            <Link to="?">{o.navQueue}</Link>
          </li>
          {me.data && desksOf(me.data).length > 0 && (
            <li>
              <Link to="?quay">{o.navCounter}</Link>
            </li>
          )}
        </ul>
      </nav>
      {!me.data && dossierId === null && <Title>{o.title}</Title>}
      <Await of={me}>
        {(officer) =>
          dossierId !== null ? (
            <HandleDossier dossierId={dossierId} key={dossierId} />
          ) : search.has('quay') ? (
            <Counter officer={officer} />
          ) : (
            <Queue officer={officer} chosenUnit={search.get('don-vi')} />
          )
        }
      </Await>
    </>
  );
}

void start(Desk);
