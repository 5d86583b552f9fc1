import { OfficerRoom } from '../kit/officer-room.tsx';
import { Link, useSearch } from '../kit/router.tsx';
import { start } from '../kit/start.tsx';
import { Parked } from './parked.tsx';
import { UnitPeople } from './unit-people.tsx';
import { Units } from './units.tsx';
import { a } from './words.ts';

/** `?` units · `?don-vi=<id>` people and posts of a unit · `?ton-dong` parked messages. */
function Admin() {
  const search = useSearch();
  const unitId = search.get('don-vi');
  return (
    <OfficerRoom title={a.title}>
      {() => (
        <>
          <nav class="tabs" aria-label={a.navLabel}>
            <ul>
              <li>
                <Link to="?">{a.navUnits}</Link>
              </li>
              <li>
                <Link to="?ton-dong">{a.navParked}</Link>
              </li>
            </ul>
          </nav>
          {unitId !== null ? (
            <UnitPeople unitId={unitId} key={unitId} />
          ) : search.has('ton-dong') ? (
            <Parked />
          ) : (
            <Units />
          )}
        </>
      )}
    </OfficerRoom>
  );
}

void start(Admin);
