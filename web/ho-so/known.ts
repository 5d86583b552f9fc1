import type { Answer } from '../kit/ask.ts';
import { ownRole } from '../kit/filing.ts';
import { text, type Typed } from '../kit/typed.ts';

/** What is known of the person who files: his account's name, and what he wrote of himself when he last filed. */
export type Known = Answer<'GET /api/citizen/details'>;
const fields = ['name', 'personalIdNumber', 'phone', 'email', 'address'] as const satisfies (keyof Known)[];

/**
 * The blank fields of the person who files, filled with what is known of him. What was filled in for him under the
 * other role is taken back: the applicant is then somebody else.
 */
export function withKnown(typed: Typed, known: Known): Typed {
  const own = ownRole(typed);
  const other = own === 'applicant' ? 'representative' : 'applicant';
  const filled = fields.flatMap((field): [string, string][] => {
    const value = known[field];
    if (!value) return [];
    const here = `parties.${own}.${field}`;
    const there = `parties.${other}.${field}`;
    return [
      ...(text(typed, there) === value ? [[there, ''] as [string, string]] : []),
      ...(text(typed, here) ? [] : [[here, value] as [string, string]]),
    ];
  });
  return { ...typed, ...Object.fromEntries(filled) };
}

/** Whether what stands there was filled in from the last filing. */
export const isFilledIn = (typed: Typed, { personalIdNumber }: Known): boolean =>
  personalIdNumber !== undefined &&
  text(typed, `parties.${ownRole(typed)}.personalIdNumber`) === personalIdNumber;
