import { ask } from '../kit/ask.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { Button, ErrorSummary } from '../kit/fields.tsx';
import { useAct } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { savePaper } from '../kit/print-paper.ts';
import { c } from './words.ts';

/** What the desk made for the citizen, to be kept on his own device: its forms, and the result once it was returned. */
export function PapersOut({ dossier: { dossierId, number, forms, results, status } }: { dossier: Dossier }) {
  const params = { dossierId };
  const save = useAct(async (_, form: Dossier['forms'][number]) => {
    const { url } = await ask('GET /api/citizen/dossiers/{dossierId}/forms/{form}', {
      params: { ...params, form: form.form },
      query: { of: form.of },
    });
    await savePaper(url, `${form.name} ${number}`);
  });
  const saveResult = useAct(async () => {
    const { url } = await ask('GET /api/citizen/dossiers/{dossierId}/result', { params });
    // Told apart in a folder of many; a number may hold a stroke.
    const inForce = results.find((result) => result.inForce)?.number ?? '';
    await savePaper(url, `${c.resultTitle} ${inForce} ${number}`.replaceAll('/', '-'));
  });
  const isReturned = status.delivery === 'returned' || status.delivery === 'sent';
  const [result] = isReturned ? results : [];
  if (forms.length === 0 && !result) return null;
  return (
    <section class="no-print">
      <h2>{c.papersTitle}</h2>
      {forms.map((form) => (
        <p key={`${form.form}-${form.of}`}>
          <Button kind="second" isBusy={save.isBusy} onClick={() => void save.run(form)}>
            {fill(c.savePaper, { name: form.name })}
          </Button>
        </p>
      ))}
      {result && (
        <p>
          {fill(c.resultLine, { number: result.number ?? '', code: result.code ?? '' })}{' '}
          {result.hasFile && (
            <Button kind="second" isBusy={saveResult.isBusy} onClick={() => void saveResult.run()}>
              {c.saveResult}
            </Button>
          )}
        </p>
      )}
      {save.problem && <ErrorSummary problem={save.problem} />}
      {saveResult.problem && <ErrorSummary problem={saveResult.problem} />}
    </section>
  );
}
