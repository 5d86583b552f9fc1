import { momentText } from '../kit/dates.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { fill, language } from '../kit/language.ts';
import { c } from './words.ts';

export const isOnPaper = (
  components: readonly Pick<Dossier['components'][number], 'form' | 'count'>[],
): boolean => components.some(({ form, count }) => form !== 'electronic' && count > 0);

/** What was only counted when it was filed online has to be seen: it is to be at the desk before the desk answers. */
export function BringPaper({ desk, by }: { desk: string; by: string | undefined }) {
  return (
    <p class="note">
      {by ? fill(c.bringPaperBy, { desk, at: momentText(by, language()) }) : fill(c.bringPaper, { desk })}
    </p>
  );
}
