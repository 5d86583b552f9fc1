import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { DossierId, UnitId } from '../domain/ids.ts';
import { actOnDossier } from './act-on-dossier.ts';
import type { Done } from './act-on-dossier.ts';
import type { OfficerCaller } from './callers.ts';
import type { FilingDeps } from './dependencies.ts';
import { prepareFiling } from './filing.ts';
import type { FilingRequest } from './filing.ts';
import { receiptFacts } from './gathering.ts';
import { filesOfBoth, pinFiles } from './pin-files.ts';
import { prepareReceipt, quantitiesOf } from './receiving.ts';
import type { ReceiptRequest } from './receiving.ts';

/**
 * At the counter, for a citizen who needs no account: filed and received by one act. Nobody receives his own: the
 * dossier does not exist yet when permissions are asked, so the parties' keys are compared here.
 */
export function receiveAtCounter(
  deps: FilingDeps,
  caller: OfficerCaller,
  request: { dossierId: DossierId; desk: UnitId; filing: FilingRequest; receipt: ReceiptRequest },
): Promise<Done | Refusal> {
  return actOnDossier(deps, {
    act: 'receive-at-counter',
    dossierId: request.dossierId,
    caller,
    commandId: request.dossierId,
    body: { desk: request.desk, filing: request.filing, receipt: request.receipt },
    gather: async ({ at }) => {
      const sitsThere = caller.who.posts.some(
        ({ unitId, role }) => unitId === request.desk && (role === 'desk-officer' || role === 'desk-head'),
      );
      if (!sitsThere) return refuse('NOT_PERMITTED', { act: 'receive-at-counter' });
      const prepared = await prepareFiling(deps, request.filing, {
        dossierId: request.dossierId,
        owner: caller.personId,
        channel: 'counter',
        at,
        desk: request.desk,
      });
      if (isRefusal(prepared)) return prepared;
      const { filing, content, pinned, facts } = prepared;
      if (filing.parties.some(({ key }) => key === caller.who.key))
        return refuse('OWN_DOSSIER', { act: 'receive-at-counter' });
      const { dossierId } = request;
      const counted = await pinFiles(deps, { dossierId, owner: caller.personId }, request.receipt.components);
      if (isRefusal(counted)) return counted;
      const { receipt, trackingHash } = prepareReceipt(deps, request.receipt, counted);
      const found = await receiptFacts(deps, content, {
        desk: request.desk,
        competentUnit: facts.filing.competentUnit,
        channel: 'counter',
        calendarVersion: facts.filing.pins.calendarVersion,
        at,
        quantities: quantitiesOf(request.receipt),
        case: request.receipt.case ?? request.filing.case,
        trackingHash,
      });
      if (isRefusal(found)) return found;
      return {
        command: { kind: 'receive-at-counter', filing, receipt },
        facts: { ...facts, receipt: found.receipt, files: filesOfBoth(pinned, counted) },
        counter: found.counter,
      };
    },
  });
}
