import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { mayAct } from '../domain/office/permissions.ts';
import type { OfficerCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import type { DossierRow, Page, PageRequest } from './ports/history.ts';

/** What waits in a unit beside its steps: papers it has to pass on, papers that come to it, results to be collected. */
export const waitingLists = ['paper-held', 'paper-coming', 'uncollected'] as const;
export type WaitingList = (typeof waitingLists)[number];

/** One of these lists, for an officer who has a post in the unit. */
export async function listWaiting(
  { history }: Pick<DossierDeps, 'history'>,
  caller: OfficerCaller,
  request: { unitId: string; list: WaitingList; page: PageRequest },
): Promise<Page<DossierRow> | Refusal> {
  const allowed = mayAct('list-queue', caller.who);
  if (isRefusal(allowed)) return allowed;
  const { unitId, list, page } = request;
  if (!caller.who.posts.some((post) => post.unitId === unitId))
    return refuse('NOT_PERMITTED', { act: 'list-queue' });
  switch (list) {
    case 'paper-held':
      return history.paperHeld(unitId, page);
    case 'paper-coming':
      return history.paperComing(unitId, page);
    case 'uncollected':
      return history.uncollected(unitId, page);
  }
}
