import { refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { CommandId, DossierId } from '../domain/ids.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { Done } from './act-on-dossier.ts';
import type { CitizenCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';

/** Withdrawal until the decision (ND118 Đ.21). */
export function withdrawDossier(
  deps: DossierDeps,
  caller: CitizenCaller,
  request: { dossierId: DossierId; commandId: CommandId; reason?: string | undefined },
): Promise<Done | Refusal> {
  const { dossierId, commandId, reason } = request;
  return actOnDossier(deps, {
    act: 'withdraw',
    dossierId,
    caller,
    commandId,
    body: { reason },
    gather: ({ at, dossier }) => {
      const party = dossier?.parties.find(
        ({ key, account }) => account === caller.account || key === caller.who.key,
      );
      if (!party) return Promise.resolve(refuse('NOT_A_PARTY', { act: 'withdraw' }));
      return Promise.resolve({
        command: { kind: 'withdraw', by: party.key, private: { reason } },
        facts: { at, components: [] },
      });
    },
  });
}
