import type { ComponentRule } from '../procedure/component.ts';
import type { HandedInComponent } from './dossier.ts';
import type { Reason } from './events.ts';
import { wholeDossier } from './events.ts';
import { refuse } from './refusals.ts';
import type { Refusal } from './refusals.ts';

/**
 * A checklist against the pinned version: only known components, in an accepted form; `whole` also asks for every
 * required one (intake: complete and valid), `part` does not (a filing may be incomplete, the desk then asks).
 */
export function checkHandedIn(
  handedIn: readonly HandedInComponent[],
  rules: readonly ComponentRule[],
  extent: 'whole' | 'part',
): Refusal | undefined {
  for (const { componentId, form, count } of handedIn) {
    const rule = rules.find(({ id }) => id === componentId);
    if (!rule) return refuse('UNKNOWN_COMPONENT', { componentId });
    if (count > 0 && !rule.acceptedForms.includes(form))
      return refuse('FORM_NOT_ACCEPTED', { componentId, form });
  }
  if (extent === 'part') return undefined;
  const missing = rules.find(
    ({ id, required }) =>
      required && !handedIn.some(({ componentId, count }) => componentId === id && count > 0),
  );
  return missing && refuse('COMPONENT_MISSING', { componentId: missing.id });
}

/** At least one reason, each tied to a component of the pinned version (ND118 Đ.5.1đ) or to the request as a whole. */
export function checkReasons(
  reasons: readonly Reason[],
  rules: readonly ComponentRule[],
): Refusal | undefined {
  if (reasons.length === 0) return refuse('REASONS_NEEDED');
  const unknown = reasons.find(
    ({ componentId }) => componentId !== wholeDossier && !rules.some(({ id }) => id === componentId),
  );
  return unknown && refuse('UNKNOWN_COMPONENT', { componentId: unknown.componentId });
}
