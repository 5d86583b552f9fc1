import { formOfEvent } from '../../domain/dossier/due-forms.ts';
import { isRefusal } from '../../domain/dossier/refusals.ts';
import { EventNotFoundError } from '../archive-event.ts';
import { systemCaller } from '../callers.ts';
import type { EventNotice } from '../ports/others.ts';
import { issueForm } from './issue-form.ts';
import type { FormDeps } from './issue-form.ts';

/**
 * Makes the form of an event, so that the citizen has it too. Doubled, late or after an officer's press it finds it made.
 * @throws EventNotFoundError for a notice of an event that has no form, or that the history does not hold; Error when
 * the store stays busy: the queue brings the notice again.
 */
export async function issueOfEvent(
  deps: FormDeps,
  { dossierId, number, type }: EventNotice,
): Promise<'made' | 'nobody-to-print'> {
  const forms: { readonly [type: string]: (typeof formOfEvent)[keyof typeof formOfEvent] } = formOfEvent;
  const form = forms[type];
  const head = form && (await deps.history.head(dossierId));
  if (!form || !head || head.dossier.version < number)
    throw new EventNotFoundError({ dossierId, number, type });
  const made = await issueForm(deps, systemCaller('forms'), { dossierId, form, of: number });
  if (!isRefusal(made)) return 'made';
  // Erased in the meantime: there is nobody to print for.
  if (made.refused === 'FORM_NOT_DUE') return 'nobody-to-print';
  throw new Error(`Form ${form} of event ${number} of ${dossierId}: ${made.refused}`);
}
