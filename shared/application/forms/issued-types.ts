import { formOfEvent } from '../../domain/dossier/due-forms.ts';
import type { EventType } from '../../domain/dossier/events.ts';

/** The events after which a form is made by itself. */
export const issuedTypes = Object.keys(formOfEvent).filter(
  (type): type is keyof typeof formOfEvent & EventType => type in formOfEvent,
);
