import { isRefusal, refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { arrived, isFileType, judgeAnnounced, mostFilesOfDossier } from '../domain/file/file.ts';
import type { FileRecord, FileType } from '../domain/file/file.ts';
import type { DossierId, Instant, PersonKey } from '../domain/ids.ts';
import { addSeconds } from '../domain/ids.ts';
import { localDateOf } from '../domain/office/dated.ts';
import { mayAct } from '../domain/office/permissions.ts';
import type { Act } from '../domain/office/permissions.ts';
import { actorOf } from './callers.ts';
import type { CitizenCaller, OfficerCaller } from './callers.ts';
import type { DossierDeps } from './dependencies.ts';
import { isPinned } from './pinned-files.ts';
import type { Files, GivenPaper, Quarantine } from './ports/files.ts';
import type { Page, PageRequest } from './ports/history.ts';
import type { Guards } from './ports/others.ts';

export type UploadDeps = Pick<DossierDeps, 'history' | 'privateValues' | 'chance'> & {
  readonly files: Files;
  readonly quarantine: Quarantine;
  readonly guards: Guards;
};
type Caller = CitizenCaller | OfficerCaller;

/** A file as its sender describes it before he sends it. */
export type AnnouncedFile = {
  readonly dossierId: DossierId;
  readonly fileId: string;
  readonly componentId: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
};

/** How long an invitation holds: 20 MB over a line of 200 kbit/s take a quarter of an hour. */
const invitationSeconds = 30 * 60;
/** Announcements of one account in an hour. A village computer scans for a whole morning under one account. */
const mostAnHour = 300;
const hourSeconds = 3600;
/** A name is kept as long as a row that nobody attaches. */
const nameSeconds = 7 * 24 * 3600;

export type Announced = {
  readonly fileId: string;
  readonly state: 'waiting' | 'held';
  readonly put?: { readonly url: string; readonly headers: { readonly [name: string]: string } };
  readonly expiresAt?: Instant;
};

/**
 * Invites a file into quarantine: these very bytes, once. A paper that the same person gave before is not sent again
 * (ND118 Đ.17.1b). Announced again by the same owner, the same file gets a fresh invitation.
 */
export async function announceFile(
  deps: UploadDeps,
  caller: Caller,
  announced: AnnouncedFile,
): Promise<Announced | Refusal> {
  const { dossierId, fileId, componentId, name, type, size, sha256 } = announced;
  const dossier = (await deps.history.head(dossierId))?.dossier;
  const refusal = maySend(caller, dossier) ?? judgeAnnounced(announced);
  if (refusal) return refusal;
  if (!isFileType(type)) return refuse('FILE_TYPE_NOT_ACCEPTED');
  const owner = actorOf(caller);
  const at = deps.chance.now();
  const standing = await deps.files.get(dossierId, fileId);
  if (standing) return inviteAgain(deps, standing, { owner, type, size, sha256 }, at);
  if ((await deps.guards.count(`uploads:${owner}`, at, hourSeconds)) > mostAnHour)
    return refuse('TOO_MANY_UPLOADS');
  if ((await deps.files.of(dossierId)).length >= mostFilesOfDossier) return refuse('TOO_MANY_FILES');
  const file: FileRecord = {
    ...{ dossierId, fileId, componentId, owner, type, size, sha256 },
    madeAt: at,
    state: 'waiting',
    version: 1,
  };
  const salt = deps.chance.bytes(32);
  await deps.privateValues.seal(
    dossierId,
    { valuesId: fileId, byEvent: { '0': { name: { salt, value: name } } } },
    addSeconds(at, nameSeconds),
  );
  const paper = await paperGiven(deps, whoseOf(caller, dossier), sha256, at);
  if (paper?.size === size && paper.type === type) {
    const { key, versionId } = paper.object;
    const held = { state: 'clean', versionId, kept: { key, versionId }, reused: true } as const;
    return begun(deps, caller, announced, { ...file, ...held }, { fileId, state: 'held' });
  }
  return begun(deps, caller, announced, file, await invitation(deps, file, at));
}

/** Announced twice at once: the second stands behind the first. */
const begun = async (
  deps: UploadDeps,
  caller: Caller,
  announced: AnnouncedFile,
  file: FileRecord,
  answer: Announced,
): Promise<Announced | Refusal> =>
  (await deps.files.begin(file)) === 'begun' ? answer : announceFile(deps, caller, announced);

async function inviteAgain(
  deps: UploadDeps,
  standing: FileRecord,
  now: { readonly owner: string; readonly type: FileType; readonly size: number; readonly sha256: string },
  at: Instant,
): Promise<Announced | Refusal> {
  if (standing.owner !== now.owner) return refuse('FILE_NOT_FOUND');
  const isSame = standing.sha256 === now.sha256 && standing.size === now.size && standing.type === now.type;
  if (!isSame || standing.attachedBy !== undefined) return refuse('FILE_ATTACHED');
  return standing.reused ? { fileId: standing.fileId, state: 'held' } : invitation(deps, standing, at);
}

async function invitation(deps: UploadDeps, file: FileRecord, at: Instant): Promise<Announced> {
  const put = await deps.quarantine.invite(file, invitationSeconds);
  return { fileId: file.fileId, state: 'waiting', put, expiresAt: addSeconds(at, invitationSeconds) };
}

/** The sender says that it is there; quarantine is asked whether it is. Said twice it says the same. */
export async function fileSent(
  deps: UploadDeps,
  caller: Caller,
  of: { readonly dossierId: DossierId; readonly fileId: string },
): Promise<FileRecord | Refusal> {
  const file = await readUpload(deps, caller, of);
  if (isRefusal(file) || file.state !== 'waiting') return file;
  const object = await deps.quarantine.arrived(file);
  if (object?.size !== file.size) return file;
  const next = arrived(file, object.versionId);
  if ((await deps.files.change(next)) === 'changed') return next;
  return readUpload(deps, caller, of);
}

/** How far it has come, for its sender alone. */
export async function readUpload(
  deps: Pick<UploadDeps, 'files'>,
  caller: Caller,
  { dossierId, fileId }: { readonly dossierId: DossierId; readonly fileId: string },
): Promise<FileRecord | Refusal> {
  const file = await deps.files.get(dossierId, fileId);
  return file?.owner === actorOf(caller) ? file : refuse('FILE_NOT_FOUND');
}

/** What is not attached may be taken away; what is gone is gone. */
export async function removeUpload(
  deps: UploadDeps,
  caller: Caller,
  of: { readonly dossierId: DossierId; readonly fileId: string },
): Promise<Refusal | undefined> {
  const file = await readUpload(deps, caller, of);
  if (isRefusal(file)) return file;
  if (file.attachedBy !== undefined || (await isPinned(deps.history, file))) return refuse('FILE_ATTACHED');
  // The row first: were it handed in at this moment, the row has changed and the object stays.
  if ((await deps.files.remove(file)) === 'other') return removeUpload(deps, caller, of);
  if (!file.reused) await deps.quarantine.remove(file);
  return undefined;
}

/** Papers the citizen gave as applicant and may use again, those that have lapsed left out. */
export async function listGivenPapers(
  deps: Pick<UploadDeps, 'files' | 'chance'>,
  caller: CitizenCaller,
  page: PageRequest,
): Promise<Page<GivenPaper>> {
  const { key } = caller.who;
  if (!key) return { rows: [] };
  const given = await deps.files.papersOf(key, page);
  const today = localDateOf(deps.chance.now());
  return {
    ...given,
    rows: given.rows.filter(({ validUntil }) => validUntil === undefined || validUntil >= today),
  };
}

async function paperGiven(
  { files }: Pick<UploadDeps, 'files'>,
  person: PersonKey | undefined,
  sha256: string,
  at: Instant,
): Promise<GivenPaper | undefined> {
  const paper = person && (await files.given(person, sha256));
  return paper && (paper.validUntil === undefined || paper.validUntil >= localDateOf(at)) ? paper : undefined;
}

/** Whose papers may be used again: the citizen's own; at the counter those of the dossier's applicant. */
const whoseOf = (caller: Caller, dossier: Dossier | undefined): PersonKey | undefined =>
  'account' in caller ? caller.who.key : dossier?.parties.find(({ role }) => role === 'applicant')?.key;

/** Whoever may soon hand it in may send it now. */
const sendingActs = {
  citizen: { unfiled: ['save-draft'], filed: ['hand-in-supplement'] },
  officer: {
    unfiled: ['receive-at-counter'],
    filed: ['receive', 'hand-in-at-counter', 'register-result', 'correct-result'],
  },
} as const satisfies Record<string, { unfiled: readonly Act[]; filed: readonly Act[] }>;

function maySend(caller: Caller, dossier: Dossier | undefined): Refusal | undefined {
  const acts = sendingActs['account' in caller ? 'citizen' : 'officer'][dossier ? 'filed' : 'unfiled'];
  const answers = acts.map((act) => mayAct(act, caller.who, dossier));
  return answers.some((answer) => !isRefusal(answer)) ? undefined : answers.find(isRefusal);
}
