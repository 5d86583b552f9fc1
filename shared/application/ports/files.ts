import type { FileRecord, FileType, KeptObject } from '../../domain/file/file.ts';
import type { DossierId, Instant, PersonKey } from '../../domain/ids.ts';
import type { Page, PageRequest } from './history.ts';

/** A paper that a person gave with one of his dossiers, by its hash: not asked for again while it is valid. */
export type GivenPaper = {
  readonly person: PersonKey;
  readonly sha256: string;
  readonly size: number;
  readonly type: FileType;
  readonly procedure: { readonly code: string; readonly version: number };
  readonly componentId: string;
  /** With which it was given first. */
  readonly dossierId?: DossierId;
  readonly givenAt: Instant;
  /** The last day on which it may be used again. */
  readonly validUntil?: string;
  readonly object: KeptObject;
};

/** How far each file has come, and which papers people gave. A lost race is an outcome, a fault of the store is thrown. */
export interface Files {
  /** A file that stands already stays as it is. */
  begin(file: FileRecord): Promise<'begun' | 'stood'>;
  /** Strongly consistent. */
  get(dossierId: DossierId, fileId: string): Promise<FileRecord | undefined>;
  /** All files of a dossier: a short list, whatever becomes of them. Strongly consistent. */
  of(dossierId: DossierId): Promise<readonly FileRecord[]>;
  /** Writes a record whose version follows the one that stands; otherwise nothing is written. */
  change(next: FileRecord): Promise<'changed' | 'other'>;
  /** Takes away what was never attached. */
  remove(file: FileRecord): Promise<'removed' | 'other'>;
  /** Never attached, and to be cleared from a UTC hour (`2026-11-25T10`) on. May be some moments old. */
  toBeCleared(hour: string, limit: number): Promise<readonly FileRecord[]>;
  /** The same paper again is the same paper, with its newest date. */
  give(paper: GivenPaper): Promise<void>;
  given(person: PersonKey, sha256: string): Promise<GivenPaper | undefined>;
  papersOf(person: PersonKey, page: PageRequest): Promise<Page<GivenPaper>>;
}

/** Where files arrive. Whoever holds an invitation may put these very bytes there, once. */
export interface Quarantine {
  invite(
    file: FileRecord,
    seconds: number,
  ): Promise<{ readonly url: string; readonly headers: { readonly [name: string]: string } }>;
  /** What lies there; undefined while nothing does. */
  arrived(
    file: Pick<FileRecord, 'dossierId' | 'fileId'>,
  ): Promise<{ readonly versionId: string; readonly size: number; readonly sha256?: string } | undefined>;
  /** One version's bytes; undefined when it is gone. */
  read(file: Pick<FileRecord, 'dossierId' | 'fileId'>, versionId: string): Promise<Uint8Array | undefined>;
  remove(file: Pick<FileRecord, 'dossierId' | 'fileId'>): Promise<void>;
}

/** Where files are kept that people rely on. */
export interface FileKeeper {
  /** Copies one version out of quarantine. @throws when that version is gone. */
  keep(file: Pick<FileRecord, 'dossierId' | 'fileId' | 'type'>, versionId: string): Promise<KeptObject>;
}
