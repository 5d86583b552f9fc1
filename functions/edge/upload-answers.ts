import { linkFile } from '../../shared/application/file-links.ts';
import type { CitizenCaller, OfficerCaller } from '../../shared/application/callers.ts';
import type { RecordedDeps, ViewingDeps } from '../../shared/application/dependencies.ts';
import type { Documents } from '../../shared/application/ports/documents.ts';
import { announceFile, fileSent, readUpload, removeUpload } from '../../shared/application/uploads.ts';
import type { UploadDeps } from '../../shared/application/uploads.ts';
import type { uploadOperations } from '../../shared/contracts/http/uploads.ts';
import type { AnswerOf } from '../../shared/contracts/http/operation.ts';
import { isRefusal } from '../../shared/domain/dossier/refusals.ts';
import type { Refusal } from '../../shared/domain/dossier/refusals.ts';
import type { FileRecord } from '../../shared/domain/file/file.ts';
import type { Act } from '../../shared/domain/office/permissions.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { wire } from '../../shared/texts/dates.ts';
import { fileFaultTexts } from '../../shared/texts/files.ts';
import type { Language } from '../../shared/texts/language.ts';
import type { Answers } from './door.ts';

export type FileDeps = UploadDeps &
  RecordedDeps &
  ViewingDeps & { readonly documents: Pick<Documents, 'link'> };
type Room = 'citizen' | 'office';
type Operations = ReturnType<typeof uploadOperations<Room, Act, Act>>;
type UploadView = AnswerOf<Operations['readUpload']>;

/** What both doors answer of files, each for its own callers. */
export function uploadAnswers(
  deps: FileDeps,
  caller: (account: AccountId) => Promise<CitizenCaller | OfficerCaller>,
  purpose: string,
): Answers<Operations> {
  return {
    announceFile: async ({ account, params, body }) => {
      const announced = await announceFile(deps, await caller(account), { ...params, ...body });
      if (isRefusal(announced)) return announced;
      const { fileId, state, put, expiresAt } = announced;
      return {
        fileId,
        state,
        ...(put && { put: { url: put.url, headers: { ...put.headers } } }),
        ...(expiresAt && { expiresAt: wire(expiresAt) }),
      };
    },
    fileSent: async ({ account, params, language }) =>
      uploadView(await fileSent(deps, await caller(account), params), language),
    readUpload: async ({ account, params, language }) =>
      uploadView(await readUpload(deps, await caller(account), params), language),
    removeUpload: async ({ account, params }) =>
      (await removeUpload(deps, await caller(account), params)) ?? { fileId: params.fileId },
    linkFile: async ({ account, params }) => {
      const link = await linkFile(deps, await caller(account), { ...params, purpose });
      return isRefusal(link) ? link : { url: link.url, expiresAt: wire(link.expiresAt) };
    },
  };
}

function uploadView(file: FileRecord | Refusal, language: Language): UploadView | Refusal {
  if (isRefusal(file)) return file;
  const { fileId, state, fault } = file;
  return { fileId, state, ...(fault && { reason: fault, sentence: fileFaultTexts[fault][language] }) };
}
