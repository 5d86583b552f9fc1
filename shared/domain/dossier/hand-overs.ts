import type { Instant, UnitId } from '../ids.ts';
import { onPaper } from './custody.ts';
import type { DossierEvent, PaperCount } from './events.ts';

/** One hand-over of paper, as the control sheet (form 06) has it: a row for each, also for one that failed. */
export type HandOver = {
  /** Number of the event by which it was given; its private note is sealed there. */
  readonly number: number;
  readonly from: UnitId;
  readonly to: UnitId;
  readonly papers: readonly PaperCount[];
  readonly givenAt: Instant;
  /** Person id of an officer. */
  readonly givenBy: string;
  readonly dueBy: Instant;
  readonly outcome: 'waiting' | 'taken' | 'not-received' | 'called-back';
  /** When the receiver took the papers, or said that they did not all come; or the giver called them back. */
  readonly endedAt?: Instant;
  readonly endedBy?: string;
  /** Number of the event by which it ended. */
  readonly endedNumber?: number;
  readonly missing?: readonly PaperCount[];
};

const endings = {
  PaperTaken: 'taken',
  PaperNotReceived: 'not-received',
  PaperCalledBack: 'called-back',
} as const;

/** All hand-overs of a dossier's paper, in their order. At most the last one waits. */
export function handOvers(events: readonly DossierEvent[]): HandOver[] {
  const rows: HandOver[] = [];
  for (const event of events) {
    switch (event.type) {
      case 'PaperHandedOver':
        rows.push({
          ...event.public,
          number: event.number,
          givenAt: event.at,
          givenBy: event.actor.person,
          outcome: 'waiting',
        });
        break;
      case 'PaperTaken':
      case 'PaperNotReceived':
      case 'PaperCalledBack': {
        const last = rows.pop();
        if (!last) throw new TypeError(`Event ${event.number} ends no hand-over`);
        rows.push({
          ...last,
          outcome: endings[event.type],
          endedAt: event.at,
          endedBy: event.actor.person,
          endedNumber: event.number,
          ...(event.type === 'PaperNotReceived' && { missing: event.public.missing }),
        });
      }
    }
  }
  return rows;
}

/**
 * The papers that are passed on, all together: as the desk counted them at the receipt; before it, what supplements
 * brought to the counter.
 */
export function papersOf(events: readonly DossierEvent[]): PaperCount[] {
  const papers = new Map<string, PaperCount>();
  for (const event of events) {
    if (event.type !== 'DossierReceived' && event.type !== 'SupplementHandedIn') continue;
    if (event.type === 'SupplementHandedIn' && event.actor.post === undefined) continue;
    const there = onPaper(event.public.components);
    if (event.type === 'DossierReceived' && there.length > 0) papers.clear();
    for (const paper of there) papers.set(`${paper.componentId} ${paper.form}`, paper);
  }
  return [...papers.values()];
}
