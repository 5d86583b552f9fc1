import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { compileRoute } from '../../shared/domain/route/compile.ts';
import type { AslDefinition, AslState } from '../../shared/domain/route/compile.ts';
import { endName, unknownOutcomeName } from '../../shared/domain/route/state-names.ts';
import { withdrawal } from '../../shared/domain/route/route.ts';
import type { Route } from '../../shared/domain/route/route.ts';
import { releasedRoutes } from '../../shared/routes/released.ts';
import { newDossierId } from './samples.ts';
import { machineRoom } from './route-machines.ts';
import type { MachineRoom } from './route-machines.ts';
import { keyOf, pathsOf, readAfter } from './route-paths.ts';
import type { Answer } from './route-paths.ts';

/** More executions at a time are not led faster: the emulator is one process. */
const atATime = 4;
const routes = Object.values(releasedRoutes).map(({ route }) => route);
const parallel = routes.findIndex(({ name }) => name === 'units-in-parallel-then-leader');

let room: MachineRoom;
beforeAll(async () => {
  room = await machineRoom([...routes.map(compileRoute), impatient(compileRoute(routes[0] as Route))]);
});
afterAll(() => room.close());

/** Waits one second for an answer instead of thirty days. */
const impatient = (definition: AslDefinition): AslDefinition => ({
  ...definition,
  States: Object.fromEntries(
    Object.entries(definition.States).map(([name, state]): [string, AslState] => [
      name,
      state.Type === 'Task' ? { ...state, TimeoutSeconds: 1 } : state,
    ]),
  ),
});

/** An answer, or one that names no outcome. */
type Given = Omit<Answer, 'outcome'> & { readonly outcome: string | undefined };

/** What is asked after each answer of a path, and how it ends: as the second reading says, or as the machine does. */
type Story = { readonly asks: readonly (readonly string[])[]; readonly end: string };

const sorted = (asks: readonly { readonly step: string; readonly visit: number }[]) =>
  asks.map(keyOf).toSorted();

function storyRead(route: Route, path: readonly Answer[]): Story {
  const readings = [...path, undefined].map((_, given) => readAfter(route, path.slice(0, given)));
  const ending = readings.at(-1)?.ending;
  return {
    asks: readings.map(({ asks }) => sorted(asks)),
    end: `SUCCEEDED: ${ending === undefined ? 'nowhere' : endName[ending]}`,
  };
}

async function storyLed(machine: number, path: readonly Given[], read: Story) {
  const execution = await room.start(machine, newDossierId(), 1);
  const asks: string[][] = [];
  for (const [given, answer] of path.entries()) {
    const asked = await execution.untilAsked(read.asks[given]?.length ?? 0);
    asks.push(sorted(asked));
    const open = asked.find((ask) => keyOf(ask) === keyOf(answer));
    if (!open) return { asks, end: `never asked for ${keyOf(answer)}` };
    await execution.answer(open.taskToken, { outcome: answer.outcome });
  }
  const { status, last } = await execution.untilEnded();
  return { asks: [...asks, sorted(execution.asks())], end: `${status}: ${last}` };
}

async function severalAtATime<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [i, item] of queue) done[i] = await work(item);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return done;
}

describe('a machine and the second reading of its route', () => {
  test.each(routes.map((route, machine) => ({ route, machine })))(
    'ask the same after every answer and end the same, on every path: $route.name',
    async ({ route, machine }) => {
      const paths = pathsOf(route);
      const read = paths.map((path) => ({ path, story: storyRead(route, path) }));
      const led = await severalAtATime(read, async ({ path, story }) => ({
        path,
        story: await storyLed(machine, path, story),
      }));
      expect(led).toEqual(read);
    },
    100_000,
  );

  test('go every way there is', () => {
    expect(routes.map((route) => [route.name, pathsOf(route).length])).toEqual([
      ['desk-decides', 3],
      ['unit-then-leader', 28],
      ['units-in-parallel-then-leader', 246],
    ]);
    const withdrawn = pathsOf(routes[parallel] as Route).filter(
      (path) => path.length === 2 && path.some(({ outcome }) => outcome === withdrawal),
    );
    expect(
      new Set(withdrawn.map((path) => path.map(({ outcome }) => outcome === withdrawal).join())),
    ).toEqual(new Set(['true,false', 'false,true', 'true,true']));
  });
});

describe('a machine', () => {
  test('says which dossier, run, step and visit it asks for, and nothing of a person', async () => {
    const execution = await room.start(0, newDossierId(), 7);
    const [ask] = await execution.untilAsked(1);
    expect(ask).toEqual({
      dossierId: execution.dossierId,
      run: 7,
      step: 'decide',
      visit: 1,
      taskToken: expect.any(String),
    });
    await execution.answer(ask?.taskToken ?? '', { outcome: withdrawal });
    await execution.untilEnded();
  });

  test('asks again, the same visit, when nobody has answered in time', async () => {
    const execution = await room.start(routes.length);
    // It has a second: whoever answers too late is asked once more.
    for (let count = 2, isHeard = false; !isHeard; count += 1) {
      const asked = await execution.untilAsked(count);
      expect(new Set(asked.map(keyOf))).toEqual(new Set(['decide 1']));
      isHeard = await execution.answer(asked.at(-1)?.taskToken ?? '', { outcome: 'granted' }).then(
        () => true,
        (error: Error) => {
          if (error.name !== 'TaskTimedOut') throw error;
          return false;
        },
      );
    }
    expect(await execution.untilEnded()).toEqual({ status: 'SUCCEEDED', last: endName.granted });
  });

  const alone = { machine: 0, asks: ['decide 1'], rest: [] };
  const together = {
    machine: parallel,
    asks: ['appraise 1', 'verify 1'],
    rest: [{ step: 'verify', visit: 1, outcome: 'confirmed' }],
  };
  test.each([
    { what: 'an outcome that no route knows', outcome: 'lost', ...alone },
    { what: 'an answer without an outcome', outcome: undefined, ...alone },
    { what: 'such an outcome in mid-parallel, when all have answered', outcome: 'lost', ...together },
    { what: 'such an answer in mid-parallel, when all have answered', outcome: undefined, ...together },
  ])('fails by name on $what', async ({ outcome, machine, asks, rest }) => {
    const step = machine === parallel ? 'appraise' : 'decide';
    const path = [{ step, visit: 1, outcome }, ...rest];
    const end = `FAILED: ${unknownOutcomeName}`;
    const story = { asks: [...path, undefined].map(() => asks), end };
    expect(await storyLed(machine, path, story)).toEqual(story);
  });
});
