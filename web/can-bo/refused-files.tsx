import { Button } from '../kit/fields.tsx';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { useFormHere } from '../kit/form.tsx';
import { fill } from '../kit/language.ts';
import { f } from '../kit/uploads/words.ts';
import { reasonFor } from './reasons.tsx';

/** What cannot be used is asked for anew with one press: paper, fault and words stand in the supplement request then. */
export function RefusedFiles({ components }: Pick<Dossier, 'components'>) {
  const { typed, set } = useFormHere();
  const refused = components.flatMap(({ componentId, files = [] }) =>
    files.filter(({ state }) => state === 'refused').map((file) => ({ ...file, componentId })),
  );
  if (refused.length === 0) return null;
  const carry = (componentId: string, words: string): void => {
    set('outcome', 'supplement');
    for (const [field, value] of Object.entries(reasonFor(typed, componentId, words))) set(field, value);
  };
  return (
    <div class="note bad no-print">
      <p>
        <strong>{f.refusedTitle}</strong>
      </p>
      <ul class="rows">
        {refused.map(({ fileId, componentId, name, sentence = f.fileRefused }) => (
          <li key={fileId}>
            {name}: {sentence}
            <p class="buttons">
              <Button
                kind="second"
                onClick={() => carry(componentId, fill(f.refusedWords, { name, sentence }))}
              >
                {f.refusedToReasons}
                <span class="unseen">: {name}</span>
              </Button>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
