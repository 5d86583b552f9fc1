import type { CitizenCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import type { DossierRow, Page, PageRequest } from './ports/history.ts';

/** Dossiers about the citizen (by his verified identity, also those filed at a counter), or filed by his account. */
export function listOwnDossiers(
  { history }: Pick<DossierDeps, 'history'>,
  caller: CitizenCaller,
  request: { as: 'applicant' | 'submitter'; page: PageRequest },
): Promise<Page<DossierRow>> {
  if (request.as === 'submitter') return history.ofAccount(caller.account, request.page);
  return caller.who.key ? history.ofApplicant(caller.who.key, request.page) : Promise.resolve({ rows: [] });
}
