import type * as z from 'zod';
import type { DossierView } from '../contracts/http/views.ts';
import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { DossierId } from '../domain/ids.ts';
import { mayAct } from '../domain/office/permissions.ts';
import type { Language } from '../texts/language.ts';
import type { CitizenCaller, OfficerCaller } from './callers.ts';
import type { RecordedDeps, ViewingDeps } from './dependencies.ts';
import { dossierStory } from './dossier-story.ts';
import { dossierView } from './dossier-view.ts';

type View = z.input<typeof DossierView>;

/** An officer reads; that he read, in which post and for what, is on record before he sees a line. */
export async function readDossier(
  deps: RecordedDeps & ViewingDeps,
  caller: OfficerCaller,
  request: { dossierId: DossierId; purpose: string; language: Language },
): Promise<View | Refusal> {
  const head = await deps.history.head(request.dossierId);
  const allowed = mayAct('read-dossier', caller.who, head?.dossier);
  if (isRefusal(allowed)) return head ? allowed : refuse('DOSSIER_NOT_FOUND');
  await deps.reads.record({
    dossierId: request.dossierId,
    at: deps.chance.now(),
    person: caller.personId,
    ...(allowed.post && { post: allowed.post.id }),
    purpose: request.purpose,
    what: 'dossier',
  });
  const story = await dossierStory(deps, request.dossierId);
  return story ? dossierView(deps, story, caller.who, request.language) : refuse('DOSSIER_NOT_FOUND');
}

/** How far a dossier's history has come: for who has read it and waits for more. Nothing in it is told. */
export async function readVersion(
  deps: Pick<RecordedDeps, 'history'>,
  caller: OfficerCaller,
  dossierId: DossierId,
): Promise<{ version: number } | Refusal> {
  const head = await deps.history.head(dossierId);
  if (!head) return refuse('DOSSIER_NOT_FOUND');
  const allowed = mayAct('read-dossier', caller.who, head.dossier);
  return isRefusal(allowed) ? allowed : { version: head.dossier.version };
}

/** A party follows his own dossier; whoever is none is told that there is nothing, not that he may not. */
export async function readOwnDossier(
  deps: ViewingDeps,
  caller: CitizenCaller,
  request: { dossierId: DossierId; language: Language },
): Promise<View | Refusal> {
  const story = await dossierStory(deps, request.dossierId);
  const allowed = mayAct('follow', caller.who, story?.head.dossier);
  if (isRefusal(allowed)) return allowed;
  return story ? dossierView(deps, story, caller.who, request.language) : refuse('NOT_A_PARTY');
}
