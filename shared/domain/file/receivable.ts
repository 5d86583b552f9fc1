import type { HandedInComponent } from '../dossier/dossier.ts';
import type { DossierEvent } from '../dossier/events.ts';
import { refuse } from '../dossier/refusals.ts';
import type { Refusal } from '../dossier/refusals.ts';
import type { FileState, PinnedFile } from './file.ts';

export type FileStates = { readonly [fileId: string]: FileState };

/**
 * The files that stand for each paper now: what was handed in last with files for a paper takes the place of what was
 * handed in before.
 */
export function filesOf(events: readonly DossierEvent[]): ReadonlyMap<string, readonly PinnedFile[]> {
  const files = new Map<string, readonly PinnedFile[]>();
  for (const event of events) {
    if (
      event.type !== 'DossierFiled' &&
      event.type !== 'SupplementHandedIn' &&
      event.type !== 'DossierReceived'
    )
      continue;
    const byComponent = new Map<string, PinnedFile[]>();
    for (const { componentId, files: handedIn } of event.public.components) {
      if (handedIn?.length)
        byComponent.set(componentId, [...(byComponent.get(componentId) ?? []), ...handedIn]);
    }
    for (const [componentId, handedIn] of byComponent) files.set(componentId, handedIn);
  }
  return files;
}

/**
 * A file may be handed in before its verdict; it is not received without. A refused file is no paper: whoever counts it
 * as an electronic one is told so, and who has the paper itself in hand may go on.
 */
export function checkFiles(
  files: ReadonlyMap<string, readonly PinnedFile[]>,
  counted: readonly HandedInComponent[],
  states: FileStates,
): Refusal | undefined {
  for (const [componentId, handedIn] of files) {
    const found = handedIn.map(({ fileId }) => states[fileId] ?? 'waiting');
    if (found.some((state) => state === 'checking' || state === 'waiting'))
      return refuse('FILE_NOT_CHECKED', { componentId });
    const asFile = counted.some(
      (paper) => paper.componentId === componentId && paper.form === 'electronic' && paper.count > 0,
    );
    if (asFile && found.includes('refused')) return refuse('FILE_REFUSED', { componentId });
  }
  return undefined;
}
