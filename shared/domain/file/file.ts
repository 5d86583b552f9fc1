import type { DossierId, Instant } from '../ids.ts';
import { refuse } from '../dossier/refusals.ts';
import type { Refusal } from '../dossier/refusals.ts';

/** A scan, photo or document that stands for a paper. What it is called is private and stands nowhere here. */

/** What can be checked by its content, and opened on any machine of an office. */
export const fileTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type FileType = (typeof fileTypes)[number];
export const fileEndings = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
} as const satisfies Record<FileType, string>;
export const isFileType = (type: string): type is FileType => fileTypes.some((known) => known === type);

export const mostBytes = 20_000_000;
export const mostFilesOfComponent = 20;
/** Of one dossier, those taken away included: the rows of a dossier are one short list. */
export const mostFilesOfDossier = 80;
/** What was never attached to a dossier is cleared after so long. */
const unattachedHours = 48;

/** What the event of handing in pins of a file: these bytes and no others. */
export type PinnedFile = {
  /** UUIDv7 made by the client. */
  readonly fileId: string;
  /** Of the object in quarantine, or of the kept one where the paper was given before. */
  readonly versionId: string;
  /** SHA-256, hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly type: FileType;
  /** Given with an earlier dossier and not asked again (ND118 Đ.17.1b). */
  readonly reused?: true;
};

/** Under this name officers send the file of a result: no paper of any procedure is called so. */
export const resultComponent = 'result';

/** Why a file is refused; each has a sentence that says what to do. */
export const fileFaults = [
  'infected',
  'not-scanned',
  'wrong-type',
  'damaged',
  'encrypted',
  'script-inside',
  'file-inside',
  'something-behind',
  'replaced',
] as const;
export type FileFault = (typeof fileFaults)[number];

/** `waiting`: not arrived. `checking`: arrived, without its verdict. */
export const fileStates = ['waiting', 'checking', 'clean', 'refused'] as const;
export type FileState = (typeof fileStates)[number];

/** An object that is kept: where it lies and which of its versions it is. */
export type KeptObject = { readonly key: string; readonly versionId: string };

/** What is known of a file beside the history: how far it has come. */
export type FileRecord = {
  readonly dossierId: DossierId;
  readonly fileId: string;
  readonly componentId: string;
  /** Whose it is: a citizen's account, or the person id of the officer who scanned it. */
  readonly owner: string;
  readonly type: FileType;
  readonly size: number;
  readonly sha256: string;
  readonly madeAt: Instant;
  readonly state: FileState;
  readonly fault?: FileFault;
  /** The version in quarantine that was sent; none other is looked at. */
  readonly versionId?: string;
  /** Number of the event it was handed in with; until then it may be cleared. */
  readonly attachedBy?: number;
  readonly kept?: KeptObject;
  readonly reused?: true;
  /** Counts writes: whoever changes a record names the version he saw. */
  readonly version: number;
};

/** What is wrong with a file before it is sent. */
export function judgeAnnounced(announced: {
  readonly type: string;
  readonly size: number;
}): Refusal | undefined {
  if (announced.size > mostBytes) return refuse('FILE_TOO_LARGE', { mostMegabytes: mostBytes / 1_000_000 });
  return isFileType(announced.type) ? undefined : refuse('FILE_TYPE_NOT_ACCEPTED');
}

const changed = (file: FileRecord, change: Partial<FileRecord>): FileRecord => ({
  ...file,
  ...change,
  version: file.version + 1,
});

/** It has arrived whole, as this version. */
export const arrived = (file: FileRecord, versionId: string): FileRecord =>
  changed(file, { state: 'checking', versionId });

/** The verdict over one version; once given it stands. Undefined: nothing to change. */
export function judged(
  file: FileRecord,
  versionId: string,
  fault: FileFault | undefined,
): FileRecord | undefined {
  if (file.state === 'clean' || file.state === 'refused') return undefined;
  if (file.versionId !== undefined && file.versionId !== versionId) return undefined;
  return changed(file, fault ? { state: 'refused', fault, versionId } : { state: 'clean', versionId });
}

export const attached = (file: FileRecord, eventNumber: number): FileRecord | undefined =>
  file.attachedBy === undefined ? changed(file, { attachedBy: eventNumber }) : undefined;

export const kept = (file: FileRecord, object: KeptObject): FileRecord => changed(file, { kept: object });

/** Attached and clean, and not yet where files are kept. */
export const isToBeKept = (file: FileRecord): file is FileRecord & { readonly versionId: string } =>
  file.attachedBy !== undefined && file.state === 'clean' && !file.kept && file.versionId !== undefined;

/** Kept long enough for nobody: it can no longer be handed in, and is cleared. */
export const isLapsed = ({ attachedBy, madeAt }: FileRecord, at: Instant): boolean =>
  attachedBy === undefined && Date.parse(madeAt) + unattachedHours * 3_600_000 <= Date.parse(at);

/** When what was never attached is cleared: a whole hour, so that the looks of an hour find it. */
export const clearedFrom = (madeAt: Instant): string =>
  new Date(Date.parse(madeAt) + unattachedHours * 3_600_000).toISOString().slice(0, 13);

/** Who speaks on the event bus where a stand-in looks for malware in the scanner's place. */
export const standInSource = 'motcua.scan-stand-in';
