import type { AccountId } from '../domain/ids.ts';
import type { CitizenCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import type { DossierRow, Page, PageRequest } from './ports/history.ts';

type OwnList = 'applicant' | 'submitter' | 'applicant-only';

/** A page that finds too few rows in so many reads is given as it is, with its cursor. */
const mostReads = 5;

/**
 * Dossiers about the citizen (by his verified identity, also those filed at a counter), or filed by his account.
 * `applicant-only`: about him, but filed by somebody else; beside `submitter` each dossier then stands once.
 */
export function listOwnDossiers(
  { history }: Pick<DossierDeps, 'history'>,
  caller: CitizenCaller,
  request: { as: OwnList; page: PageRequest },
): Promise<Page<DossierRow>> {
  const { key } = caller.who;
  if (request.as === 'submitter') return history.ofAccount(caller.account, request.page);
  if (!key) return Promise.resolve({ rows: [] });
  return request.as === 'applicant'
    ? history.ofApplicant(key, request.page)
    : notFiledBy(caller.account, request.page, (page) => history.ofApplicant(key, page));
}

/** Each read asks for the rows still wanted, so the last read's cursor is where the page ends. */
async function notFiledBy(
  account: AccountId,
  { limit, cursor }: PageRequest,
  read: (page: PageRequest) => Promise<Page<DossierRow>>,
): Promise<Page<DossierRow>> {
  const rows: DossierRow[] = [];
  let next = cursor;
  for (let reads = 0; reads < mostReads; reads += 1) {
    const page = await read({ limit: limit - rows.length, ...(next !== undefined && { cursor: next }) });
    rows.push(
      ...page.rows.filter(({ dossier }) => !dossier.parties.some((party) => party.account === account)),
    );
    next = page.cursor;
    if (next === undefined || rows.length === limit) break;
  }
  return { rows, ...(next !== undefined && { cursor: next }) };
}
