import { refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { DossierId } from '../domain/ids.ts';
import type { CitizenCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import type { Page, PageRequest } from './ports/history.ts';
import type { Draft, DraftRow } from './ports/private-values.ts';

type Deps = Pick<DossierDeps, 'privateValues' | 'history' | 'chance'>;

/** Saves what was typed so far. A draft belongs to the account that began it; its version guards two windows. */
export async function saveDraft(
  deps: Deps,
  caller: CitizenCaller,
  request: { dossierId: DossierId; version: number; procedureCode: string; content: Draft['content'] },
): Promise<Draft | Refusal> {
  const standing = await deps.privateValues.draft(request.dossierId);
  if (standing && standing.account !== caller.account) return refuse('DRAFT_NOT_FOUND');
  if (!standing && (await deps.history.head(request.dossierId))) return refuse('DOSSIER_EXISTS');
  const draft: Draft = {
    dossierId: request.dossierId,
    account: caller.account,
    version: request.version + 1,
    procedureCode: request.procedureCode,
    savedAt: deps.chance.now(),
    content: request.content,
  };
  const outcome = await deps.privateValues.saveDraft(draft, request.version);
  return outcome === 'saved' ? draft : refuse('DRAFT_CHANGED');
}

export async function readDraft(
  deps: Deps,
  caller: CitizenCaller,
  dossierId: DossierId,
): Promise<Draft | Refusal> {
  const draft = await deps.privateValues.draft(dossierId);
  return draft?.account === caller.account ? draft : refuse('DRAFT_NOT_FOUND');
}

export const listDrafts = (deps: Deps, caller: CitizenCaller, page: PageRequest): Promise<Page<DraftRow>> =>
  deps.privateValues.drafts(caller.account, page);

/** Throwing away what is not there is done already. */
export async function deleteDraft(
  deps: Deps,
  caller: CitizenCaller,
  dossierId: DossierId,
): Promise<Refusal | undefined> {
  const draft = await deps.privateValues.draft(dossierId);
  if (!draft) return undefined;
  if (draft.account !== caller.account) return refuse('DRAFT_NOT_FOUND');
  await deps.privateValues.deleteDraft(dossierId);
  return undefined;
}
