import type { FeeQuantities } from '../fee/compute-fee.ts';
import type { Words } from '../words.ts';

type FieldBase = {
  readonly id: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly required: boolean;
};

/** One thing the applicant declares online. `counts` says what an integer measures for the fee. */
export type FormField =
  | (FieldBase & {
      readonly kind: 'integer';
      readonly min: number;
      readonly max: number;
      readonly counts?: 'papers' | 'pages' | 'copies';
    })
  | (FieldBase & { readonly kind: 'text'; readonly max: number })
  | (FieldBase & {
      readonly kind: 'choice';
      readonly options: readonly { readonly id: string; readonly label: Words }[];
    });

export type FormAnswers = { readonly [fieldId: string]: string | number };

export type FormFault = {
  readonly fieldId: string;
  readonly why:
    | 'missing'
    | 'unknown-field'
    | 'not-an-integer'
    | 'not-a-text'
    | 'too-small'
    | 'too-large'
    | 'not-an-option';
};

function faultOf(field: FormField, answer: string | number | undefined): FormFault['why'] | undefined {
  if (answer === undefined || (typeof answer === 'string' && answer.trim() === '')) {
    return field.required ? 'missing' : undefined;
  }
  if (field.kind === 'integer') {
    if (typeof answer !== 'number' || !Number.isSafeInteger(answer)) return 'not-an-integer';
    if (answer < field.min) return 'too-small';
    return answer > field.max ? 'too-large' : undefined;
  }
  if (typeof answer !== 'string') return 'not-a-text';
  if (field.kind === 'text') return answer.length > field.max ? 'too-large' : undefined;
  return field.options.some(({ id }) => id === answer) ? undefined : 'not-an-option';
}

/** Every fault of a filled form, in the order of its fields: a person is told all at once. */
export function formFaults(fields: readonly FormField[], answers: FormAnswers): readonly FormFault[] {
  const faults = fields.flatMap((field) => {
    const why = faultOf(field, answers[field.id]);
    return why === undefined ? [] : [{ fieldId: field.id, why }];
  });
  const unknown = Object.keys(answers).filter((id) => !fields.some((field) => field.id === id));
  return [...faults, ...unknown.map((fieldId): FormFault => ({ fieldId, why: 'unknown-field' }))];
}

type Measure = Pick<FormField, 'id' | 'kind'> & {
  readonly counts?: 'papers' | 'pages' | 'copies' | undefined;
};

/**
 * What a declared form gives to count a fee on: so many papers, each of so many pages, each in so many copies. An
 * estimate: the desk counts each paper itself. No papers when the form does not say how many copies.
 */
export function declaredQuantities(fields: readonly Measure[], answers: FormAnswers): FeeQuantities {
  const count = (counts: 'papers' | 'pages' | 'copies'): number | undefined => {
    const field = fields.find((candidate) => candidate.kind === 'integer' && candidate.counts === counts);
    const answer = field && answers[field.id];
    return typeof answer === 'number' ? answer : undefined;
  };
  const copies = count('copies');
  if (copies === undefined) return { papers: [] };
  const pages = count('pages');
  const papers = count('papers') ?? 1;
  return { papers: [{ copies: copies * papers, ...(pages === undefined ? {} : { pages }) }] };
}
