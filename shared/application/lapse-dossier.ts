import type { Refusal } from '../domain/dossier/refusals.ts';
import type { Done } from './act-on-dossier.ts';
import type { OfficerCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import { actOnStep } from './step-acts.ts';
import type { OnStep } from './step-acts.ts';

/** The desk closes a dossier whose supplement has not come in its time (ND118 Đ.19.5). */
export const lapseDossier = (
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnStep,
): Promise<Done | Refusal> =>
  actOnStep(
    deps,
    caller,
    'lapse',
    request,
    { kind: 'lapse', step: 'supplement', stepVersion: request.stepVersion },
    { stepVersion: request.stepVersion },
  );
