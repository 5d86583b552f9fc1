import { awaitedAt } from '../../shared/domain/dossier/dossier.ts';
import { msOf } from '../../shared/domain/ids.ts';
import type { People } from './people.ts';
import type { Random } from './random.ts';
import type { Working } from './turns.ts';
import { harmsToClocks, harmsToMachines } from './world.ts';
import type { Job, World } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;
const mostAtATime = 3;
/** The sweep looks back for three days: what is overdue for longer is for a person. So time goes slowly before. */
const mostOverdueMs = 48 * hour;
/** Many runs without progress are left to a person (`RouteStuckError`): nothing more is broken until the dossier moves. */
const mostIdleStarts = 2;
/** Nor are clocks lost again and again (`ClockLostError`). */
const mostClocksLost = 2;

/** How bad a day it is: probabilities, each schedule has its own. */
type Day = {
  readonly fault: number;
  readonly double: number;
  readonly breaks: number;
  readonly hurry: number;
  readonly stale: number;
  /** Asks that no handler could meet: parked, until a person sends them again. */
  readonly parks: number;
  /** After so many ticks nothing goes wrong any more. */
  readonly ticks: number;
};
const dayFrom = (random: Random): Day => ({
  fault: random.pick([0, 0.01, 0.05, 0.15]),
  double: random.pick([0, 0.05, 0.25]),
  breaks: random.pick([0, 0.005, 0.03]),
  hurry: random.pick([0.02, 0.08, 0.3]),
  stale: random.pick([0, 0.03]),
  parks: random.pick([0, 0.1]),
  ticks: random.pick([30, 80, 200, 500]),
});

/**
 * One bad day: at each tick something happens to somebody. Messages are delivered in any order, late, twice and side by
 * side, handlers fail at any call of a port, machines and clocks are lost, people act on what they see.
 * Leaves handlers in the middle of their work.
 */
export async function disturb(
  world: World,
  people: People,
  random: Random,
): Promise<readonly Working<Job>[]> {
  const day = dayFrom(random);
  const { queue, turns, finish } = world;
  const working: Working<Job>[] = [];
  let clocksLost = 0;

  const begin = async (job: Job): Promise<void> => {
    world.say(`${job.what}: begins`);
    const handler = await turns.begin(job);
    if (handler.result) finish(handler);
    else working.push(handler);
  };

  async function goOn(): Promise<void> {
    const place = random.below(working.length);
    const [handler] = working.slice(place, place + 1);
    if (!handler) return;
    const fails = random.happens(day.fault);
    await turns.resume(handler, fails ? random.pick(['fails before', 'fails after'] as const) : 'goes');
    if (!handler.result) return;
    working.splice(place, 1);
    finish(handler);
  }

  async function deliver(): Promise<void> {
    const place = random.below(queue.length);
    const [job] = queue.slice(place, place + 1);
    if (!job) return;
    if (job.parked && random.happens(day.parks)) {
      world.say(`${job.what}: is parked`);
      queue.splice(place, 1, job.parked);
      return;
    }
    if (!random.happens(day.double)) queue.splice(place, 1);
    await begin(job);
  }

  function someoneActs(): void {
    const acts = people.next();
    queue.push(...acts);
    const stale = random.happens(day.stale) ? people.stale(random) : undefined;
    if (stale) queue.push(stale);
  }

  function timePasses(): void {
    const awaited = awaitedAt(world.seen());
    const isLate = awaited !== undefined && msOf(awaited) + mostOverdueMs < world.now();
    world.passTime(isLate ? 1000 : random.pick([1000, minute, 11 * minute, 3 * hour, 20 * hour]));
    // A sweep that would find nothing is not worth its time.
    if (world.isOverdue() && !queue.some(({ what }) => what === 'sweep')) queue.push(world.sweep());
  }

  function somethingBreaks(): void {
    const { machines, clocks } = world;
    const isClock = random.happens(0.4);
    const name = (isClock ? clocks : machines).running().at(-1);
    if (name === undefined) return;
    if (isClock) clocksLost += 1;
    if (isClock ? clocksLost <= mostClocksLost : world.idleStarts() <= mostIdleStarts)
      world.harm(name, random.pick(isClock ? harmsToClocks : harmsToMachines));
  }

  for (let tick = 0; tick < day.ticks; tick += 1) {
    if (random.happens(day.breaks)) somethingBreaks();
    if (working.length > 0 && (working.length >= mostAtATime || random.happens(0.8))) await goOn();
    else if (random.happens(day.hurry)) timePasses();
    else if (queue.length > 0 && random.happens(0.7)) await deliver();
    else {
      someoneActs();
      const isOver = !['filed', 'in-process'].includes(world.seen().status);
      if (queue.length === 0 && working.length === 0) {
        if (isOver) break;
        timePasses();
      }
    }
  }
  return working;
}
