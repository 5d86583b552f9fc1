import { isRefusal, refuse } from '../../domain/dossier/refusals.ts';
import type { Refusal } from '../../domain/dossier/refusals.ts';
import type { DossierId } from '../../domain/ids.ts';
import { mayAct } from '../../domain/office/permissions.ts';
import type { OfficerCaller } from '../callers.ts';
import type { RecordedDeps, TellingDeps } from '../dependencies.ts';
import { dossierStory } from '../dossier-story.ts';
import { recordRead } from '../record-read.ts';
import type { FormDeps, FormRequest } from './issue-form.ts';
import { issueForm } from './issue-form.ts';
import { openForm } from './papers.ts';
import type { PaperLink } from './papers.ts';
import { resultLink } from './result-link.ts';
import type { ResultLinkDeps } from './result-link.ts';

type Opening = TellingDeps & ResultLinkDeps;
const purpose = 'handling';

/** An officer prints a form: made now if nobody made it yet, else the one that was made. That he read it is on record. */
export async function printForm(
  deps: FormDeps & RecordedDeps,
  caller: OfficerCaller,
  request: FormRequest,
): Promise<PaperLink | Refusal> {
  const made = await issueForm(deps, caller, request);
  if (isRefusal(made)) return made;
  await recordRead(deps, caller, made.story.head.dossier, { what: 'form', purpose });
  return openForm(deps, made.issued, made.story.told);
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
  await recordRead(deps, caller, story.head.dossier, { what: 'result', purpose });
  return resultLink(deps, story, of ?? story.head.dossier.result);
}
