import type { FieldError } from './problem.ts';

/** Everything typed, by the name of its field; names are those of the contracts, so that errors find their field. */
export type Typed = { readonly [field: string]: string | boolean };
export type Faults = { readonly [field: string]: string };

export const text = (typed: Typed, field: string): string => {
  const value = typed[field];
  return typeof value === 'string' ? value.trim() : '';
};
export const isOn = (typed: Typed, field: string): boolean => typed[field] === true;
/** A whole number as people type it, or undefined. */
export function whole(typed: Typed, field: string): number | undefined {
  const digits = text(typed, field).replace(/[.\s]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

/** The errors of a problem, under the fields' names: `/filing/parties/…` and `body.parties.…` are the same field. */
export function faultsOf(problem: { readonly errors: readonly FieldError[] }): Faults {
  return Object.fromEntries(problem.errors.map(({ path, message }) => [fieldOfPath(path), message]));
}

export function fieldOfPath(path: string): string {
  return path
    .replace(/\[(\w+)\]/g, '.$1')
    .replace(/\//g, '.')
    .replace(/^\.+/, '')
    .replace(/^body\./, '')
    .replace(/^(filing|receipt)\./, '');
}
