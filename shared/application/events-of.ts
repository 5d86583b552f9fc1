import type { DossierEvent } from '../domain/dossier/events.ts';
import type { DossierId } from '../domain/ids.ts';
import type { History } from './ports/history.ts';

const pageSize = 100;

/** All events of a dossier, without their private values; none where there is no such dossier. */
export async function eventsOf(
  history: Pick<History, 'items'>,
  dossierId: DossierId,
): Promise<DossierEvent[]> {
  const events: DossierEvent[] = [];
  for (let more = true; more; ) {
    const page = await history.items(dossierId, events.at(-1)?.number ?? 0, pageSize);
    events.push(...page.items.flatMap((item) => item.events));
    more = page.more && page.items.length > 0;
  }
  return events;
}
