import type { DossierEvent } from '../domain/dossier/events.ts';
import type { SaltedValues } from '../domain/history/event.ts';
import type { DossierId } from '../domain/ids.ts';
import type { DossierDeps } from './dependencies.ts';
import type { Head, HistoryItem } from './ports/history.ts';

/** One dossier as told to people: its head, and its events with what of their private values is still there. */
export type Told = { readonly event: DossierEvent; readonly values: SaltedValues };
export type Story = { readonly head: Head; readonly told: readonly Told[] };

// A dossier's life is some dozens of events. One that has more is told by its latest thousand appends' worth of pages.
const pageSize = 100;
const mostPages = 10;

export async function dossierStory(
  { history, privateValues }: Pick<DossierDeps, 'history' | 'privateValues'>,
  id: DossierId,
): Promise<Story | undefined> {
  const head = await history.head(id);
  if (!head) return undefined;
  const told: Told[] = [];
  for (let page = 0, after = 0, more = true; more && page < mostPages; page += 1) {
    const items = await history.items(id, after, pageSize);
    told.push(...(await withValues(privateValues, id, items.items)));
    after = told.at(-1)?.event.number ?? after;
    more = items.more;
  }
  return { head, told };
}

export async function withValues(
  privateValues: Pick<DossierDeps['privateValues'], 'open'>,
  id: DossierId,
  items: readonly HistoryItem[],
): Promise<Told[]> {
  const ids = items.flatMap(({ valuesId }) => (valuesId ? [valuesId] : []));
  const sets = new Map((await privateValues.open(id, ids)).map((set) => [set.valuesId, set.byEvent]));
  return items.flatMap(({ events, valuesId }) => {
    const byEvent = valuesId ? sets.get(valuesId) : undefined;
    return events.map((event) => ({ event, values: byEvent?.[String(event.number)] ?? {} }));
  });
}

/** Values of the newest event of a type. */
export const newest = (story: Story, type: DossierEvent['type']): Told | undefined =>
  story.told.findLast(({ event }) => event.type === type);
