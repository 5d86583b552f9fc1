import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { fileEndings } from '../domain/file/file.ts';
import { addSeconds } from '../domain/ids.ts';
import type { DossierId, Instant } from '../domain/ids.ts';
import { mayAct } from '../domain/office/permissions.ts';
import { actorOf } from './callers.ts';
import type { CitizenCaller, OfficerCaller } from './callers.ts';
import type { RecordedDeps, ViewingDeps } from './dependencies.ts';
import type { Documents } from './ports/documents.ts';

const linkSeconds = 60;

/**
 * A short-lived address of one file of a dossier, on record before it is given: who, in which post, for what. Nobody
 * gets one of a file that has no clean verdict.
 */
export async function linkFile(
  deps: RecordedDeps & ViewingDeps & { readonly documents: Pick<Documents, 'link'> },
  caller: CitizenCaller | OfficerCaller,
  { dossierId, fileId, purpose }: { dossierId: DossierId; fileId: string; purpose: string },
): Promise<{ url: string; expiresAt: Instant } | Refusal> {
  const head = await deps.history.head(dossierId);
  const isCitizen = 'account' in caller;
  const allowed = mayAct(isCitizen ? 'follow' : 'read-dossier', caller.who, head?.dossier);
  if (isRefusal(allowed)) return head || isCitizen ? allowed : refuse('DOSSIER_NOT_FOUND');
  const file = await deps.files.get(dossierId, fileId);
  if (file?.attachedBy === undefined) return refuse('FILE_NOT_FOUND');
  if (file.state === 'refused') return refuse('FILE_REFUSED', { componentId: file.componentId });
  if (!file.kept) return refuse('FILE_NOT_CHECKED', { componentId: file.componentId });
  const at = deps.chance.now();
  await deps.reads.record({
    dossierId,
    at,
    person: actorOf(caller),
    ...(allowed.post && { post: allowed.post.id }),
    purpose,
    what: `file ${fileId}`,
  });
  const { key, versionId } = file.kept;
  const name = `${fileId}.${fileEndings[file.type]}`;
  const url = await deps.documents.link(key, versionId, { name, type: file.type, seconds: linkSeconds });
  return { url, expiresAt: addSeconds(at, linkSeconds) };
}
