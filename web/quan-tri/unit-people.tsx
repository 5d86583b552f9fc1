import { useState } from 'preact/hooks';
import { type Answer, ask, type Body } from '../kit/ask.ts';
import { Button, CheckField, ErrorSummary, FormBox, SelectField, TextField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { faultsOf, isOn, text } from '../kit/typed.ts';
import { useAct, useData, usePages } from '../kit/hooks.ts';
import { uuidV4 } from '../kit/ids.ts';
import { fill } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import { List, When } from '../kit/parts.tsx';
import { a } from './words.ts';

type Person = Answer<'GET /api/admin/units/{unitId}/people'>['rows'][number];
type Post = Person['posts'][number];
type NewPost = Body<'PUT /api/admin/people/{person}/posts/{postId}'>;

const roles = [
  'desk-officer',
  'desk-head',
  'unit-officer',
  'unit-head',
  'leader',
  'administrator',
  'auditor',
] as const satisfies readonly NewPost['role'][];
const roleName = (role: Post['role']): string =>
  ({
    'desk-officer': a.roleDeskOfficer,
    'desk-head': a.roleDeskHead,
    'unit-officer': a.roleUnitOfficer,
    'unit-head': a.roleUnitHead,
    leader: a.roleLeader,
    administrator: a.roleAdministrator,
    auditor: a.roleAuditor,
  })[role];

export function UnitPeople({ unitId }: { unitId: string }) {
  const units = useData(() => ask('GET /api/admin/units', { query: { limit: 50 } }), []);
  const unitName = units.data?.rows.find(({ id }) => id === unitId)?.name ?? unitId;
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
      <Title above={unitName}>{a.peopleTitle}</Title>
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
                      <OnePost person={person} post={post} onDone={onDone} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </List>
      <AddPost unitId={unitId} people={pages.data ?? []} onDone={onDone} />
    </>
  );
}

type PostProps = {
  readonly person: Person;
  readonly post: Post;
  readonly onDone: (sentence: string) => void;
};

function OnePost({ person, post, onDone }: PostProps) {
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

type AddProps = {
  readonly unitId: string;
  readonly people: readonly Person[];
  readonly onDone: (sentence: string) => void;
};

function AddPost({ unitId, people, onDone }: AddProps) {
  const form = useForm(`post.${unitId}`, { person: '', role: 'desk-officer', mayDecide: false });
  const [postId, setPostId] = useState(uuidV4);
  const act = useAct(async (_key, person: string, body: NewPost) => {
    await ask('PUT /api/admin/people/{person}/posts/{postId}', { params: { person, postId }, body });
    setPostId(uuidV4());
    form.clear();
    onDone(a.addDone);
  });
  const { typed } = form;
  const submit = () => {
    const person = text(typed, 'person');
    const role = roles.find((known) => known === typed['role']);
    act.setProblem(undefined);
    form.setFaults(person ? {} : { person: a.personNeeded });
    if (person && role)
      void act.run(person, { unitId, role, ...(isOn(typed, 'mayDecide') && { mayDecide: true }) });
  };
  const faults = act.problem ? faultsOf(act.problem) : {};
  return (
    <section>
      <h2>{a.addTitle}</h2>
      <FormBox
        form={{ ...form, faults: { ...form.faults, ...faults } }}
        problem={act.problem}
        onSubmit={submit}
        label={a.addTitle}
      >
        <TextField
          name="person"
          label={a.personId}
          hint={a.personHint}
          maxLength={120}
          width="middle"
          list="people"
        />
        <datalist id="people">
          {people.map(({ person, name }) => (
            <option key={person} value={person}>
              {name}
            </option>
          ))}
        </datalist>
        <SelectField
          name="role"
          label={a.role}
          choices={roles.map((value) => ({ value, label: roleName(value) }))}
        />
        <CheckField name="mayDecide" label={a.mayDecideLabel} hint={a.mayDecideHint} />
        <p class="buttons">
          <Button isBusy={act.isBusy}>{a.addButton}</Button>
        </p>
      </FormBox>
    </section>
  );
}
