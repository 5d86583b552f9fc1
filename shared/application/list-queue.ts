import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { mayAct } from '../domain/office/permissions.ts';
import { typedNumber } from '../domain/dossier/numbers.ts';
import type { DossierId } from '../domain/ids.ts';
import type { OfficerCaller } from './callers.ts';
import { rolesIn } from './colleagues.ts';
import type { DossierDeps } from './dependencies.ts';
import type { Page, PageRequest, QueueRow } from './ports/history.ts';

/** Open steps of a unit in which the officer has a post, oldest due first. */
export async function listQueue(
  deps: Pick<DossierDeps, 'history'>,
  caller: OfficerCaller,
  request: { unitId: string; page: PageRequest },
): Promise<Page<QueueRow> | Refusal> {
  const allowed = mayAct('list-queue', caller.who);
  if (isRefusal(allowed)) return allowed;
  const sitsThere = caller.who.posts.some(({ unitId }) => unitId === request.unitId);
  return sitsThere
    ? deps.history.queue(request.unitId, request.page)
    : refuse('NOT_PERMITTED', { act: 'list-queue' });
}

/** Officers of a unit in which the caller has a post, with a post in force there: whom its head may give a step to. */
export async function listColleagues(
  deps: Pick<DossierDeps, 'registry' | 'chance'>,
  caller: OfficerCaller,
  request: { unitId: string; page: PageRequest },
): Promise<Page<{ person: string; name: string; title: string }> | Refusal> {
  const allowed = mayAct('list-queue', caller.who);
  if (isRefusal(allowed)) return allowed;
  if (!caller.who.posts.some(({ unitId }) => unitId === request.unitId))
    return refuse('NOT_PERMITTED', { act: 'list-queue' });
  const { rows, cursor } = await deps.registry.peopleOfUnit(request.unitId, request.page);
  const now = deps.chance.now();
  // The index knows also who has left; a unit has some dozens of people in all.
  const people = await Promise.all(
    rows.map(async ({ personId, name, title }) =>
      (await rolesIn(deps.registry, personId, request.unitId, now)).length > 0
        ? [{ person: personId, name, title }]
        : [],
    ),
  );
  return { rows: people.flat(), ...(cursor && { cursor }) };
}

/** By code or filing number, as typed. Only the id is answered: reading it is an act of its own. */
export async function findDossier(
  deps: Pick<DossierDeps, 'history'>,
  caller: OfficerCaller,
  number: string,
): Promise<{ dossierId: DossierId } | Refusal> {
  const allowed = mayAct('find-dossier', caller.who);
  if (isRefusal(allowed)) return allowed;
  const dossierId = await deps.history.findByNumber(typedNumber(number));
  return dossierId ? { dossierId } : refuse('DOSSIER_NOT_FOUND');
}
