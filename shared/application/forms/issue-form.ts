import { dueForm } from '../../domain/dossier/due-forms.ts';
import type { DueForm, IssuedForm } from '../../domain/dossier/due-forms.ts';
import type { DossierForm } from '../../domain/dossier/events.ts';
import { isRefusal, refuse } from '../../domain/dossier/refusals.ts';
import type { Refusal } from '../../domain/dossier/refusals.ts';
import { fillTemplate } from '../../domain/form/template.ts';
import type { DossierId } from '../../domain/ids.ts';
import { mayAct, printingOf } from '../../domain/office/permissions.ts';
import { actOnDossier } from '../act-on-dossier.ts';
import type { OfficerCaller, SystemCaller } from '../callers.ts';
import type { TellingDeps } from '../dependencies.ts';
import { dossierStory } from '../dossier-story.ts';
import type { Story } from '../dossier-story.ts';
import type { Documents, SheetPrinter } from '../ports/documents.ts';
import { applicantName } from '../private-fields.ts';
import { dossierFormValues } from './dossier-values.ts';
import type { Site } from './dossier-values.ts';
import { formKey, pdf, sha256Of } from './papers.ts';
import { newestTemplates } from './templates.ts';

export type FormDeps = TellingDeps & Site & { readonly documents: Documents; readonly printer: SheetPrinter };
export type FormRequest = {
  readonly dossierId: DossierId;
  readonly form: DossierForm;
  readonly of?: number | undefined;
};

/** A form that is kept: its event, and the story that it stands in. */
export type Issued = { readonly issued: IssuedForm; readonly story: Story };

/**
 * The form of an event, made if it was not yet, whoever asks first: the follower or an officer. First the object is
 * kept, then the event commits to it; of two who make it at once both get the one that stands.
 */
export async function issueForm(
  deps: FormDeps,
  caller: OfficerCaller | SystemCaller,
  request: FormRequest,
): Promise<Issued | Refusal> {
  const story = await dossierStory(deps, request.dossierId);
  if (!story) return refuse('DOSSIER_NOT_FOUND');
  const allowed = mayAct(printingOf(request.form), caller.who, story.head.dossier);
  if (isRefusal(allowed)) return allowed;
  const due = dueIn(story, request);
  if (!due) return refuse('FORM_NOT_DUE', { form: request.form });
  if (due.issued) return { issued: due.issued, story };
  // Whoever was erased is not printed again.
  if (!applicantName(story.told[0]?.values ?? {})) return refuse('FORM_NOT_DUE', { form: request.form });

  const made = await make(deps, story, due);
  const done = await append(deps, caller, request.dossierId, due, made);
  if (isRefusal(done) && done.refused !== 'FORM_ISSUED_ALREADY') return done;
  const after = await dossierStory(deps, request.dossierId);
  const issued = after && dueIn(after, { ...request, of: due.of })?.issued;
  if (!after || !issued)
    throw new Error(`Form ${due.form} of ${request.dossierId} was issued and is not there`);
  return { issued, story: after };
}

const dueIn = ({ told }: Story, { form, of }: Pick<FormRequest, 'form' | 'of'>): DueForm | undefined => {
  const events = told.map(({ event }) => event);
  const due = dueForm(events, form, of);
  // A control sheet of an earlier moment stands where it was made; it is not made afterwards.
  const made = events.findLast(
    (event): event is IssuedForm =>
      event.type === 'FormIssued' && event.public.form === form && event.public.of === of,
  );
  return due ?? (made && { form, of: made.public.of, issued: made });
};

type Made = {
  readonly template: number;
  readonly versionId: string;
  readonly size: number;
  readonly sha256: string;
};

async function make(deps: FormDeps, story: Story, due: DueForm): Promise<Made> {
  const template = newestTemplates[due.form];
  const of = story.told.find(({ event }) => event.number === due.of);
  if (!of) throw new TypeError(`Event ${due.of} is not in the story`);
  const values = await dossierFormValues(deps, story, due, deps);
  const bytes = await deps.printer.print(fillTemplate(template, values, of.event.at));
  const key = formKey(story.head.dossier.id, { ...due, template: template.version });
  const { versionId, stood } = await deps.documents.keepOnce(key, bytes, pdf);
  // Somebody was faster, or fell over before his event: what stands is the form.
  const kept = stood ? await deps.documents.read(key, versionId) : bytes;
  if (!kept) throw new Error(`${key} stands and cannot be read`);
  return { template: template.version, versionId, size: kept.length, sha256: sha256Of(kept) };
}

const append = (
  deps: FormDeps,
  caller: OfficerCaller | SystemCaller,
  dossierId: DossierId,
  { form, of }: DueForm,
  { template, versionId, size, sha256 }: Made,
) =>
  actOnDossier(deps, {
    act: 'issue-form',
    dossierId,
    caller,
    commandId: `form ${form} of ${of}`,
    body: { form, of },
    gather: async ({ at }) => ({
      command: { kind: 'issue-form', form, template, of, versionId, size, private: { sha256 } },
      // Read after the head on which the append will insist: so nobody's form can slip in between.
      facts: { at, components: [], formIssued: await isIssued(deps, dossierId, form, of) },
    }),
  });

async function isIssued(
  { history }: Pick<FormDeps, 'history'>,
  dossierId: DossierId,
  form: DossierForm,
  of: number,
): Promise<boolean> {
  for (let after = of, more = true; more; ) {
    const page = await history.items(dossierId, after, 100);
    const events = page.items.flatMap((item) => item.events);
    if (
      events.some(
        (event) => event.type === 'FormIssued' && event.public.form === form && event.public.of === of,
      )
    )
      return true;
    after = events.at(-1)?.number ?? after;
    more = page.more;
  }
  return false;
}
