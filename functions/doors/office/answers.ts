import { findDossier, listColleagues, listQueue } from '../../../shared/application/list-queue.ts';
import type { DossierDeps } from '../../../shared/application/dependencies.ts';
import { officerCaller } from '../../../shared/application/callers.ts';
import { listReminded } from '../../../shared/application/list-reminded.ts';
import { handInSupplement } from '../../../shared/application/hand-in-supplement.ts';
import { readDossier, readVersion } from '../../../shared/application/read-dossier.ts';
import {
  attachDraft,
  claimStep,
  completeStep,
  reassignStep,
  releaseStep,
} from '../../../shared/application/route-acts.ts';
import { receiveAtCounter } from '../../../shared/application/receive-at-counter.ts';
import { receiveDossier } from '../../../shared/application/receive-dossier.ts';
import { rejectDossier } from '../../../shared/application/reject-dossier.ts';
import { requestSupplement } from '../../../shared/application/request-supplement.ts';
import { returnResult } from '../../../shared/application/return-result.ts';
import { lapseDossier } from '../../../shared/application/lapse-dossier.ts';
import { withdrawDossier } from '../../../shared/application/withdraw-dossier.ts';
import type { officeOperations } from '../../../shared/contracts/http/office.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import { unitId } from '../../../shared/domain/ids.ts';
import type { Answers } from '../../edge/door.ts';
import { uploadAnswers, type FileDeps } from '../../edge/upload-answers.ts';
import { done, pageRequest, received } from '../../edge/replies.ts';
import { paperAnswers } from './paper-answers.ts';
import { officerView, queuePage } from './views.ts';

export function officeAnswers(deps: DossierDeps & FileDeps): Answers<typeof officeOperations> {
  const caller = (account: Parameters<typeof officerCaller>[1]) =>
    officerCaller(deps.registry, account, deps.chance.now());
  const atDesk = uploadAnswers(deps, caller, 'handling');
  return {
    announceFileAtDesk: atDesk.announceFile,
    fileSentAtDesk: atDesk.fileSent,
    readUploadAtDesk: atDesk.readUpload,
    removeUploadAtDesk: atDesk.removeUpload,
    linkFileAtDesk: atDesk.linkFile,
    readOfficer: async ({ account, language }) => officerView(deps, await caller(account), language),
    listQueue: async ({ account, params, query, language }) =>
      queuePage(
        deps,
        await listQueue(deps, await caller(account), { unitId: params.unitId, page: pageRequest(query) }),
        language,
      ),
    listReminded: async ({ account, params, query, language }) =>
      queuePage(
        deps,
        await listReminded(deps, await caller(account), { unitId: params.unitId, page: pageRequest(query) }),
        language,
      ),
    findDossier: async ({ account, query }) => findDossier(deps, await caller(account), query.number),
    readDossier: async ({ account, params, query, language }) =>
      readDossier(deps, await caller(account), { ...params, purpose: query.purpose ?? 'handling', language }),
    readVersion: async ({ account, params }) => readVersion(deps, await caller(account), params.dossierId),
    receiveAtCounter: async ({ account, params, body }) =>
      received(
        await receiveAtCounter(deps, await caller(account), { ...params, ...body, desk: unitId(body.desk) }),
      ),
    receiveDossier: async ({ account, params, body: { stepVersion, ...receipt }, commandId }) =>
      received(
        await receiveDossier(deps, await caller(account), { ...params, commandId, stepVersion, receipt }),
      ),
    rejectDossier: async ({ account, params, body, commandId }) =>
      done(await rejectDossier(deps, await caller(account), { ...params, ...body, commandId })),
    requestSupplement: async ({ account, params, body, commandId }) =>
      done(await requestSupplement(deps, await caller(account), { ...params, ...body, commandId })),
    handInAtCounter: async ({ account, params, body, commandId }) =>
      done(await handInSupplement(deps, await caller(account), { ...params, ...body, commandId })),
    lapseDossier: async ({ account, params, body, commandId }) =>
      done(await lapseDossier(deps, await caller(account), { ...params, ...body, commandId })),
    withdrawAtCounter: async ({ account, params, body, commandId }) =>
      done(await withdrawDossier(deps, await caller(account), { ...params, ...body, commandId })),
    completeStep: async ({ account, params, body, commandId }) =>
      done(await completeStep(deps, await caller(account), { ...params, ...body, commandId })),
    claimStep: async ({ account, params, body, commandId }) =>
      done(await claimStep(deps, await caller(account), { ...params, ...body, commandId })),
    releaseStep: async ({ account, params, body, commandId }) =>
      done(await releaseStep(deps, await caller(account), { ...params, ...body, commandId })),
    reassignStep: async ({ account, params, body, commandId }) =>
      done(await reassignStep(deps, await caller(account), { ...params, ...body, commandId })),
    attachDraft: async ({ account, params, body, commandId }) =>
      done(await attachDraft(deps, await caller(account), { ...params, ...body, commandId })),
    listColleagues: async ({ account, params, query }) => {
      const page = await listColleagues(deps, await caller(account), {
        unitId: params.unitId,
        page: pageRequest(query),
      });
      return isRefusal(page) ? page : { ...page, rows: [...page.rows] };
    },
    returnResult: async ({ account, params, body, commandId }) =>
      done(await returnResult(deps, await caller(account), { ...params, ...body, commandId })),
    ...paperAnswers(deps),
  };
}
