import { isDeepStrictEqual } from 'node:util';
import { fold } from '../../shared/domain/dossier/evolve.ts';
import type { DossierEvent } from '../../shared/domain/dossier/events.ts';
import { readAfter } from '../ports/route-paths.ts';
import { disturb } from './disturb.ts';
import { peopleOf } from './people.ts';
import { planFor } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Filed } from './province.ts';
import { randomFrom } from './random.ts';
import { settle } from './settle.ts';
import { storyOf } from './story.ts';
import { Broken, openWorld } from './world.ts';

/** The story of a plan when nothing goes wrong: with one machine, and without the sweep. */
async function undisturbed(filed: Filed, plan: Plan): Promise<string> {
  const world = await openWorld(filed, () => {});
  await settle(world, peopleOf(world, plan), { working: [], areAway: true });
  if (world.starts() !== 1) throw new Broken(`Undisturbed, it took ${world.starts()} machines`);
  return storyOf(filed, plan, world.events);
}

/**
 * Runs the schedule of a seed, and compares what came of it with the undisturbed run of the same plan.
 * @throws Broken with what must never happen.
 */
export async function runSchedule(
  filed: Filed,
  seed: number,
  stories: Map<string, string>,
  say: (happening: string) => void = () => {},
): Promise<void> {
  const random = randomFrom(filed.route.name, seed);
  const plan = planFor(filed.route, random);
  const key = JSON.stringify(plan);
  say(key);
  const expected = stories.get(key) ?? (await undisturbed(filed, plan));
  stories.set(key, expected);

  const world = await openWorld(filed, say);
  const people = peopleOf(world, plan);
  const working = await disturb(world, people, random);
  say('From here on nothing goes wrong.');
  await settle(world, people, { working, areAway: random.happens(0.4) });

  const { events } = world;
  const dossier = world.seen();
  const ending = plan.withdraws ? 'withdrawn' : readAfter(filed.route, plan.answers).ending;
  const wrong = world.machines.endings().find((one) => one !== ending);
  if (wrong) throw new Broken(`A machine ended as ${wrong}, not as ${ending}`);
  const status = ending === 'granted' ? 'decided' : ending;
  if (dossier.status !== status) throw new Broken(`It ended as ${dossier.status}, not as ${status}`);
  if (!isDeepStrictEqual(fold(events), dossier)) throw new Broken('The head is not what the history says');
  eachOnce(events, dossier.status === 'decided' ? 'return' : undefined);
  const story = storyOf(filed, plan, events);
  if (story !== expected)
    throw new Broken(`The history is\n${story}\n\nand without disturbance it is\n${expected}`);
}

/** What must never happen and did; empty when all went well. */
export const failureOf = (...of: Parameters<typeof runSchedule>): Promise<string> =>
  runSchedule(...of).then(
    () => '',
    (fault: unknown) => (fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)),
  );

const mostFailures = 3;

/** Runs these seeds, until a few have failed. */
export async function runSchedules(
  filed: Filed,
  first: number,
  last: number,
  stories: Map<string, string>,
): Promise<readonly { readonly seed: number; readonly failure: string }[]> {
  const failures: { seed: number; failure: string }[] = [];
  for (let seed = first; seed <= last && failures.length < mostFailures; seed += 1) {
    const failure = await failureOf(filed, seed, stories);
    if (failure !== '') failures.push({ seed, failure });
  }
  return failures;
}

/** Each step is opened once and completed once, and each person is told once of it. */
function eachOnce(events: readonly DossierEvent[], staysOpen: string | undefined): void {
  const seen = new Set<string>();
  const open = new Set<string>();
  for (const event of events) {
    if (event.type !== 'StepOpened' && event.type !== 'StepCompleted' && event.type !== 'StepReminded')
      continue;
    const { step, visit } = event.public;
    // In place of a head that the unit has not, the leader is told of another instant than his own.
    const told = event.type === 'StepReminded' ? [event.public.told, event.public.insteadOf].join(' ') : '';
    const what = `${event.type} ${step} ${visit} ${told}`;
    if (seen.has(what)) throw new Broken(`Twice: ${what}`);
    seen.add(what);
    if (event.type === 'StepOpened') open.add(`${step} ${visit}`);
    else if (!open.has(`${step} ${visit}`)) throw new Broken(`Not open: ${what}`);
    if (event.type === 'StepCompleted') open.delete(`${step} ${visit}`);
  }
  open.delete(`${staysOpen} 1`);
  if (open.size > 0) throw new Broken(`Left open: ${[...open].join(', ')}`);
}
