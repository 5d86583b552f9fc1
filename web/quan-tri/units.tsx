import { type Answer, ask } from '../kit/ask.ts';
import { usePages } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import { List } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { type UnitGroup, unitGroups } from './unit-groups.ts';
import { a } from './words.ts';

type Unit = Answer<'GET /api/admin/units'>['rows'][number];

export function Units() {
  const pages = usePages(
    (cursor) => ask('GET /api/admin/units', { query: { limit: 50, ...(cursor && { cursor }) } }),
    [],
  );
  return (
    <>
      <Title>{a.unitsTitle}</Title>
      <p class="lead">{a.unitsLead}</p>
      <List of={pages} empty={a.unitsEmpty}>
        {(rows) =>
          unitGroups(rows).map((group) => <Group key={group.parent?.id ?? group.kind} group={group} />)
        }
      </List>
    </>
  );
}

function Group({ group: { kind, parent, units } }: { group: UnitGroup<Unit> }) {
  const list = (
    <ul class="rows">
      {units.map(({ id, name, identifier, invented, ended }) => (
        <li key={id}>
          <Link to={`?don-vi=${encodeURIComponent(id)}`}>{name}</Link>
          {ended && <span class="tag">{a.ended}</span>}
          {identifier && (
            <div class="quiet">
              {a.identifier} {identifier} {invented && <span class="tag">{a.invented}</span>}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
  // What was merged or abolished is kept for old dossiers only: out of the way until somebody asks.
  if (kind === 'ended')
    return (
      <details>
        <summary>{a.endedUnits}</summary>
        {list}
      </details>
    );
  return (
    <section>
      <h2>{parent ? fill(a.unitsUnder, { name: parent.name }) : a.topUnits}</h2>
      {list}
    </section>
  );
}
