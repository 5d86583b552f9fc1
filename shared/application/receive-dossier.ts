import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { CommandId, DossierId } from '../domain/ids.ts';
import { componentRules } from '../domain/procedure/component.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { Done } from './act-on-dossier.ts';
import type { OfficerCaller } from './callers.ts';
import type { FilingDeps } from './dependencies.ts';
import { receiptFacts } from './gathering.ts';
import { fileFacts, pinFiles } from './pin-files.ts';
import { pinnedProcedure } from './pinned-procedure.ts';
import { prepareReceipt, quantitiesOf } from './receiving.ts';
import type { ReceiptRequest } from './receiving.ts';

/** The desk receives what was filed: code and appointment are given in the same transaction (ND118 Đ.17.3, Đ.28). */
export function receiveDossier(
  deps: FilingDeps,
  caller: OfficerCaller,
  request: { dossierId: DossierId; commandId: CommandId; stepVersion: number; receipt: ReceiptRequest },
): Promise<Done | Refusal> {
  return actOnDossier(deps, {
    act: 'receive',
    dossierId: request.dossierId,
    caller,
    commandId: request.commandId,
    body: { stepVersion: request.stepVersion, receipt: request.receipt },
    gather: async ({ at, dossier }) => {
      if (!dossier) return refuse('DOSSIER_NOT_FOUND');
      const content = await pinnedProcedure(deps, dossier);
      const { dossierId } = request;
      const pinned = await pinFiles(deps, { dossierId, owner: caller.personId }, request.receipt.components);
      if (isRefusal(pinned)) return pinned;
      const { receipt, trackingHash } = prepareReceipt(deps, request.receipt, pinned);
      const { desk, competentUnit, channel, pins } = dossier;
      const found = await receiptFacts(deps, content, {
        desk,
        competentUnit,
        channel,
        calendarVersion: pins.calendarVersion,
        at,
        quantities: quantitiesOf(request.receipt),
        case: request.receipt.case ?? dossier.case,
        trackingHash,
      });
      if (isRefusal(found)) return found;
      return {
        command: { kind: 'receive', step: 'intake', stepVersion: request.stepVersion, ...receipt },
        facts: {
          at,
          components: componentRules(content.components),
          receipt: found.receipt,
          files: await fileFacts(deps, dossierId, pinned),
        },
        counter: found.counter,
      };
    },
  });
}
