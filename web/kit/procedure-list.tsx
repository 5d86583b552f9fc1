import type { ComponentChildren } from 'preact';
import { FormOf, useForm } from './form.tsx';
import { TextField } from './fields.tsx';
import { useData } from './hooks.ts';
import { fill, language } from './language.ts';
import { Await } from './parts.tsx';
import { foundAmong } from './find-procedures.ts';
import { allProcedures, type ProcedureRow } from './procedure-rows.ts';
import { text } from './typed.ts';
import { t } from './words.ts';

/** All procedures, those open for filing first, with a box to search in them. */
export function ProcedureList({ row }: { row: (procedure: ProcedureRow) => ComponentChildren }) {
  const loaded = useData(allProcedures, []);
  const form = useForm('', { wanted: '' });
  return (
    <Await of={loaded}>
      {(rows) => {
        const found = foundAmong(rows, text(form.typed, 'wanted'));
        return (
          <>
            <FormOf value={form}>
              <form role="search" onSubmit={(event) => event.preventDefault()}>
                <TextField name="wanted" label={t.findProcedure} hint={t.findProcedureHint} />
              </form>
            </FormOf>
            <VietnameseOnly />
            <p role="status" class="quiet">
              {fill(t.proceduresFound, { n: found.length, all: rows.length })}
            </p>
            <ul class="rows">
              {found.map((procedure) => (
                <li key={procedure.code}>{row(procedure)}</li>
              ))}
            </ul>
          </>
        );
      }}
    </Await>
  );
}

/** On the English page: that names and papers stand as the law says them. */
export const VietnameseOnly = () => (language() === 'vi' ? null : <p class="note">{t.vietnameseOnly}</p>);
