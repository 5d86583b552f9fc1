import type { Refusal } from '../domain/dossier/refusals.ts';
import { supplementInstants } from '../domain/notice/timing.ts';
import type { Done } from './act-on-dossier.ts';
import type { OfficerCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import { noticeSettingsAt } from './notice-settings.ts';
import { actOnStep, splitReasons } from './step-acts.ts';
import type { OnStep, WordedReason } from './step-acts.ts';

/**
 * The stage's legal basis is kept with each request, in the words that the paper prints: "once" at intake and a request
 * in processing are two things.
 */
const intakeBasis = 'khoản 3 Điều 16, điểm c khoản 1 và khoản 2 Điều 17 Nghị định số 118/2025/NĐ-CP';

/** Ask before receipt, once and for everything that is missing. */
export function requestSupplement(
  deps: DossierDeps,
  caller: OfficerCaller,
  request: OnStep & { reasons: readonly WordedReason[] },
): Promise<Done | Refusal> {
  const { reasons, words } = splitReasons(request.reasons);
  const { stepVersion } = request;
  return actOnStep(
    deps,
    caller,
    'request-supplement',
    request,
    { kind: 'request-supplement', step: 'intake', stepVersion, reasons, private: { words } },
    { stepVersion, reasons, words },
    async ({ at, content }) => {
      const settings = await noticeSettingsAt(deps.registry, at);
      const supplementDays = content.supplementDays ?? settings.supplementDays;
      return {
        supplementBasis: intakeBasis,
        supplementClocks: supplementInstants(at, { ...settings, supplementDays }),
      };
    },
  );
}
