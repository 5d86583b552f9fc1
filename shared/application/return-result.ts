import type { Refusal } from '../domain/dossier/refusals.ts';
import type { Done } from './act-on-dossier.ts';
import type { OfficerCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import { actOnStep } from './step-acts.ts';
import type { OnStep } from './step-acts.ts';

/** Hand the result over: to the applicant or a proxy with authority (ND118 Đ.6.2), by post, or online. */
export function returnResult(
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnStep &
    (
      | {
          method: 'in-person';
          collectedBy: 'applicant' | 'representative';
          identityChecked: true;
          collectorName?: string | undefined;
          authority?: string | undefined;
        }
      | { method: 'post'; trackingNumber: string }
      | { method: 'online' }
    ),
): Promise<Done | Refusal> {
  const { stepVersion, method } = request;
  const inPerson = request.method === 'in-person' ? request : undefined;
  const trackingNumber = request.method === 'post' ? request.trackingNumber : undefined;
  const { collectedBy, identityChecked, collectorName, authority } = inPerson ?? {};
  return actOnStep(
    deps,
    caller,
    'return-result',
    request,
    {
      kind: 'return-result',
      step: 'return',
      stepVersion,
      method,
      ...(collectedBy && { collectedBy }),
      ...(identityChecked && { identityChecked }),
      private: { collectorName, authority, trackingNumber },
    },
    { stepVersion, method, collectedBy, identityChecked, collectorName, authority, trackingNumber },
  );
}
