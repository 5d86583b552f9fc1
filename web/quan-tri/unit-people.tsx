import { useState } from 'preact/hooks';
import { roleTexts } from '../../shared/texts/roles.ts';
import { type Answer, ask } from '../kit/ask.ts';
import { Button, ErrorSummary } from '../kit/fields.tsx';
import { useAct, useData, usePages } from '../kit/hooks.ts';
import { fill, language } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import { List, When } from '../kit/parts.tsx';
import { AddPost } from './add-post.tsx';
import { a } from './words.ts';

type Person = Answer<'GET /api/admin/units/{unitId}/people'>['rows'][number];
type Post = Person['posts'][number];

const roleName = (role: Post['role']): string => roleTexts[role][language()];

export function UnitPeople({ unitId }: { unitId: string }) {
  const units = useData(() => ask('GET /api/admin/units', { query: { limit: 50 } }), []);
  const nameOf = (wanted: string): string => units.data?.rows.find(({ id }) => id === wanted)?.name ?? wanted;
  const pages = usePages(
    (cursor) =>
      ask('GET /api/admin/units/{unitId}/people', { params: { unitId }, query: cursor ? { cursor } : {} }),
    [unitId],
  );
  const [done, setDone] = useState<string>();
  const onDone = (sentence: string) => {
    setDone(sentence);
    pages.reload();
  };
  return (
    <>
      <Title above={nameOf(unitId)}>{a.peopleTitle}</Title>
      {done && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      <List of={pages} empty={a.peopleEmpty}>
        {(rows) => (
          <ul class="rows">
            {rows.map((person) => (
              <li key={person.person}>
                <h2>{person.name}</h2>
                <p class="quiet">
                  {a.personId} {person.person}
                </p>
                <ul class="rows">
                  {person.posts.map((post) => (
                    <li key={post.id}>
                      <OnePost
                        person={person}
                        post={post}
                        elsewhere={post.unitId === unitId ? undefined : nameOf(post.unitId)}
                        onDone={onDone}
                      />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </List>
      {units.data && <AddPost unitId={unitId} units={units.data.rows} onDone={onDone} />}
    </>
  );
}

type PostProps = {
  readonly person: Person;
  readonly post: Post;
  /** The unit's name, where it is not the one whose people are shown. */
  readonly elsewhere: string | undefined;
  readonly onDone: (sentence: string) => void;
};

function OnePost({ person, post, elsewhere, onDone }: PostProps) {
  const [isAsked, setAsked] = useState(false);
  const act = useAct(async () => {
    await ask('POST /api/admin/people/{person}/posts/{postId}/end', {
      params: { person: person.person, postId: post.id },
      body: {},
    });
    setAsked(false);
    onDone(fill(a.endDone, { name: person.name }));
  });
  const name = fill(a.postOf, { role: roleName(post.role), name: person.name });
  return (
    <>
      <strong>{roleName(post.role)}</strong>
      {elsewhere && `, ${elsewhere}`}
      {post.mayDecide && `, ${a.mayDecide}`}{' '}
      <span class={post.inForce ? 'tag good' : 'tag'}>{post.inForce ? a.inForce : a.notInForce}</span>
      <div class="quiet">
        {a.from} <When at={post.from} />
        {post.to && (
          <>
            {' '}
            {a.to} <When at={post.to} />
          </>
        )}
      </div>
      <ErrorSummary problem={act.problem} />
      {post.inForce && !isAsked && (
        <button
          type="button"
          class="button second"
          aria-label={`${a.endPost}: ${name}`}
          onClick={() => setAsked(true)}
        >
          {a.endPost}
        </button>
      )}
      {isAsked && (
        <div class="buttons">
          <span>{fill(a.endSure, { post: name })}</span>
          <Button kind="danger" isBusy={act.isBusy} onClick={() => void act.run()}>
            {a.endYes}
          </Button>
          <Button kind="second" onClick={() => setAsked(false)}>
            {a.endNo}
          </Button>
        </div>
      )}
    </>
  );
}
