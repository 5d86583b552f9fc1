import { ask } from '../kit/ask.ts';
import { usePages } from '../kit/hooks.ts';
import { Title } from '../kit/layout.tsx';
import { List } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { c } from './words.ts';

export function ChooseProcedure() {
  const pages = usePages(
    (cursor) => ask('GET /api/public/procedures', { query: cursor ? { cursor } : {} }),
    [],
  );
  return (
    <>
      <p>
        <Link to="?">{c.back}</Link>
      </p>
      <Title>{c.chooseTitle}</Title>
      <List of={pages} empty={c.chooseEmpty}>
        {(rows) => (
          <ul class="rows">
            {rows.map(({ code, name, open }) => (
              <li key={code}>
                {open ? (
                  <>
                    <strong>{name}</strong>
                    <div class="buttons">
                      <Link class="button main" to={`?nop=${encodeURIComponent(code)}`}>
                        {c.chooseThis} {code}
                      </Link>
                      <a class="button second" href={`/thu-tuc/?ma=${encodeURIComponent(code)}`}>
                        {c.readFirst} {code}
                      </a>
                    </div>
                  </>
                ) : (
                  <>
                    {name}
                    <div class="quiet">
                      {c.notOpen}{' '}
                      <a href={`/thu-tuc/?ma=${encodeURIComponent(code)}`}>
                        {c.readFirst} {code}
                      </a>
                    </div>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </List>
    </>
  );
}
