import { officerCaller } from '../../../shared/application/callers.ts';
import type { DossierDeps } from '../../../shared/application/dependencies.ts';
import { listWaiting } from '../../../shared/application/list-waiting.ts';
import type { WaitingList } from '../../../shared/application/list-waiting.ts';
import {
  callBackPaper,
  giveBackPaper,
  handOverPaper,
  recordCall,
  recordDelivery,
  reportPaperMissing,
  takePaper,
} from '../../../shared/application/paper-acts.ts';
import type { paperOperations } from '../../../shared/contracts/http/office-paper.ts';
import { unitId } from '../../../shared/domain/ids.ts';
import type { Answers, Asked } from '../../edge/door.ts';
import { done, pageRequest } from '../../edge/replies.ts';
import { waitingPage } from './waiting-page.ts';

/** What the officers' door answers about papers, and about results that wait or were sent. */
export function paperAnswers(deps: DossierDeps): Answers<typeof paperOperations> {
  const caller = (account: Parameters<typeof officerCaller>[1]) =>
    officerCaller(deps.registry, account, deps.chance.now());
  const listed =
    (list: WaitingList) =>
    async ({
      account,
      params,
      query,
      language,
    }: Pick<
      Asked<(typeof paperOperations)['listUncollected']>,
      'account' | 'params' | 'query' | 'language'
    >) => {
      const page = await listWaiting(deps, await caller(account), {
        unitId: params.unitId,
        list,
        page: pageRequest(query),
      });
      return waitingPage(deps, page, list, language);
    };
  return {
    handOverPaper: async ({ account, params, body, commandId }) =>
      done(
        await handOverPaper(deps, await caller(account), {
          ...params,
          ...body,
          to: unitId(body.to),
          commandId,
        }),
      ),
    takePaper: async ({ account, params, body, commandId }) =>
      done(await takePaper(deps, await caller(account), { ...params, ...body, commandId })),
    reportPaperMissing: async ({ account, params, body, commandId }) =>
      done(await reportPaperMissing(deps, await caller(account), { ...params, ...body, commandId })),
    callBackPaper: async ({ account, params, body, commandId }) =>
      done(await callBackPaper(deps, await caller(account), { ...params, ...body, commandId })),
    giveBackPaper: async ({ account, params, body, commandId }) =>
      done(await giveBackPaper(deps, await caller(account), { ...params, ...body, commandId })),
    recordDelivery: async ({ account, params, body, commandId }) =>
      done(await recordDelivery(deps, await caller(account), { ...params, ...body, commandId })),
    recordCall: async ({ account, params, body, commandId }) =>
      done(await recordCall(deps, await caller(account), { ...params, ...body, commandId })),
    listPaperHeld: listed('paper-held'),
    listPaperComing: listed('paper-coming'),
    listUncollected: listed('uncollected'),
  };
}
