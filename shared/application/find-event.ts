import type { History, HistoryItem } from './ports/history.ts';
import type { EventNotice } from './ports/others.ts';

/** No append has more than a handful. */
const mostEventsOfAnAppend = 12;

/** The append that holds an event: it is named by its first event. Undefined when there is no such event. */
export async function appendWith(
  { items }: Pick<History, 'items'>,
  { dossierId, number }: Pick<EventNotice, 'dossierId' | 'number'>,
): Promise<HistoryItem | undefined> {
  for (let before = number - 1; before >= Math.max(0, number - mostEventsOfAnAppend); before -= 1) {
    const [item] = (await items(dossierId, before, 1)).items;
    if (item?.events.some((event) => event.number === number)) return item;
  }
  return undefined;
}
