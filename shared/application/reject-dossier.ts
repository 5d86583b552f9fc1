import type { Refusal } from '../domain/dossier/refusals.ts';
import type { Done } from './act-on-dossier.ts';
import type { OfficerCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import { actOnStep, splitReasons } from './step-acts.ts';
import type { OnStep, WordedReason } from './step-acts.ts';

/** Rejection at intake, each reason tied to a component (ND118 Đ.17.1c). */
export function rejectDossier(
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnStep & { reasons: readonly WordedReason[]; basis?: string | undefined },
): Promise<Done | Refusal> {
  const { reasons, words } = splitReasons(request.reasons);
  const { stepVersion, basis } = request;
  return actOnStep(
    deps,
    caller,
    'reject',
    request,
    { kind: 'reject', step: 'intake', stepVersion, reasons, ...(basis && { basis }), private: { words } },
    { stepVersion, reasons, words, basis },
  );
}
