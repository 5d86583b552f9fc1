import type { CitizenCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import { withValues } from './dossier-story.ts';
import type { PrivatePerson } from './private-fields.ts';
import { personIn } from './private-fields.ts';

type Deps = Pick<DossierDeps, 'history' | 'privateValues'>;
export type OwnDetails = Omit<PrivatePerson, 'authority'>;

/**
 * What the citizen last wrote of himself when he filed, so that he need not write it again. Only the party whose
 * verified identity is his own is read, never whom he filed for. Undefined when he never filed, or it was erased.
 */
export async function readOwnDetails(deps: Deps, caller: CitizenCaller): Promise<OwnDetails | undefined> {
  const { key } = caller.who;
  const [newest] = (await deps.history.ofAccount(caller.account, { limit: 1 })).rows;
  const role = newest?.dossier.parties.find((party) => party.key === key)?.role;
  if (!key || !newest || !role) return undefined;
  const { items } = await deps.history.items(newest.dossierId, 0, 1);
  const [filed] = await withValues(deps.privateValues, newest.dossierId, items);
  const person = filed && personIn(filed.values, role);
  if (!person) return undefined;
  const { authority: _, ...details } = person;
  return details;
}
