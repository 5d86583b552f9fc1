import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { DossierId } from '../domain/ids.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { Done } from './act-on-dossier.ts';
import type { CitizenCaller } from './callers.ts';
import type { FilingDeps } from './dependencies.ts';
import { prepareFiling } from './filing.ts';
import type { FilingRequest } from './filing.ts';

/** A citizen files online. His draft under the same id is thrown away afterwards; a leftover draft expires by itself. */
export async function fileDossier(
  deps: FilingDeps,
  caller: CitizenCaller,
  request: { dossierId: DossierId; filing: FilingRequest },
): Promise<Done | Refusal> {
  const done = await actOnDossier(deps, {
    act: 'file',
    dossierId: request.dossierId,
    caller,
    commandId: request.dossierId,
    body: request.filing,
    gather: async ({ at }) => {
      const { key } = caller.who;
      if (!key) return refuse('IDENTITY_NOT_LINKED');
      const filer = { account: caller.account, key };
      const prepared = await prepareFiling(deps, request.filing, {
        dossierId: request.dossierId,
        owner: caller.account,
        channel: 'online',
        at,
        filer,
      });
      if (isRefusal(prepared)) return prepared;
      return { command: { kind: 'file', ...prepared.filing }, facts: prepared.facts };
    },
  });
  if (!isRefusal(done)) {
    const draft = await deps.privateValues.draft(request.dossierId);
    if (draft?.account === caller.account) await deps.privateValues.deleteDraft(request.dossierId);
  }
  return done;
}
