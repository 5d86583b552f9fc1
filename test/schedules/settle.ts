import { awaitsRoute, nextInstant } from '../../shared/domain/dossier/dossier.ts';
import { msOf } from '../../shared/domain/ids.ts';
import type { People } from './people.ts';
import { Broken } from './world.ts';
import type { Job, World } from './world.ts';
import type { Working } from './turns.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Longer than what repair calls patience. */
const aWhile = 11 * minute;
const mostRounds = 200;
const mostMessages = 2_000;

/**
 * From now on nothing goes wrong: what was begun is finished, what lies on the queues is delivered in order, people act,
 * the sweep goes round. Officers who are away act when everybody has been told that they do not.
 * @throws Broken when the dossier does not come to its end, or somebody is never told that a step waits.
 */
export async function settle(
  world: World,
  people: People,
  { working, areAway }: { readonly working: readonly Working<Job>[]; readonly areAway: boolean },
): Promise<void> {
  const { turns, queue, finish } = world;
  turns.calmDown();
  const before = world.events.length;
  for (const handler of working) {
    await turns.resume(handler);
    finish(handler);
  }
  for (let round = 0; round < mostRounds; round += 1) {
    await deliverAll(world);
    if (areAway && (await waitUntilTold(world, before))) continue;
    const acts = people.next();
    queue.push(...acts);
    if (queue.length > 0) continue;
    if (!['filed', 'in-process'].includes(world.seen().status)) return timeHeals(world, before);
    await wait(world, aWhile, before);
  }
  throw new Broken(`The dossier stays ${world.seen().status}`);
}

async function deliverAll({ queue, turns, finish }: World): Promise<void> {
  let delivered = 0;
  for (let job = queue.shift(); job; job = queue.shift()) {
    if ((delivered += 1) > mostMessages) throw new Broken('Messages without end');
    finish(await turns.begin(job));
  }
}

/**
 * Time passes, and the sweep comes to what stands still. It is for what was lost, and not the way things go: where nothing was lost that
 * only the sweep can find, standing still is a fault.
 */
async function wait(world: World, ms: number, before: number): Promise<void> {
  world.passTime(ms);
  await deliverAll(world);
  if (!world.isOverdue()) return;
  const { events, harms } = world;
  const isMachine = awaitsRoute(world.seen());
  // A machine that was lost without a word is missed when the next step is completed; a lost token or clock is not.
  const isMissed = events.slice(before).some(({ type }) => type === 'StepCompleted');
  const isExcused = isMachine
    ? harms.has('token') || (harms.has('machine') && !isMissed)
    : harms.has('clock');
  if (!isExcused) throw new Broken('It stands still until the sweep comes, and nothing was lost');
  world.queue.push(world.sweep());
  await deliverAll(world);
}

/** To the next instant at which something is to be said, which must be said then. */
async function waitUntilTold(world: World, before: number): Promise<boolean> {
  const instant = nextInstant(world.seen());
  if (instant === undefined) return false;
  world.passTime(Math.max(msOf(instant) - world.now(), 0));
  await deliverAll(world);
  // The clock may have been lost: then the sweep finds what was not said.
  await wait(world, aWhile, before);
  if (nextInstant(world.seen()) === instant) throw new Broken(`Nothing is said at ${instant}`);
  return true;
}

/** What a machine lost of its answers it asks for again after thirty days; then none is left waiting. */
async function timeHeals(world: World, before: number): Promise<void> {
  await deliverAll(world);
  for (const ms of [aWhile, 31 * day, 31 * day]) await wait(world, ms, before);
  const left = [...world.machines.running(), ...world.clocks.running()];
  if (left.length > 0) throw new Broken(`Left running: ${left.join(', ')}`);
}
