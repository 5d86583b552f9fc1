import type { PaperForm } from '../dossier/dossier.ts';
import type { Words } from '../words.ts';

/**
 * A paper that the procedure requires. `required` is true, false, or the words of the condition under which it is;
 * whether a condition holds is for a person to say, so the rules take such a paper as not required.
 */
export type ProcedureComponent = {
  /** Stable slug: reasons of a supplement request point at it, for the whole life of a dossier. */
  readonly id: string;
  /** Two to six words for a checklist. */
  readonly short: Words;
  /** The whole name as the procedure gives it. */
  readonly name: string;
  /** Where any one of several papers will do. */
  readonly oneOf?: readonly string[];
  readonly forms?: readonly string[];
  readonly originals: number;
  readonly copies: number;
  readonly required: boolean | { readonly when: string };
  readonly acceptedForms: readonly PaperForm[];
  /** Days for which it may be used again after it was given (ND118 Đ.17.1b); absent: it is of one dossier, as a form is. */
  readonly reusableDays?: number;
};

/** What the rules of the dossier ask of one paper. */
export type ComponentRule = Pick<ProcedureComponent, 'id' | 'acceptedForms'> & { readonly required: boolean };

/** What the rules of the dossier ask of its papers. */
export function componentRules(components: readonly ProcedureComponent[]): readonly ComponentRule[] {
  return components.map(({ id, required, acceptedForms }) => ({
    id,
    required: required === true,
    acceptedForms,
  }));
}
