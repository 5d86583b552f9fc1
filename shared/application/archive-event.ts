import { hashEvent } from '../domain/history/chain.ts';
import { canonicalJson } from '../domain/history/canonical-json.ts';
import { localDateOf } from '../domain/office/dated.ts';
import type { Archive, EventNotice } from './ports/others.ts';
import type { History } from './ports/history.ts';

export class EventNotFoundError extends Error {
  override readonly name = 'EventNotFoundError';
  constructor({ dossierId, number }: EventNotice) {
    super(`Event ${number} of ${dossierId} is not in the history`);
  }
}

/**
 * Writes one append's events as JSON lines, partitioned by local day and unit. The object's name is made of the
 * dossier and the first event's number and is written once, so doubles, late calls and reruns change nothing.
 * @throws EventNotFoundError when the history does not hold the event: a forged or damaged message.
 */
export async function archiveEvent(
  deps: { readonly history: Pick<History, 'items' | 'head'>; readonly archive: Archive },
  notice: EventNotice,
): Promise<'written' | 'stood' | 'left-to-elder'> {
  const [item] = (await deps.history.items(notice.dossierId, notice.number - 1, 1)).items;
  const first = item?.events[0];
  if (
    !item ||
    !first ||
    !item.events.some(({ number, type }) => number === notice.number && type === notice.type)
  ) {
    // The item that begins after `number - 1` may be a later append: then this event lies inside an earlier one,
    // whose own first event brings the whole append to the archive.
    const head = await deps.history.head(notice.dossierId);
    if (head && head.dossier.version >= notice.number && first?.number !== notice.number)
      return 'left-to-elder';
    throw new EventNotFoundError(notice);
  }
  const head = await deps.history.head(notice.dossierId);
  const unit = head?.dossier.desk ?? 'unknown';
  const name = `events/day=${localDateOf(first.at)}/unit=${unit}/${notice.dossierId}-${String(first.number).padStart(8, '0')}.jsonl.gz`;
  const lines = item.events.map((event) => canonicalJson({ ...event, hash: hashEvent(event) }));
  return deps.archive.writeOnce(name, lines);
}
