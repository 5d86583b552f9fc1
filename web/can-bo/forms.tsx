import { useEffect } from 'preact/hooks';
import { ask } from '../kit/ask.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { Button, ErrorSummary } from '../kit/fields.tsx';
import { useAct } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { shortMoment } from '../kit/dates.ts';
import { printPaper } from '../kit/print-paper.ts';
import { o } from './words.ts';

type Form = Dossier['forms'][number];

/** A form by one press: made now if it was not, else the one that was made. */
export function PrintForm({
  dossierId,
  form,
  kind = 'second',
  label,
  atOnce,
}: {
  dossierId: string;
  form: Form;
  kind?: 'main' | 'second';
  label?: string;
  /** Printed without a further press; called when that has begun. */
  atOnce?: () => void;
}) {
  const act = useAct(async (key) => {
    const params = { dossierId, form: form.form };
    const call = 'POST /api/print/dossiers/{dossierId}/forms/{form}';
    const { url } = await ask(call, { params, body: { of: form.of }, key });
    await printPaper(url, form.name);
  });
  useEffect(() => {
    if (!atOnce) return;
    void act.run();
    atOnce();
  }, []);
  return (
    <>
      <Button kind={kind} isBusy={act.isBusy} onClick={() => void act.run()}>
        {label ?? fill(o.printForm, { name: form.name })}
      </Button>
      {act.problem && <ErrorSummary problem={act.problem} />}
    </>
  );
}

/** What can be printed of a dossier. */
export function Forms({ dossier: { dossierId, forms } }: { dossier: Dossier }) {
  if (forms.length === 0) return null;
  return (
    <section class="no-print">
      <h2>{o.formsTitle}</h2>
      <ul class="rows">
        {forms.map((form) => (
          <li key={`${form.form}-${form.of}`}>
            <PrintForm dossierId={dossierId} form={form} />{' '}
            <span class="quiet">{fill(o.formOf, { n: form.form, at: shortMoment(form.at) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
