import { partyOf } from '../domain/dossier/dossier.ts';
import type { NoticeWish } from '../domain/dossier/dossier.ts';
import { refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { CommandId, DossierId } from '../domain/ids.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { Done } from './act-on-dossier.ts';
import type { CitizenCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';

/** From now on a party is told in this language and by these ways; for the other parties what was chosen stays. */
export function chooseNotices(
  deps: DossierDeps,
  caller: CitizenCaller,
  request: { dossierId: DossierId; commandId: CommandId } & NoticeWish,
): Promise<Done | Refusal> {
  const { dossierId, commandId, language, notifyBy } = request;
  return actOnDossier(deps, {
    act: 'choose-notices',
    dossierId,
    caller,
    commandId,
    body: { language, notifyBy: [...notifyBy] },
    gather: ({ at, dossier }) => {
      const party = dossier && partyOf(dossier.parties, caller.who);
      if (!party) return Promise.resolve(refuse('NOT_A_PARTY', { act: 'choose-notices' }));
      return Promise.resolve({
        command: { kind: 'choose-notices', by: party.key, language, notifyBy },
        facts: { at, components: [] },
      });
    },
  });
}
