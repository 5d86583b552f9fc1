import type { Dossier } from '../domain/dossier/dossier.ts';
import { isRefusal } from '../domain/dossier/refusals.ts';
import { mayAct } from '../domain/office/permissions.ts';
import type { ReadThing } from '../domain/office/reading.ts';
import { actorOf } from './callers.ts';
import type { CitizenCaller, OfficerCaller } from './callers.ts';
import type { RecordedDeps } from './dependencies.ts';

/** That a paper of a dossier was opened, by whom, for what; an officer's with the post that let him read. */
export async function recordRead(
  { reads, chance }: Pick<RecordedDeps, 'reads' | 'chance'>,
  caller: CitizenCaller | OfficerCaller,
  dossier: Dossier,
  { what, purpose }: { readonly what: ReadThing; readonly purpose: string },
): Promise<void> {
  const allowed = mayAct('account' in caller ? 'follow' : 'read-dossier', caller.who, dossier);
  await reads.record({
    dossierId: dossier.id,
    at: chance.now(),
    person: actorOf(caller),
    ...(!isRefusal(allowed) && allowed.post && { post: allowed.post.id }),
    purpose,
    what,
  });
}
