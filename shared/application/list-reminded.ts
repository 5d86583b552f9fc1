import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { mayAct } from '../domain/office/permissions.ts';
import type { OfficerCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import type { Page, PageRequest, QueueRow } from './ports/history.ts';

/**
 * Open steps that are late or about to be, oldest due first: to the head of a unit those of his unit, to a leader those
 * of every unit that works on a dossier his agency is competent for.
 */
export async function listReminded(
  { history }: Pick<DossierDeps, 'history'>,
  caller: OfficerCaller,
  { unitId, page }: { readonly unitId: string; readonly page: PageRequest },
): Promise<Page<QueueRow> | Refusal> {
  const allowed = mayAct('list-reminded', caller.who);
  if (isRefusal(allowed)) return allowed;
  const { posts } = caller.who;
  if (posts.some(({ role, agency }) => role === 'leader' && agency === unitId))
    return history.remindedInAgency(unitId, page);
  const heads = posts.some((post) => post.unitId === unitId && /-head$/.test(post.role));
  return heads ? history.remindedInUnit(unitId, page) : refuse('NOT_PERMITTED', { act: 'list-reminded' });
}
