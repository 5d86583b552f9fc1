import { ownRole } from '../kit/filing.ts';
import type { Problem } from '../kit/problem.ts';
import type { Faults, Typed } from '../kit/typed.ts';
import { filesField } from '../kit/uploads/kept-files.ts';

/** In which of the four steps a field stands. */
export function stepOfField(field: string): number {
  if (field === 'who' || field.startsWith('parties.') || field.startsWith('notify')) return 1;
  if (field.startsWith('form.')) return 2;
  return field === 'confirmed' ? 4 : 3;
}

const fileRefusals = new Set<Problem['code']>([
  'FILE_NOT_FOUND',
  'FILE_NOT_SENT',
  'FILE_REFUSED',
  'FILE_ATTACHED',
]);

/** What the door refused because of one field, as that field's fault; undefined when it is about no single field. */
export function fieldRefused(problem: Problem, typed: Typed): Faults | undefined {
  const { code, message, facts } = problem;
  if (code === 'PHONE_INVALID')
    return { [`parties.${String(facts['role'] ?? ownRole(typed))}.phone`]: message };
  if (code === 'FILER_NOT_NAMED') return { [`parties.${ownRole(typed)}.personalIdNumber`]: message };
  const componentId = facts['componentId'];
  if (fileRefusals.has(code) && typeof componentId === 'string')
    return { [filesField(componentId)]: message };
  return undefined;
}
