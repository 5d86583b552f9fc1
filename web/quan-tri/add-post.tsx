import { useState } from 'preact/hooks';
import { officerRoles } from '../../shared/domain/office/post.ts';
import { roleTexts } from '../../shared/texts/roles.ts';
import { type Answer, ask, type Body } from '../kit/ask.ts';
import { Button, CheckField, ErrorSummary, FormBox, SelectField, TextField } from '../kit/fields.tsx';
import { useFaultsOf, useForm } from '../kit/form.tsx';
import { useAct, useData } from '../kit/hooks.ts';
import { uuidV4 } from '../kit/ids.ts';
import { language } from '../kit/language.ts';
import { isOn, text } from '../kit/typed.ts';
import { a } from './words.ts';

type NewPost = Body<'PUT /api/admin/people/{person}/posts/{postId}'>;
type Unit = Answer<'GET /api/admin/units'>['rows'][number];

/** A choice in place of a unit: somebody who never had a post, known by his code alone. */
const byCode = 'by-code';

type Props = {
  readonly unitId: string;
  readonly units: readonly Unit[];
  readonly onDone: (sentence: string) => void;
};

/** Who is found by the unit where he sits or sat, and his name there. */
export function AddPost({ unitId, units, onDone }: Props) {
  const form = useForm(`post.${unitId}`, {
    from: unitId,
    person: '',
    code: '',
    role: 'desk-officer',
    mayDecide: false,
  });
  const { typed } = form;
  const from = text(typed, 'from');
  const people = useData(
    async () =>
      from === byCode
        ? undefined
        : ask('GET /api/admin/units/{unitId}/people', { params: { unitId: from }, query: { limit: 50 } }),
    [from],
  );
  const [postId, setPostId] = useState(uuidV4);
  const act = useAct(async (_key, person: string, body: NewPost) => {
    await ask('PUT /api/admin/people/{person}/posts/{postId}', { params: { person, postId }, body });
    setPostId(uuidV4());
    form.clear();
    onDone(a.addDone);
  });
  useFaultsOf(form, act.problem);
  const there = people.data?.rows ?? [];
  const submit = () => {
    // Only who stands in the list now: another unit may have been chosen since.
    const chosen = there.find(({ person }) => person === typed['person'])?.person;
    const person = from === byCode ? text(typed, 'code') : chosen;
    const role = officerRoles.find((known) => known === typed['role']);
    act.setProblem(undefined);
    form.setFaults(person ? {} : from === byCode ? { code: a.codeNeeded } : { person: a.personNeeded });
    if (person && role)
      void act.run(person, { unitId, role, ...(isOn(typed, 'mayDecide') && { mayDecide: true }) });
  };
  const living = units.filter(({ ended }) => !ended);
  return (
    <section>
      <h2>{a.addTitle}</h2>
      <FormBox form={form} problem={act.problem} onSubmit={submit} label={a.addTitle}>
        <SelectField
          name="from"
          label={a.fromUnit}
          hint={a.fromUnitHint}
          choices={[
            ...living.map(({ id, name }) => ({ value: id, label: name })),
            { value: byCode, label: a.fromNowhere },
          ]}
        />
        <ErrorSummary problem={people.problem} />
        {from === byCode ? (
          <TextField name="code" label={a.personId} hint={a.personHint} maxLength={120} width="middle" />
        ) : (
          <SelectField
            name="person"
            label={a.person}
            empty={a.choosePerson}
            choices={there.map(({ person, name }) => ({ value: person, label: name }))}
          />
        )}
        <SelectField
          name="role"
          label={a.role}
          choices={officerRoles.map((value) => ({ value, label: roleTexts[value][language()] }))}
        />
        <CheckField name="mayDecide" label={a.mayDecideLabel} hint={a.mayDecideHint} />
        <p class="buttons">
          <Button isBusy={act.isBusy}>{a.addButton}</Button>
        </p>
      </FormBox>
    </section>
  );
}
