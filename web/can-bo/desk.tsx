import { useData } from '../kit/hooks.ts';
import { Title } from '../kit/layout.tsx';
import { readOfficer } from '../kit/officer-posts.ts';
import { OfficerRoom } from '../kit/officer-room.tsx';
import { Await } from '../kit/parts.tsx';
import { Link, useSearch } from '../kit/router.tsx';
import { start } from '../kit/start.tsx';
import { Counter, desksOf } from './counter.tsx';
import { HandOverSlip } from './hand-over-slip.tsx';
import { HandleDossier } from './handle-dossier.tsx';
import { Queue } from './queue.tsx';
import { Receipt } from './receipt.tsx';
import { headedBy, Reminded } from './reminded.tsx';
import { RegisterOfDesk } from './register.tsx';
import { PaperLists, Uncollected } from './waiting.tsx';
import { o } from './words.ts';

/**
 * `?` what is due · `?quay` at the counter · `?qua-han` what is late · `?ban-giay` papers · `?chua-nhan` results that
 * wait · `?so` the register · `?ho-so=<id>` one dossier, read to watch over it with `&theo-doi` · `?giay=<id>` its receipt,
 * printed at once with `&in` · `?bien-ban=<id>` the slip of its last hand-over.
 */
function Desk() {
  const search = useSearch();
  return <OfficerRoom title={o.title}>{() => <SignedInDesk search={search} />}</OfficerRoom>;
}

function SignedInDesk({ search }: { search: URLSearchParams }) {
  const me = useData(readOfficer, []);
  const receiptOf = search.get('giay');
  if (receiptOf !== null)
    return <Receipt dossierId={receiptOf} isToPrint={search.has('in')} key={receiptOf} />;
  const slipOf = search.get('bien-ban');
  if (slipOf !== null) return <HandOverSlip dossierId={slipOf} key={slipOf} />;
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
          {me.data && headedBy(me.data).length > 0 && (
            <li>
              <Link to="?qua-han">{o.navReminded}</Link>
            </li>
          )}
          <li>
            <Link to="?ban-giay">{o.navPaper}</Link>
          </li>
          {me.data && desksOf(me.data).length > 0 && (
            <li>
              <Link to="?chua-nhan">{o.navUncollected}</Link>
            </li>
          )}
          {me.data && desksOf(me.data).length > 0 && (
            <li>
              <Link to="?so">{o.navRegister}</Link>
            </li>
          )}
        </ul>
      </nav>
      {!me.data && dossierId === null && <Title>{o.title}</Title>}
      <Await of={me}>
        {(officer) =>
          dossierId !== null ? (
            <HandleDossier
              dossierId={dossierId}
              purpose={search.has('theo-doi') ? 'supervision' : 'handling'}
              key={dossierId}
            />
          ) : search.has('quay') ? (
            <Counter officer={officer} />
          ) : search.has('qua-han') ? (
            <Reminded officer={officer} chosenUnit={search.get('don-vi')} />
          ) : search.has('ban-giay') ? (
            <PaperLists officer={officer} chosenUnit={search.get('don-vi')} />
          ) : search.has('so') ? (
            <RegisterOfDesk officer={officer} chosenUnit={search.get('don-vi')} />
          ) : search.has('chua-nhan') ? (
            <Uncollected officer={officer} chosenUnit={search.get('don-vi')} />
          ) : (
            <Queue officer={officer} chosenUnit={search.get('don-vi')} />
          )
        }
      </Await>
    </>
  );
}

void start(Desk);
