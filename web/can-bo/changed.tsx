import { useState } from 'preact/hooks';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { ErrorSummary } from '../kit/fields.tsx';
import { readKept, useIsShown } from '../kit/form.tsx';
import type { Problem } from '../kit/problem.ts';
import { o } from './words.ts';

/** The refusal, the form that was sent, and the papers as they stood on the page that was refused. */
export type Conflict = { readonly problem: Problem; readonly form: string; readonly papers: string };
export const papersOf = ({ components }: Dossier): string => JSON.stringify(components);

/** Something was changed by others: what that was, and where what was typed is now. */
export function Changed({ conflict, now }: { conflict: Conflict; now: Dossier | undefined }) {
  return (
    <>
      <ErrorSummary problem={conflict.problem} />
      {now && papersOf(now) !== conflict.papers && (
        <p class="note">
          <strong>{o.papersAdded}</strong>
        </p>
      )}
      {conflict.form !== '' && <Typed form={conflict.form} key={conflict.form} />}
    </>
  );
}

/** What was typed stands in its form; where the step is no longer the officer's, it is shown to be copied. */
function Typed({ form }: { form: string }) {
  const isShown = useIsShown(form);
  const [words] = useState(() => wordsOf(form));
  if (isShown) return <p class="note">{o.typedIsKept}</p>;
  if (words.length === 0) return null;
  return (
    <section>
      <p class="note">{o.typedToCopy}</p>
      {words.map((text) => (
        <p class="as-typed panel" key={text}>
          {text}
        </p>
      ))}
    </section>
  );
}

/** Sentences that were typed, not what was chosen or ticked. */
const wordsOf = (form: string): string[] =>
  Object.values(readKept(form) ?? {}).flatMap((value) =>
    typeof value === 'string' && /\S\s+\S/.test(value) ? [value.trim()] : [],
  );
