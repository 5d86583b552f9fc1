import { Title } from '../kit/layout.tsx';
import { ask } from '../kit/ask.ts';
import { usePages } from '../kit/hooks.ts';
import { OfficerRoom } from '../kit/officer-room.tsx';
import { List } from '../kit/parts.tsx';
import { Link, useSearch } from '../kit/router.tsx';
import { start } from '../kit/start.tsx';
import { Parked } from './parked.tsx';
import { UnitPeople } from './unit-people.tsx';
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

function Units() {
  const pages = usePages((cursor) => ask('GET /api/admin/units', { query: cursor ? { cursor } : {} }), []);
  return (
    <>
      <Title>{a.unitsTitle}</Title>
      <p class="lead">{a.unitsLead}</p>
      <List of={pages} empty={a.unitsEmpty}>
        {(rows) => (
          <ul class="rows">
            {rows.map(({ id, name, identifier, invented }) => (
              <li key={id}>
                <Link to={`?don-vi=${encodeURIComponent(id)}`}>{name}</Link>
                {identifier && (
                  <div class="quiet">
                    {a.identifier} {identifier} {invented && <span class="tag">{a.invented}</span>}
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
      </List>
    </>
  );
}

void start(Admin);
