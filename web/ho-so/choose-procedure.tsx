import { Title } from '../kit/layout.tsx';
import { ProcedureList } from '../kit/procedure-list.tsx';
import { Link } from '../kit/router.tsx';
import { c } from './words.ts';

export function ChooseProcedure() {
  return (
    <>
      <p>
        <Link to="?">{c.back}</Link>
      </p>
      <Title>{c.chooseTitle}</Title>
      <ProcedureList
        row={({ code, short, name, open }) => (
          <>
            <strong>{short}</strong>
            {name !== short && (
              <div class="quiet" lang="vi">
                {name}
              </div>
            )}
            {open ? (
              <div class="buttons">
                <Link class="button main" to={`?nop=${encodeURIComponent(code)}`}>
                  {c.chooseThis} {code}
                </Link>
                <a class="button second" href={`/thu-tuc/?ma=${encodeURIComponent(code)}`}>
                  {c.readFirst} {code}
                </a>
              </div>
            ) : (
              <div class="quiet">
                {c.notOpen}{' '}
                <a href={`/thu-tuc/?ma=${encodeURIComponent(code)}`}>
                  {c.readFirst} {code}
                </a>
              </div>
            )}
          </>
        )}
      />
    </>
  );
}
