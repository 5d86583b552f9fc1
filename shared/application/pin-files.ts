import type { HandedInComponent } from '../domain/dossier/dossier.ts';
import { refuse } from '../domain/dossier/refusals.ts';
import type { Refusal } from '../domain/dossier/refusals.ts';
import { isLapsed } from '../domain/file/file.ts';
import type { FileRecord, PinnedFile } from '../domain/file/file.ts';
import type { FileStates } from '../domain/file/receivable.ts';
import { filesOf } from '../domain/file/receivable.ts';
import type { Facts } from '../domain/dossier/commands.ts';
import type { DossierId } from '../domain/ids.ts';
import type { FilingDeps } from './dependencies.ts';
import { eventsOf } from './events-of.ts';
import { textIn } from './private-fields.ts';

/** One line of the checklist as a door parsed it: its files by their ids. */
export type HandedInRequest = Omit<HandedInComponent, 'files'> & {
  readonly files?: readonly string[] | undefined;
};
/** Names of files by their ids: a private value of the event. */
export type FileNames = { readonly [fileId: string]: string };
export type PinnedComponents = {
  readonly components: readonly HandedInComponent[];
  readonly fileNames?: FileNames;
  readonly states: FileStates;
};

type Deps = Pick<FilingDeps, 'files' | 'privateValues' | 'chance'>;

/**
 * Pins the bytes of what is handed in: each file was sent by this very owner for this paper of this dossier, has
 * arrived, is in no event yet, and has not been refused. Whether it is clean may still be open.
 */
export async function pinFiles(
  deps: Deps,
  by: { readonly dossierId: DossierId; readonly owner: string },
  handedIn: readonly HandedInRequest[],
): Promise<PinnedComponents | Refusal> {
  const ids = handedIn.flatMap(({ files = [] }) => files);
  if (ids.length === 0) return { components: handedIn.map(({ files: _, ...paper }) => paper), states: {} };
  const at = deps.chance.now();
  const records = new Map((await deps.files.of(by.dossierId)).map((file) => [file.fileId, file]));
  const components: HandedInComponent[] = [];
  const states: { [fileId: string]: FileRecord['state'] } = {};
  for (const { files = [], ...paper } of handedIn) {
    const pinned: PinnedFile[] = [];
    for (const fileId of files) {
      const file = records.get(fileId);
      const where = { componentId: paper.componentId };
      const isHere = file?.owner === by.owner && file.componentId === paper.componentId;
      if (!file || !isHere || isLapsed(file, at)) return refuse('FILE_NOT_FOUND', where);
      const pin = pinOf(file);
      if (file.state === 'waiting' || !pin) return refuse('FILE_NOT_SENT', where);
      if (file.state === 'refused') return refuse('FILE_REFUSED', where);
      if (file.attachedBy !== undefined || states[fileId]) return refuse('FILE_ATTACHED', where);
      states[fileId] = file.state;
      pinned.push(pin);
    }
    components.push({ ...paper, ...(pinned.length > 0 && { files: pinned }) });
  }
  return { components, fileNames: await namesOf(deps, by.dossierId, ids), states };
}

function pinOf({ fileId, versionId, sha256, size, type, reused }: FileRecord): PinnedFile | undefined {
  return versionId === undefined
    ? undefined
    : { fileId, versionId, sha256, size, type, ...(reused && { reused }) };
}

async function namesOf({ privateValues }: Deps, id: DossierId, ids: readonly string[]): Promise<FileNames> {
  const sets = await privateValues.open(id, ids);
  return Object.fromEntries(
    sets.map(({ valuesId, byEvent }) => [valuesId, textIn(byEvent['0'] ?? {}, 'name') ?? '']),
  );
}

/**
 * The files that stand for each paper of a dossier now, those of this act included, and how far each has come: what a
 * receipt rests on.
 */
export async function fileFacts(
  deps: Pick<FilingDeps, 'files' | 'history'>,
  dossierId: DossierId,
  now: PinnedComponents,
): Promise<NonNullable<Facts['files']>> {
  const of = new Map(filesOf(await eventsOf(deps.history, dossierId)));
  for (const { componentId, files } of now.components) if (files) of.set(componentId, files);
  const known = of.size > 0 ? await deps.files.of(dossierId) : [];
  const states = Object.fromEntries(known.map(({ fileId, state }) => [fileId, state]));
  return { of, states: { ...states, ...now.states } };
}

/** At the counter there is no history yet: what the filing and the receipt of one act bring. */
export function filesOfBoth(filed: PinnedComponents, counted: PinnedComponents): NonNullable<Facts['files']> {
  const of = new Map<string, readonly PinnedFile[]>();
  for (const { componentId, files } of [...filed.components, ...counted.components])
    if (files) of.set(componentId, [...(of.get(componentId) ?? []), ...files]);
  return { of, states: { ...filed.states, ...counted.states } };
}
