import type { DossierEvent } from '../../domain/dossier/events.ts';
import { handOvers } from '../../domain/dossier/hand-overs.ts';
import type { Row } from '../../domain/form/template.ts';
import type { Instant } from '../../domain/ids.ts';
import { localDay, longMoment } from '../../texts/dates.ts';
import { printedWords } from '../../texts/forms.ts';
import { outcomeText, stepText, theApplicant } from '../../texts/status.ts';
import { isSystemActor } from '../callers.ts';
import type { TellingDeps } from '../dependencies.ts';
import type { Story } from '../dossier-story.ts';

type Opened = Extract<DossierEvent, { type: 'StepOpened' }>;

/**
 * One row for each time that the dossier, or its paper, went to somebody: when it was given and by whom, when it was
 * taken, and whether that was in time. The electronic dossier goes at once, so it is given at the instant of the act
 * before; paper goes when both sides say so.
 */
export async function handOverRows(deps: Pick<TellingDeps, 'registry'>, story: Story): Promise<Row[]> {
  const events = story.told.map(({ event }) => event);
  const rows = [...(await stepRows(deps, events)), ...(await paperRows(deps, events))];
  return rows.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ row }) => row);
}

type Placed = { readonly at: Instant; readonly row: Row };

const timesOf = (
  givenAt: Instant,
  givenBy: string | undefined,
  takenAt?: Instant,
  takenBy?: string,
): string =>
  [
    `1. Giao: ${longMoment(givenAt)}${givenBy ? `; người giao: ${givenBy}` : ''}`,
    ...(takenAt ? [`2. Nhận: ${longMoment(takenAt)}${takenBy ? `; người nhận: ${takenBy}` : ''}`] : []),
  ].join('\n');

const nameOf = async ({ registry }: Pick<TellingDeps, 'registry'>, person: string | undefined) =>
  person === undefined ? undefined : (await registry.person(person))?.name;

async function unitName({ registry }: Pick<TellingDeps, 'registry'>, id: string): Promise<string> {
  return id === 'applicant' ? theApplicant.vi : ((await registry.unit(id))?.name.vi ?? id);
}

async function stepRows(
  deps: Pick<TellingDeps, 'registry'>,
  events: readonly DossierEvent[],
): Promise<Placed[]> {
  const rows: Placed[] = [];
  for (const opened of events.filter((event): event is Opened => event.type === 'StepOpened')) {
    const { step, visit, holder, since, dueAt } = opened.public;
    const ofStep = (event: DossierEvent) =>
      'step' in event.public && event.public.step === step && event.public.visit === visit;
    const giver = events.findLast(
      ({ number, at, actor }) => number < opened.number && at <= since && !isSystemActor(actor.person),
    );
    const done = events.find((event) => event.type === 'StepCompleted' && ofStep(event));
    const taker = events.find((event) => event.type === 'StepClaimed' && ofStep(event)) ?? done;
    rows.push({
      at: since,
      row: {
        unit: await unitName(deps, holder),
        times: timesOf(
          since,
          await nameOf(deps, giver?.actor.person),
          taker?.at,
          await nameOf(deps, taker?.actor.person),
        ),
        result: printedWords.punctual[punctuality(dueAt, done?.at)],
        note: [
          stepText(step).vi,
          ...(done?.type === 'StepCompleted' ? [outcomeText(done.public.outcome).vi] : []),
        ].join(': '),
      },
    });
  }
  return rows;
}

/** Paper: its receiver says that it came, or did not. */
async function paperRows(
  deps: Pick<TellingDeps, 'registry'>,
  events: readonly DossierEvent[],
): Promise<Placed[]> {
  const rows: Placed[] = [];
  for (const { from, to, papers, givenAt, givenBy, dueBy, outcome, endedAt, endedBy } of handOvers(events)) {
    const taken = outcome === 'taken' ? endedAt : undefined;
    const count = papers.reduce((sum, paper) => sum + paper.count, 0);
    rows.push({
      at: givenAt,
      row: {
        unit: `${await unitName(deps, to)} (bản giấy, từ ${await unitName(deps, from)})`,
        times: timesOf(givenAt, await nameOf(deps, givenBy), taken, taken && (await nameOf(deps, endedBy))),
        result: printedWords.handedOver[outcome === 'taken' ? punctuality(dueBy, taken) : outcome],
        note: `${count} bản giấy`,
      },
    });
  }
  return rows;
}

/** By the day: done on the due day is in time, before it early. A step without a due instant is never late. */
function punctuality(dueAt: Instant | undefined, doneAt: Instant | undefined) {
  if (!doneAt) return 'running';
  if (!dueAt) return 'in-time';
  if (doneAt > dueAt) return 'late';
  return localDay(doneAt) === localDay(dueAt) ? 'in-time' : 'early';
}
