import { partyOf } from '../domain/dossier/dossier.ts';
import { refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { CommandId, DossierId } from '../domain/ids.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { Done } from './act-on-dossier.ts';
import type { CitizenCaller, OfficerCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';

/** Withdrawal until the decision (ND118 Đ.21), by the citizen himself or by the desk at which the applicant asks for it. */
export function withdrawDossier(
  deps: DossierDeps,
  caller: CitizenCaller | OfficerCaller,
  request: { dossierId: DossierId; commandId: CommandId; reason?: string | undefined },
): Promise<Done | Refusal> {
  const { dossierId, commandId, reason } = request;
  return actOnDossier(deps, {
    act: 'personId' in caller ? 'withdraw-at-counter' : 'withdraw',
    dossierId,
    caller,
    commandId,
    body: { reason },
    gather: ({ at, dossier }) => {
      const { parties = [] } = dossier ?? {};
      const party =
        'personId' in caller
          ? parties.find(({ role }) => role === 'applicant')
          : partyOf(parties, caller.who);
      if (!party) return Promise.resolve(refuse('NOT_A_PARTY', { act: 'withdraw' }));
      return Promise.resolve({
        command: { kind: 'withdraw', by: party.key, private: { reason } },
        facts: { at, components: [] },
      });
    },
  });
}
