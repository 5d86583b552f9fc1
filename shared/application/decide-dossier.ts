import type { Refusal } from '../domain/dossier/refusals.ts';
import type { Done } from './act-on-dossier.ts';
import type { OfficerCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import { actOnStep, splitReasons } from './step-acts.ts';
import type { OnStep, WordedReason } from './step-acts.ts';

/** Grant the result, or reject after review within the processing time (ND118 Đ.17.5, Đ.19.3). */
export function decideDossier(
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnStep &
    (
      | { outcome: 'granted'; resultNumber?: string | undefined; note?: string | undefined }
      | { outcome: 'rejected'; reasons: readonly WordedReason[]; note?: string | undefined }
    ),
): Promise<Done | Refusal> {
  const { stepVersion, outcome, note } = request;
  const { reasons, words } = splitReasons(outcome === 'rejected' ? request.reasons : []);
  const resultNumber = outcome === 'granted' ? request.resultNumber : undefined;
  return actOnStep(
    deps,
    caller,
    'decide',
    request,
    {
      kind: 'decide',
      step: 'decide',
      stepVersion,
      outcome,
      reasons,
      private: { note, resultNumber, ...(words.length > 0 && { words }) },
    },
    { stepVersion, outcome, note, resultNumber, reasons, words },
    ({ content }) => {
      const resultCode = content.results[0]?.code;
      return resultCode ? { resultCode } : {};
    },
  );
}
