import type { DossierEvent } from '../domain/dossier/events.ts';
import type { FileRecord } from '../domain/file/file.ts';
import { eventsOf } from './events-of.ts';
import type { History } from './ports/history.ts';

/** The files that an event pins, by their ids. */
export function pinnedBy(event: DossierEvent): readonly string[] {
  switch (event.type) {
    case 'DossierFiled':
    case 'SupplementHandedIn':
    case 'DossierReceived':
      return event.public.components.flatMap(({ files = [] }) => files.map(({ fileId }) => fileId));
    case 'ResultRegistered':
    case 'ResultCorrected':
      return event.public.paper?.from === 'upload' ? [event.public.paper.name] : [];
    default:
      return [];
  }
}

/** By the history itself: the follower that marks what was handed in may be behind. */
export const isPinned = async (
  history: Pick<History, 'items'>,
  { dossierId, fileId }: FileRecord,
): Promise<boolean> => (await eventsOf(history, dossierId)).some((event) => pinnedBy(event).includes(fileId));
