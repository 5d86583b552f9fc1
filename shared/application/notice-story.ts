import type { Dossier } from '../domain/dossier/dossier.ts';
import type { DossierEvent } from '../domain/dossier/events.ts';
import type { SaltedValues } from '../domain/history/event.ts';
import type { DossierId } from '../domain/ids.ts';
import type { NoticeKind } from '../domain/notice/kinds.ts';
import { noticeKindOf } from '../domain/notice/kinds.ts';
import type { PublicParts } from '../domain/dossier/events.ts';
import { withValues } from './dossier-story.ts';
import { appendWith } from './find-event.ts';
import type { History } from './ports/history.ts';
import type { PrivateValues } from './ports/private-values.ts';

/** One event, and what telling of it needs: where the dossier stands now, its filing, what else was appended with it. */
export type NoticeStory = {
  readonly dossier: Dossier;
  readonly event: DossierEvent;
  readonly values: SaltedValues;
  readonly append: readonly DossierEvent[];
  readonly kind: NoticeKind | undefined;
  readonly filed: PublicParts['DossierFiled'];
  readonly filedValues: SaltedValues;
};

/** Undefined when the history holds no such event. */
export async function noticeStory(
  {
    history,
    privateValues,
  }: {
    readonly history: Pick<History, 'head' | 'items'>;
    readonly privateValues: Pick<PrivateValues, 'open'>;
  },
  dossierId: DossierId,
  number: number,
): Promise<NoticeStory | undefined> {
  const [head, item, first] = await Promise.all([
    history.head(dossierId),
    appendWith(history, { dossierId, number }),
    history.items(dossierId, 0, 1),
  ]);
  const [filing] = first.items;
  if (!head || !item || !filing) return undefined;
  const isFirst = item.events[0]?.number === 1;
  const told = await withValues(privateValues, dossierId, isFirst ? [filing] : [filing, item]);
  const filed = told.find(({ event }) => event.number === 1);
  const found = told.find(({ event }) => event.number === number);
  if (!found || filed?.event.type !== 'DossierFiled') return undefined;
  return {
    dossier: head.dossier,
    event: found.event,
    values: found.values,
    append: item.events,
    kind: noticeKindOf(found.event, item.events),
    filed: filed.event.public,
    filedValues: filed.values,
  };
}
