import { OfficerRoom } from '../kit/officer-room.tsx';
import { Link, useSearch } from '../kit/router.tsx';
import { start } from '../kit/start.tsx';
import { NoticeTemplate } from './notice-template.tsx';
import { NoticeTemplates } from './notice-templates.tsx';
import { Notices, NoticesOfDossier } from './notices.tsx';
import { Parked } from './parked.tsx';
import { UnitPeople } from './unit-people.tsx';
import { Units } from './units.tsx';
import { n } from './notice-words.ts';
import { a } from './words.ts';

/** Read while rendering: sentences change with the language. */
const rooms = () => [
  {
    to: '?',
    label: a.navUnits,
    isHere: (search: URLSearchParams) => search.toString() === '' || search.has('don-vi'),
  },
  { to: '?thong-bao', label: n.title, isHere: has('thong-bao', 'thong-bao-ho-so') },
  { to: '?mau', label: n.templatesTitle, isHere: has('mau') },
  { to: '?ton-dong', label: a.navParked, isHere: has('ton-dong') },
];
const has =
  (...names: string[]) =>
  (search: URLSearchParams): boolean =>
    names.some((name) => search.has(name));

/**
 * `?` units · `?don-vi=<id>` people and posts of a unit · `?thong-bao=<list>` notices · `?thong-bao-ho-so=<id>` those
 * of one dossier · `?mau=<kind>` words of notices · `?ton-dong` parked messages.
 */
function View({ search }: { search: URLSearchParams }) {
  const unitId = search.get('don-vi');
  const dossierId = search.get('thong-bao-ho-so');
  const list = search.get('thong-bao');
  const kind = search.get('mau');
  if (unitId !== null) return <UnitPeople unitId={unitId} key={unitId} />;
  if (dossierId !== null) return <NoticesOfDossier dossierId={dossierId} key={dossierId} />;
  if (list !== null) return <Notices list={list} />;
  if (kind !== null) return kind === '' ? <NoticeTemplates /> : <NoticeTemplate kind={kind} key={kind} />;
  return search.has('ton-dong') ? <Parked /> : <Units />;
}

function Admin() {
  const search = useSearch();
  return (
    <OfficerRoom title={a.title}>
      {() => (
        <>
          <nav class="tabs" aria-label={a.navLabel}>
            <ul>
              {rooms().map(({ to, label, isHere }) => (
                <li key={to}>
                  <Link to={to} isHere={isHere(search)}>
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <View search={search} />
        </>
      )}
    </OfficerRoom>
  );
}

void start(Admin);
