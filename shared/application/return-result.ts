import { typedTrackingNumber } from '../domain/dossier/collection.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { resultFacts } from '../domain/dossier/result-facts.ts';
import type { Done } from './act-on-dossier.ts';
import type { OfficerCaller } from './callers.ts';
import { collectingBody, collectingValues, shownBy } from './collecting.ts';
import type { CollectingRequest } from './collecting.ts';
import type { DossierDeps } from './dependencies.ts';
import { eventsOf } from './events-of.ts';
import { actOnStep } from './step-acts.ts';
import type { OnStep } from './step-acts.ts';

/** Hand the result over: to whoever shows his right to it (ND118 Đ.6.2), by post, or online. */
export async function returnResult(
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnStep & { readonly paperAlone?: boolean | undefined } & (
      | ({ method: 'in-person' } & CollectingRequest)
      | { method: 'post'; trackingNumber: string }
      | { method: 'online' }
    ),
): Promise<Done | Refusal> {
  const { stepVersion, method, dossierId, commandId, paperAlone } = request;
  const collecting = request.method === 'in-person' ? request : undefined;
  const trackingNumber = request.method === 'post' ? typedTrackingNumber(request.trackingNumber) : undefined;
  return actOnStep(
    deps,
    caller,
    'return-result',
    { dossierId, commandId, stepVersion },
    {
      kind: 'return-result',
      step: 'return',
      stepVersion,
      method,
      ...(paperAlone && { paperAlone }),
      ...(collecting && { collectedBy: collecting.collectedBy }),
      private: { ...(collecting && collectingValues(collecting)), trackingNumber },
    },
    {
      stepVersion,
      method,
      paperAlone,
      trackingNumber,
      ...(collecting && (await collectingBody(deps, collecting))),
    },
    async ({ dossier }) => ({
      result: resultFacts(await eventsOf(deps.history, dossierId)),
      ...(collecting && { shown: await shownBy(deps, dossier, collecting) }),
    }),
  );
}
