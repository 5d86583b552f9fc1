import type { Refusal } from '../domain/dossier/refusals.ts';
import { supplementInstants } from '../domain/notice/timing.ts';
import type { Done } from './act-on-dossier.ts';
import type { OfficerCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import { noticeSettingsAt } from './notice-settings.ts';
import { actOnStep, splitReasons } from './step-acts.ts';
import type { OnStep, WordedReason } from './step-acts.ts';

/** The stage's legal basis is kept with each request: "once" at intake and a request in processing are two things. */
const intakeBasis = 'ND118 Đ.16.3, Đ.17.1c, Đ.17.2';

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
