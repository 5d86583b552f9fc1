import type { CitizenCaller } from '../../../shared/application/callers.ts';
import { citizenCaller } from '../../../shared/application/callers.ts';
import type { DossierDeps } from '../../../shared/application/dependencies.ts';
import { deleteDraft, listDrafts, readDraft, saveDraft } from '../../../shared/application/drafts.ts';
import { openOwnForm, openOwnResult } from '../../../shared/application/forms/open-own.ts';
import type { Documents } from '../../../shared/application/ports/documents.ts';
import { fileDossier } from '../../../shared/application/file-dossier.ts';
import { handInSupplement } from '../../../shared/application/hand-in-supplement.ts';
import { listOwnDossiers } from '../../../shared/application/list-own-dossiers.ts';
import { readOwnDetails } from '../../../shared/application/read-own-details.ts';
import { chooseNotices } from '../../../shared/application/choose-notices.ts';
import { readOwnDossier } from '../../../shared/application/read-dossier.ts';
import { listGivenPapers } from '../../../shared/application/uploads.ts';
import { withdrawDossier } from '../../../shared/application/withdraw-dossier.ts';
import type { citizenOperations } from '../../../shared/contracts/http/citizen.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { wire } from '../../../shared/texts/dates.ts';
import type { Answers } from '../../edge/door.ts';
import { done, pageRequest } from '../../edge/replies.ts';
import { uploadAnswers, type FileDeps } from '../../edge/upload-answers.ts';
import { draftView, givenPapersView, ownDossiersPage } from './views.ts';

export function citizenAnswers(
  deps: DossierDeps & FileDeps & { readonly documents: Documents },
): Answers<typeof citizenOperations> {
  const caller = (account: AccountId): Promise<CitizenCaller> => citizenCaller(deps.registry, account);
  return {
    ...uploadAnswers(deps, caller, 'following'),
    listGivenPapers: async ({ account, query, language }) =>
      givenPapersView(deps, await listGivenPapers(deps, await caller(account), pageRequest(query)), language),
    readCitizen: async ({ account }) => ({ account, linked: (await caller(account)).who.key !== undefined }),
    readOwnDetails: async ({ account }) => (await readOwnDetails(deps, await caller(account))) ?? {},
    listDrafts: async ({ account, query }) => {
      const { rows, cursor } = await listDrafts(deps, await caller(account), pageRequest(query));
      return { rows: rows.map((row) => ({ ...row, savedAt: wire(row.savedAt) })), ...(cursor && { cursor }) };
    },
    readDraft: async ({ account, params }) =>
      draftView(await readDraft(deps, await caller(account), params.dossierId)),
    saveDraft: async ({ account, params, body }) =>
      draftView(await saveDraft(deps, await caller(account), { ...params, ...body })),
    deleteDraft: async ({ account, params }) =>
      (await deleteDraft(deps, await caller(account), params.dossierId)) ?? { dossierId: params.dossierId },
    fileDossier: async ({ account, params, body }) => {
      const filed = await fileDossier(deps, await caller(account), { ...params, filing: body });
      if (isRefusal(filed)) return filed;
      const dueAt = filed.dossier.steps.find(({ step }) => step === 'intake')?.dueAt;
      return {
        dossierId: filed.dossier.id,
        version: filed.version,
        filingNumber: filed.dossier.filingNumber,
        ...(dueAt && { answerDueAt: wire(dueAt) }),
      };
    },
    listOwnDossiers: async ({ account, query, language }) =>
      ownDossiersPage(
        deps,
        await listOwnDossiers(deps, await caller(account), {
          as: query.as ?? 'applicant',
          page: pageRequest(query),
        }),
        language,
      ),
    readOwnDossier: async ({ account, params, language }) =>
      readOwnDossier(deps, await caller(account), { ...params, language }),
    openOwnForm: async ({ account, params, query }) =>
      openOwnForm(deps, await caller(account), { ...params, ...query }),
    openOwnResult: async ({ account, params }) => openOwnResult(deps, await caller(account), params),
    handInSupplement: async ({ account, params, body, commandId }) =>
      done(await handInSupplement(deps, await caller(account), { ...params, ...body, commandId })),
    chooseNotices: async ({ account, params, body, commandId }) =>
      done(await chooseNotices(deps, await caller(account), { ...params, ...body, commandId })),
    withdrawDossier: async ({ account, params, body, commandId }) =>
      done(await withdrawDossier(deps, await caller(account), { ...params, ...body, commandId })),
  };
}
