import type { DossierEvent, DossierForm, EventType } from './events.ts';

/** The form that tells of an event, made right after it. 04 comes with the extension, 06 is made when asked for. */
export const formOfEvent = {
  DossierReceived: '01',
  SupplementRequested: '02',
  DossierRejected: '03',
  DossierWithdrawn: '05',
  DossierLapsed: '05',
} as const satisfies { readonly [type in EventType]?: DossierForm };

/** Events that change nothing of what a control sheet shows. */
const besides: readonly EventType[] = ['FormIssued', 'StepReminded', 'DraftResultAttached'];

export type IssuedForm = Extract<DossierEvent, { type: 'FormIssued' }>;
/** A form that a dossier has come to: of which event it tells, and the event by which it was made, if it was. */
export type DueForm = { readonly form: DossierForm; readonly of: number; readonly issued?: IssuedForm };

/** What can be printed of a dossier, oldest first; the control sheet of a received one is of its newest event. */
export function dueForms(events: readonly DossierEvent[]): DueForm[] {
  const made = events.filter((event): event is IssuedForm => event.type === 'FormIssued');
  const due = (form: DossierForm, of: number): DueForm => {
    const issued = made.find(({ public: said }) => said.form === form && said.of === of);
    return { form, of, ...(issued && { issued }) };
  };
  const forms: { readonly [type in EventType]?: DossierForm } = formOfEvent;
  const told = events.flatMap(({ type, number }) => {
    const form = forms[type];
    return form ? [due(form, number)] : [];
  });
  const newest = events.findLast(({ type }) => !besides.includes(type));
  const isReceived = events.some(({ type }) => type === 'DossierReceived');
  return isReceived && newest ? [...told, due('06', newest.number)] : told;
}

/** The newest form of a kind, or the one of a certain event. */
export const dueForm = (
  events: readonly DossierEvent[],
  form: DossierForm,
  of?: number,
): DueForm | undefined =>
  dueForms(events).findLast((due) => due.form === form && (of === undefined || due.of === of));
