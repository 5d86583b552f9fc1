import { useEffect, useRef } from 'preact/hooks';
import { ask, type Body } from '../kit/ask.ts';
import { AreaField, Button, FormBox, RadioField, SelectField } from '../kit/fields.tsx';
import {
  blankFiling,
  componentFaults,
  countsPapers,
  declaredPapers,
  fileFaults,
  filingOf,
  formFaults,
  formOf,
  missingFaults,
  paperFaults,
  papersOf,
  partyFaults,
  type Procedure,
  caseFaults,
  setsFaults,
} from '../kit/filing.ts';
import { Checklist } from '../kit/checklist.tsx';
import {
  CaseField,
  faultWords,
  NotifyFields,
  PaperCounts,
  PersonFields,
  ProcedureForm,
  SetsAndReturn,
} from '../kit/filing-fields.tsx';
import { FormOf, useFaultsOf, useForm } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import { useAct, useData, usePages } from '../kit/hooks.ts';
import { uuidV7 } from '../kit/ids.ts';
import { language } from '../kit/language.ts';
import { Title } from '../kit/layout.tsx';
import type { Officer } from '../kit/officer-posts.ts';
import { Await, List } from '../kit/parts.tsx';
import { go } from '../kit/router.tsx';
import { keptFiles } from '../kit/uploads/kept-files.ts';
import { Uploading } from '../kit/uploads/uploading.tsx';
import { o } from './words.ts';

type AtCounter = Body<'PUT /api/office/dossiers/{dossierId}'>;

/** The desks at which an officer sits. */
export const desksOf = ({ posts }: Officer): Officer['posts'][number]['unit'][] =>
  posts.filter(({ role }) => role === 'desk-officer' || role === 'desk-head').map(({ unit }) => unit);

/** Files and receives by one form, for a citizen who stands at the counter and needs no account. */
export function Counter({ officer }: { officer: Officer }) {
  const desks = desksOf(officer);
  const chosen = useForm('counter-choice', { code: '', desk: desks[0]?.id ?? '' });
  const pages = usePages(
    (cursor) => ask('GET /api/public/procedures', { query: cursor ? { cursor } : {} }),
    [],
  );
  const code = text(chosen.typed, 'code');
  const procedure = useData(
    async () => (code ? ask('GET /api/public/procedures/{code}', { params: { code } }) : undefined),
    [code],
  );
  if (desks.length === 0) {
    return (
      <>
        <Title>{o.counterTitle}</Title>
        <p class="note">{o.noDesk}</p>
      </>
    );
  }
  const names = new Map(desks.map(({ id, name }) => [id, name]));
  return (
    <>
      <Title>{o.counterTitle}</Title>
      <List of={pages} empty={o.noOpenProcedure}>
        {(rows) => (
          <FormOf value={chosen}>
            {names.size > 1 && (
              <SelectField
                name="desk"
                label={o.desk}
                choices={[...names].map(([value, label]) => ({ value, label }))}
              />
            )}
            <SelectField
              name="code"
              label={o.procedure}
              empty={o.chooseProcedure}
              choices={rows
                .filter(({ open }) => open)
                .map((row) => ({ value: row.code, label: `${row.code} – ${row.name}` }))}
            />
          </FormOf>
        )}
      </List>
      {code && (
        <Await of={procedure}>
          {(known) =>
            known && <CounterForm key={known.code} procedure={known} desk={text(chosen.typed, 'desk')} />
          }
        </Await>
      )}
    </>
  );
}

function CounterForm({ procedure, desk }: { procedure: Procedure; desk: string }) {
  const form = useForm(`counter.${procedure.code}`, { ...blankFiling, notifyLanguage: 'vi', dossierId: '' });
  // What is declared above fills the counts below, until the officer counts otherwise.
  const typed = { ...declaredPapers(procedure, formOf(form.typed, procedure)), ...form.typed };
  // The id is made once and kept with what is typed: pressing again, even after a reload, is the same dossier.
  const made = useRef(text(typed, 'dossierId') || uuidV7());
  const hasFiles = keptFiles(typed).length > 0;
  useEffect(() => {
    // Files belong to this dossier: it keeps its id from the first one on.
    if (hasFiles) form.set('dossierId', made.current);
  }, [hasFiles]);
  const needsCounts = countsPapers(procedure);
  const act = useAct(async (_key, dossierId: string, body: AtCounter) => {
    await ask('PUT /api/office/dossiers/{dossierId}', { params: { dossierId }, body });
    form.clear();
    go(`?giay=${dossierId}&in`);
  });
  useFaultsOf(form, act.problem);
  const submit = () => {
    act.setProblem(undefined);
    const faults = [
      ...partyFaults(typed),
      ...formFaults(typed, procedure),
      ...caseFaults(typed, procedure),
      ...componentFaults(typed, procedure),
      ...missingFaults(typed, procedure),
      ...fileFaults(typed, procedure, 'desk'),
      ...setsFaults(typed),
      ...(needsCounts ? paperFaults(typed) : []),
    ];
    form.setFaults(faultWords(faults));
    if (faults.length > 0) return;
    form.set('dossierId', made.current);
    const filing = filingOf(typed, procedure, language(), 'desk');
    const note = text(typed, 'note');
    void act.run(made.current, {
      desk,
      filing,
      receipt: {
        components: filing.components,
        sets: filing.sets,
        returnMethod: filing.returnMethod,
        ...(needsCounts && { papers: papersOf(typed) }),
        ...(note && { note }),
      },
    });
  };
  const forAnother = typed['who'] === 'other';
  return (
    <FormBox form={{ ...form, typed }} problem={act.problem} onSubmit={submit} label={o.counterTitle}>
      <h2>{o.counterWho}</h2>
      <RadioField
        name="who"
        label={o.whoLabel}
        choices={[
          { value: 'self', label: o.whoSelf },
          { value: 'other', label: o.whoOther },
        ]}
      />
      <fieldset class="group">
        <legend>{o.applicant}</legend>
        <PersonFields role="applicant" />
      </fieldset>
      {forAnother && (
        <fieldset class="group">
          <legend>{o.representative}</legend>
          <PersonFields role="representative" withAuthority />
        </fieldset>
      )}
      <NotifyFields />
      {procedure.form.length > 0 && <h2>{o.declared}</h2>}
      <ProcedureForm procedure={procedure} />
      <h2>{o.counterPapers}</h2>
      <CaseField cases={procedure.cases} />
      <p>{o.checklistLead}</p>
      <Uploading audience="officers" dossierId={made.current} form={form}>
        <Checklist procedure={procedure} />
      </Uploading>
      {needsCounts && <p>{o.countsLead}</p>}
      {needsCounts && <PaperCounts />}
      <SetsAndReturn />
      <AreaField name="note" label={o.note} hint={o.noteOnReceiptHint} optional />
      <p class="buttons">
        <Button isBusy={act.isBusy}>{o.counterButton}</Button>
      </p>
    </FormBox>
  );
}
