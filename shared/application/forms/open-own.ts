import { refuse, isRefusal } from '../../domain/dossier/refusals.ts';
import type { Refusal } from '../../domain/dossier/refusals.ts';
import type { DossierForm } from '../../domain/dossier/events.ts';
import type { DossierId } from '../../domain/ids.ts';
import { mayAct } from '../../domain/office/permissions.ts';
import type { CitizenCaller } from '../callers.ts';
import type { RecordedDeps } from '../dependencies.ts';
import { dossierStory } from '../dossier-story.ts';
import { recordRead } from '../record-read.ts';
import { openForm } from './papers.ts';
import type { PaperDeps, PaperLink } from './papers.ts';
import { resultLink } from './result-link.ts';
import type { ResultLinkDeps } from './result-link.ts';

/** Parties have no post: an auditor tells by person and purpose who of them fetched what. */
const purpose = 'following';

/** A party opens a form of his dossier that was made, on record before it is given; the control sheet is the agencies' own. */
export async function openOwnForm(
  deps: RecordedDeps & PaperDeps,
  caller: CitizenCaller,
  {
    dossierId,
    form,
    of,
  }: { readonly dossierId: DossierId; readonly form: DossierForm; readonly of?: number | undefined },
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
  await recordRead(deps, caller, story.head.dossier, { what: 'form', purpose });
  return openForm(deps, issued, story.told);
}

/** A party opens the result in force once it was returned to him, by whatever way. */
export async function openOwnResult(
  deps: RecordedDeps & ResultLinkDeps,
  caller: CitizenCaller,
  { dossierId }: { readonly dossierId: DossierId },
): Promise<PaperLink | Refusal> {
  const story = await dossierStory(deps, dossierId);
  const allowed = mayAct('follow', caller.who, story?.head.dossier);
  if (isRefusal(allowed)) return allowed;
  if (!story) return refuse('NOT_A_PARTY');
  const { delivery, result } = story.head.dossier;
  if (delivery !== 'returned' && delivery !== 'sent') return refuse('RESULT_NOT_RETURNED');
  await recordRead(deps, caller, story.head.dossier, { what: 'result', purpose });
  return resultLink(deps, story, result);
}
