import { createHash } from 'node:crypto';
import type { DossierEvent, EventType } from '../domain/dossier/events.ts';
import { attached, isLapsed, isToBeKept, judged, kept, resultComponent } from '../domain/file/file.ts';
import type { FileFault, FileRecord } from '../domain/file/file.ts';
import { inspectContent } from '../domain/file/inspect-content.ts';
import type { DossierId, Instant } from '../domain/ids.ts';
import { instantFromMs, msOf } from '../domain/ids.ts';
import { localDateOf } from '../domain/office/dated.ts';
import type { ProcedureContent } from '../domain/procedure/procedure-version.ts';
import { EventNotFoundError } from './archive-event.ts';
import { isPinned, pinnedBy } from './pinned-files.ts';
import type { History } from './ports/history.ts';
import type { FileKeeper, Files, Quarantine } from './ports/files.ts';
import type { Chance, EventNotice } from './ports/others.ts';
import type { Registry } from './ports/registry.ts';

export type KeepDeps = {
  readonly history: Pick<History, 'head' | 'items'>;
  readonly registry: Pick<Registry, 'procedureVersion'>;
  readonly files: Files;
  readonly keeper: FileKeeper;
};
export type InspectDeps = KeepDeps & { readonly quarantine: Quarantine };

/** What the scanner says of an object (Amazon GuardDuty, Malware Protection for S3: `scanResultStatus`). */
export const scanResults = [
  'NO_THREATS_FOUND',
  'THREATS_FOUND',
  'UNSUPPORTED',
  'ACCESS_DENIED',
  'FAILED',
] as const;
export type ScanResult = (typeof scanResults)[number];
export type Scan = {
  readonly dossierId: DossierId;
  readonly fileId: string;
  readonly versionId: string;
  readonly result: ScanResult;
};

/** Events that pin files. */
export const keepingTypes = [
  'DossierFiled',
  'SupplementHandedIn',
  'DossierReceived',
  'ResultRegistered',
  'ResultCorrected',
] as const satisfies readonly EventType[];

const mostTries = 5;

/**
 * The scanner has spoken of one version of a file: its content is looked into, and the verdict stands. Said twice, late,
 * or of another version than was sent, it changes nothing.
 */
export async function inspectFile(
  deps: InspectDeps,
  { dossierId, fileId, versionId, result }: Scan,
): Promise<'clean' | 'refused' | 'left'> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const file = await deps.files.get(dossierId, fileId);
    if (!file) return 'left';
    if (!judged(file, versionId, undefined)) {
      await keepIfReady(deps, file);
      return 'left';
    }
    const next = judged(file, versionId, await faultOf(deps, file, versionId, result));
    if (!next) return 'left';
    if ((await deps.files.change(next)) === 'other') continue;
    await keepIfReady(deps, next);
    return next.state === 'clean' ? 'clean' : 'refused';
  }
  throw new Error(`File ${fileId} changes all the time`);
}

async function faultOf(
  { quarantine }: InspectDeps,
  file: FileRecord,
  versionId: string,
  result: ScanResult,
): Promise<FileFault | undefined> {
  if (result === 'THREATS_FOUND') return 'infected';
  if (result !== 'NO_THREATS_FOUND') return 'not-scanned';
  const bytes = await quarantine.read(file, versionId);
  if (!bytes) return 'damaged';
  const hash = createHash('sha256').update(bytes).digest('hex');
  return hash === file.sha256 && bytes.length === file.size ? inspectContent(bytes, file.type) : 'replaced';
}

/**
 * A dossier's event pins files: they are no longer cleared, and what is clean is kept where people rely on it.
 * @throws EventNotFoundError when the history does not hold the event: a forged or damaged message.
 */
export async function attachFiles(deps: KeepDeps, notice: EventNotice): Promise<number> {
  const event = await eventAt(deps, notice);
  const pinned = pinnedBy(event);
  // All of them are marked before the first is kept: what cannot be kept holds up the marks of no other.
  for (const fileId of pinned) await mark(deps, notice, fileId);
  for (const fileId of pinned) await keepIfReady(deps, await known(deps, notice, fileId));
  return pinned.length;
}

async function eventAt({ history }: KeepDeps, notice: EventNotice): Promise<DossierEvent> {
  // An append's events are one item, named by its first; no append has more than a handful.
  const { items } = await history.items(notice.dossierId, Math.max(0, notice.number - 8), 16);
  const event = items.flatMap(({ events }) => events).find(({ number }) => number === notice.number);
  if (event?.type !== notice.type) throw new EventNotFoundError(notice);
  return event;
}

async function mark(deps: KeepDeps, notice: EventNotice, fileId: string): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const next = attached(await known(deps, notice, fileId), notice.number);
    if (!next || (await deps.files.change(next)) === 'changed') return;
  }
  throw new Error(`File ${fileId} changes all the time`);
}

async function known(
  { files }: KeepDeps,
  { dossierId, number }: EventNotice,
  fileId: string,
): Promise<FileRecord> {
  const file = await files.get(dossierId, fileId);
  if (!file) throw new Error(`File ${fileId} of event ${number} is not known`);
  return file;
}

/** Both the verdict and the event may come first; whichever is second keeps the file. Two at once keep two copies, and one is named. */
async function keepIfReady(deps: KeepDeps, file: FileRecord): Promise<void> {
  let now = file;
  if (isToBeKept(now)) {
    const next = kept(now, await deps.keeper.keep(now, now.versionId));
    if ((await deps.files.change(next)) === 'other') return;
    now = next;
  }
  if (now.kept && now.attachedBy !== undefined) await remember(deps, now);
}

/** The applicant need not give this paper again while it is valid. */
async function remember({ history, registry, files }: KeepDeps, file: FileRecord): Promise<void> {
  const dossier = (await history.head(file.dossierId))?.dossier;
  const applicant = dossier?.parties.find(({ role }) => role === 'applicant');
  if (!dossier || !applicant || !file.kept) return;
  const { procedure } = dossier.pins;
  const content = await registry.procedureVersion(procedure.code, procedure.version);
  const { sha256, size, type, componentId, kept: object, madeAt } = file;
  // A paper used again keeps the date on which it was first given; a result is no paper of the applicant's.
  if (file.reused || componentId === resultComponent) return;
  const validUntil = lastDay(content, componentId, madeAt);
  if (validUntil === undefined) return;
  await files.give({
    person: applicant.key,
    ...{ sha256, size, type, procedure, componentId, givenAt: madeAt, object, validUntil },
    dossierId: file.dossierId,
  });
}

/** Undefined for papers that are of one dossier. */
const lastDay = (
  content: ProcedureContent | undefined,
  componentId: string,
  givenAt: Instant,
): string | undefined => {
  const days = content?.components.find(({ id }) => id === componentId)?.reusableDays;
  return days === undefined ? undefined : localDateOf(instantFromMs(msOf(givenAt) + days * 86_400_000));
};

/** Each look goes back over five days: looks that did not run are made up for. Behind that rows go by themselves. */
const hoursLookedBack = 5 * 24;
const rowsAtOnce = 200;
/** An act that began within the 48 hours is over by then. */
const graceMs = 3_600_000;

/** Clears what was never attached, until an instant (ms) at which the next look takes over. A death between the row and its object leaves the object to the bucket's own end. */
export async function clearUnattached(
  deps: {
    readonly history: Pick<History, 'items'>;
    readonly files: Files;
    readonly quarantine: Pick<Quarantine, 'remove'>;
    readonly chance: Pick<Chance, 'now'>;
  },
  untilMs: number,
): Promise<number> {
  const now = deps.chance.now();
  let cleared = 0;
  for (let back = hoursLookedBack; back >= 0; back -= 1) {
    const hour = new Date(msOf(now) - back * 3_600_000).toISOString().slice(0, 13);
    for (const file of await deps.files.toBeCleared(hour, rowsAtOnce)) {
      if (msOf(deps.chance.now()) > untilMs) return cleared;
      const standing = await deps.files.get(file.dossierId, file.fileId);
      if (!standing || !isLapsed(standing, instantFromMs(msOf(now) - graceMs))) continue;
      if (await isPinned(deps.history, standing)) continue;
      if ((await deps.files.remove(standing)) === 'other') continue;
      if (!standing.reused) await deps.quarantine.remove(standing);
      cleared += 1;
    }
  }
  return cleared;
}
