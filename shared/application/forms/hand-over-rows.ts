import type { DossierEvent } from '../../domain/dossier/events.ts';
import type { Row } from '../../domain/form/template.ts';
import type { Instant } from '../../domain/ids.ts';
import { longMoment } from '../../texts/dates.ts';
import { printedWords } from '../../texts/forms.ts';
import { outcomeText, stepText, theApplicant } from '../../texts/status.ts';
import type { TellingDeps } from '../dependencies.ts';
import type { Story } from '../dossier-story.ts';

type Opened = Extract<DossierEvent, { type: 'StepOpened' }>;

/**
 * One row for each time that the dossier went to somebody: when it was given and by whom, when it was taken, and whether
 * the work was done in time. The electronic dossier goes at once, so it is given at the instant of the act before.
 */
export async function handOverRows(
  { registry }: Pick<TellingDeps, 'registry'>,
  story: Story,
): Promise<Row[]> {
  const events = story.told.map(({ event }) => event);
  const nameOf = async (person: string) => (await registry.person(person))?.name;
  const rows: Row[] = [];
  for (const opened of events.filter((event): event is Opened => event.type === 'StepOpened')) {
    const { step, visit, holder, since, dueAt } = opened.public;
    const ofStep = (event: DossierEvent) =>
      'step' in event.public && event.public.step === step && event.public.visit === visit;
    const giver = events.findLast(
      ({ number, at, actor }) => number < opened.number && at <= since && !actor.person.startsWith('system:'),
    );
    const taken = events.find((event) => event.type === 'StepClaimed' && ofStep(event));
    const done = events.find((event) => event.type === 'StepCompleted' && ofStep(event));
    const taker = taken ?? done;
    const givenBy = giver && (await nameOf(giver.actor.person));
    const takenBy = taker && (await nameOf(taker.actor.person));
    rows.push({
      unit: holder === 'applicant' ? theApplicant.vi : ((await registry.unit(holder))?.name.vi ?? holder),
      times: [
        `1. Giao: ${longMoment(since)}${givenBy ? `; người giao: ${givenBy}` : ''}`,
        ...(taker ? [`2. Nhận: ${longMoment(taker.at)}${takenBy ? `; người nhận: ${takenBy}` : ''}`] : []),
      ].join('\n'),
      result: printedWords.punctual[punctuality(dueAt, done?.at)],
      note: [
        stepText(step).vi,
        ...(done?.type === 'StepCompleted' ? [outcomeText(done.public.outcome).vi] : []),
      ].join(': '),
    });
  }
  return rows;
}

/** By the day: done on the due day is in time, before it early. A step without a due instant is never late. */
function punctuality(dueAt: Instant | undefined, doneAt: Instant | undefined) {
  if (!doneAt) return 'running';
  if (!dueAt) return 'in-time';
  if (doneAt > dueAt) return 'late';
  return longMoment(doneAt).slice(-10) === longMoment(dueAt).slice(-10) ? 'in-time' : 'early';
}
