import type { DossierEvent } from '../../domain/dossier/events.ts';
import { isRefusal, refuse } from '../../domain/dossier/refusals.ts';
import type { Refusal } from '../../domain/dossier/refusals.ts';
import type { DossierId } from '../../domain/ids.ts';
import { mayAct } from '../../domain/office/permissions.ts';
import type { ReadThing } from '../../domain/office/reading.ts';
import type { CitizenCaller, OfficerCaller } from '../callers.ts';
import type { RecordedDeps, TellingDeps } from '../dependencies.ts';
import { dossierStory } from '../dossier-story.ts';
import type { Story } from '../dossier-story.ts';
import { textIn } from '../private-fields.ts';
import type { FormDeps, FormRequest } from './issue-form.ts';
import { issueForm } from './issue-form.ts';
import { openForm, openPaper, resultKey } from './papers.ts';
import type { PaperDeps, PaperLink } from './papers.ts';

type Opening = TellingDeps & PaperDeps;

/** An officer prints a form: made now if nobody made it yet, else the one that was made. That he read it is on record. */
export async function printForm(
  deps: FormDeps & RecordedDeps,
  caller: OfficerCaller,
  request: FormRequest,
): Promise<PaperLink | Refusal> {
  const made = await issueForm(deps, caller, request);
  if (isRefusal(made)) return made;
  await record(deps, caller, made.story, 'form');
  return openForm(deps, made.issued, made.story.told);
}

/** A party opens a form of his dossier that was made; the control sheet is the agencies' own. */
export async function openOwnForm(
  deps: Opening,
  caller: CitizenCaller,
  { dossierId, form, of }: FormRequest,
): Promise<PaperLink | Refusal> {
  const story = await dossierStory(deps, dossierId);
  const allowed = mayAct('follow', caller.who, story?.head.dossier);
  if (isRefusal(allowed)) return allowed;
  if (!story) return refuse('NOT_A_PARTY');
  const issued = story.told.findLast(
    ({ event }) =>
      event.type === 'FormIssued' &&
      event.public.form === form &&
      (of === undefined || event.public.of === of),
  )?.event;
  if (form === '06' || issued?.type !== 'FormIssued') return refuse('FORM_NOT_READY', { form });
  return openForm(deps, issued, story.told);
}

/** The file of a result, the one in force or an earlier one by its event. */
export async function openResult(
  deps: Opening & Pick<RecordedDeps, 'reads'>,
  caller: OfficerCaller,
  { dossierId, of }: { readonly dossierId: DossierId; readonly of?: number | undefined },
): Promise<PaperLink | Refusal> {
  const story = await dossierStory(deps, dossierId);
  if (!story) return refuse('DOSSIER_NOT_FOUND');
  const allowed = mayAct('read-dossier', caller.who, story.head.dossier);
  if (isRefusal(allowed)) return allowed;
  await record(deps, caller, story, 'result');
  return resultLink(deps, story, of ?? story.head.dossier.result);
}

/** A party opens the result in force once it was returned to him, by whatever way. */
export async function openOwnResult(
  deps: Opening,
  caller: CitizenCaller,
  { dossierId }: { readonly dossierId: DossierId },
): Promise<PaperLink | Refusal> {
  const story = await dossierStory(deps, dossierId);
  const allowed = mayAct('follow', caller.who, story?.head.dossier);
  if (isRefusal(allowed)) return allowed;
  if (!story) return refuse('NOT_A_PARTY');
  const { delivery, result } = story.head.dossier;
  return delivery === 'returned' || delivery === 'sent'
    ? resultLink(deps, story, result)
    : refuse('FORM_NOT_READY');
}

type Registered = Extract<DossierEvent, { type: 'ResultRegistered' | 'ResultCorrected' }>;
const isRegistered = (event: DossierEvent): event is Registered =>
  event.type === 'ResultRegistered' || event.type === 'ResultCorrected';

async function resultLink(
  deps: PaperDeps,
  { told, head }: Story,
  of: number | undefined,
): Promise<PaperLink | Refusal> {
  const found = told.find(({ event }) => event.number === of);
  if (!found || !isRegistered(found.event)) return refuse('RESULT_NOT_REGISTERED');
  const { paper } = found.event.public;
  if (!paper) return refuse('RESULT_WITHOUT_FILE');
  const key = resultKey(head.dossier.id, paper);
  return openPaper(
    deps,
    key,
    paper.versionId,
    textIn(found.values, 'sha256'),
    `ket-qua-${found.event.number}.pdf`,
  );
}

async function record(
  { reads, chance }: Pick<RecordedDeps, 'reads' | 'chance'>,
  caller: OfficerCaller,
  { head }: Story,
  what: ReadThing,
): Promise<void> {
  const allowed = mayAct('read-dossier', caller.who, head.dossier);
  await reads.record({
    dossierId: head.dossier.id,
    at: chance.now(),
    person: caller.personId,
    ...(!isRefusal(allowed) && allowed.post && { post: allowed.post.id }),
    purpose: 'handling',
    what,
  });
}
