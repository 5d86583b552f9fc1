import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Command, Facts } from '../../../shared/domain/dossier/commands.ts';
import { custodyStatus, paperPlaces, paperReceivers } from '../../../shared/domain/dossier/custody.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierEvent } from '../../../shared/domain/dossier/events.ts';
import { handOvers, papersOf } from '../../../shared/domain/dossier/hand-overs.ts';
import { isRefusal } from '../../../shared/domain/dossier/refusals.ts';
import { postId } from '../../../shared/domain/ids.ts';
import { askOffice, commands, desk, facts, minute, office, papers, runAs } from './life.ts';
import type { CommandName } from './life.ts';

type Life = { dossier: Dossier | undefined; events: readonly DossierEvent[] };
const start: Life = { dossier: undefined, events: [] };
const lan = { person: 'lan-tran', post: postId('lan') };
const minh = { person: 'minh-vu', post: postId('minh') };
type Person = typeof lan;

function next({ dossier, events }: Life, command: Command, actor: Person = lan, more: Partial<Facts> = {}) {
  const known = { ...facts(minute(events.length * 5)), person: actor.person, ...more };
  const done = runAs(dossier, command, known, actor);
  return isRefusal(done) ? done : { dossier: done.dossier, events: [...events, ...done.events] };
}
function life(steps: readonly (CommandName | Command | readonly [CommandName, Person])[]): Life {
  return steps.reduce<Life>((before, step) => {
    const [named, actor] = Array.isArray(step) ? step : [step, lan];
    const command = typeof named === 'string' ? commands[named as CommandName](before.dossier) : named;
    const after = next(before, command, actor);
    if (isRefusal(after)) throw new Error(`${command.kind} refused: ${after.refused}`);
    return after;
  }, start);
}
const inProcess = ['receive-at-counter', askOffice] as const;
const given = [...inProcess, 'hand-over-paper'] as const;
const taken = [...given, ['take-paper', minh]] as const;
const standing = ({ dossier }: Life) => dossier && { is: custodyStatus(dossier), ...paperPlaces(dossier) };
const refusedAfter = (steps: Parameters<typeof life>[0], command: CommandName, actor = lan, more = {}) => {
  const before = life(steps);
  const after = next(before, { ...commands[command](before.dossier), ...more } as Command, actor);
  return isRefusal(after) ? after.refused : 'done';
};

describe('who has the papers', () => {
  test('the desk from the receipt on, the receiver only when he has said so himself', () => {
    expect(standing(life(inProcess))).toMatchObject({
      is: 'at-the-desk',
      held: { unit: desk, at: minute(480) },
    });
    expect(standing(life(given))).toMatchObject({
      is: 'on-the-way',
      held: { unit: desk },
      coming: { unit: office, at: minute(480) },
    });
    expect(standing(life(taken))).toEqual({ is: 'at-a-unit' });
  });
  test('nobody, where the desk counted electronic papers only', () => {
    const { dossier } = life([
      {
        ...commands['receive-at-counter'](),
        receipt: {
          components: [{ componentId: 'paper', form: 'electronic', count: 1 }],
          sets: 1,
          returnMethod: 'online',
          private: {},
        },
      },
    ]);
    expect(dossier && custodyStatus(dossier)).toBe('no-paper');
    expect(refusedAfter(['file', 'receive'], 'take-paper')).toBe('PAPER_ELSEWHERE');
  });
  test('the giver again, when they did not all come or he calls them back; he is still due as before', () => {
    const missed = life([...given, ['report-paper-missing', minh]]);
    expect(missed.dossier?.custody).toMatchObject({ holder: desk, isDisputed: true, dueBy: minute(480) });
    expect(standing(missed)).toMatchObject({ is: 'at-the-desk', held: { unit: desk, at: minute(480) } });
    const back = life([...given, 'call-back-paper']);
    expect(back.dossier?.custody).toMatchObject({ holder: desk, dueBy: minute(480) });
    expect(back.dossier?.custody?.isDisputed).toBeUndefined();
    // And they can go again.
    expect(
      standing(life([...given, ['report-paper-missing', minh], 'hand-over-paper', ['take-paper', minh]])),
    ).toEqual({ is: 'at-a-unit' });
  });
  test('the work goes on wherever they are: steps open, end and the result is returned', () => {
    for (const way of [inProcess, given, taken]) {
      const { dossier } = life([...way, 'open-step', 'decide', 'return-result']);
      expect(dossier).toMatchObject({ status: 'decided', delivery: 'returned' });
    }
  });
});

describe('the end', () => {
  test('a result in person takes the originals along, one by post sends them, one online leaves them', () => {
    const decided = ['file', 'receive', 'open-step', 'decide'] as const;
    expect(standing(life([...decided, 'return-result']))).toEqual({ is: 'given-back' });
    expect(standing(life([...decided, 'send-result']))).toEqual({ is: 'sent-by-post' });
    expect(standing(life([...decided, 'send-result', 'record-delivered']))).toEqual({ is: 'given-back' });
    const online = life([...decided, 'register-result']);
    const returned = next(online, { ...commands['return-result'](online.dossier), method: 'online' }, lan, {
      result: { isNumbered: true, hasFile: true },
    });
    if (isRefusal(returned)) throw new Error(returned.refused);
    expect(standing(returned)).toMatchObject({ is: 'at-the-desk', held: { unit: desk } });
    expect(refusedAfter(decided, 'give-back-paper')).toBe('PAPER_ELSEWHERE');
  });
  test('a result that the post brings back waits at the desk again, with its papers', () => {
    const { dossier } = life(['file', 'receive', 'open-step', 'decide', 'send-result', 'record-came-back']);
    expect(dossier).toMatchObject({ delivery: 'ready', steps: [{ step: 'return', visit: 2, holder: desk }] });
    expect(dossier && custodyStatus(dossier)).toBe('at-the-desk');
  });
  test('after a withdrawal the unit brings them to the desk, and the desk gives the originals back', () => {
    const withdrawn = [...taken, 'withdraw'] as const;
    expect(standing(life(withdrawn))).toMatchObject({ is: 'at-a-unit', held: { unit: office } });
    expect(refusedAfter(withdrawn, 'give-back-paper')).toBe('PAPER_ELSEWHERE');
    const home = [...withdrawn, ['hand-over-paper', minh], 'take-paper'] as const;
    expect(standing(life(home))).toMatchObject({ is: 'at-the-desk', held: { unit: desk } });
    expect(standing(life([...home, 'give-back-paper']))).toEqual({ is: 'given-back' });
    expect(refusedAfter([...home, 'give-back-paper'], 'give-back-paper')).toBe('PAPER_ELSEWHERE');
  });
  test('what a supplement brought to the counter is given back also when nothing was ever received', () => {
    const brought = { ...commands['hand-in-supplement'](undefined), components: papers };
    const before = life(['file', 'request-supplement']);
    const there = next(before, { ...brought, stepVersion: before.dossier?.steps[0]?.version ?? 0 });
    if (isRefusal(there)) throw new Error(there.refused);
    expect(there.dossier && custodyStatus(there.dossier)).toBe('at-the-desk');
    const after = next(there, commands.withdraw());
    expect(isRefusal(after) ? after : standing(after)).toMatchObject({ held: { unit: desk } });
    // Handed in online, nothing on paper has changed hands.
    const online = runAs(
      before.dossier,
      { ...brought, stepVersion: before.dossier?.steps[0]?.version ?? 0 },
      facts(minute(50)),
    );
    expect(isRefusal(online) ? online : custodyStatus(online.dossier)).toBe('no-paper');
  });
});

describe('what is refused', () => {
  test.each([
    [
      'what was seen before they changed hands',
      given,
      'take-paper',
      minh,
      { paperVersion: 1 },
      'PAPER_CHANGED',
    ],
    ['taking what one gave oneself', given, 'take-paper', lan, {}, 'GAVE_IT_HIMSELF'],
    ['missing what one gave oneself', given, 'report-paper-missing', lan, {}, 'GAVE_IT_HIMSELF'],
    [
      'a unit that takes no part',
      inProcess,
      'hand-over-paper',
      lan,
      { to: 'vu-ban-thue' },
      'UNIT_NOT_IN_DOSSIER',
    ],
    ['handing over to oneself', inProcess, 'hand-over-paper', lan, { to: desk }, 'UNIT_NOT_IN_DOSSIER'],
    ['handing over what is on its way', given, 'hand-over-paper', lan, {}, 'PAPER_ELSEWHERE'],
    ['taking what nobody gave', inProcess, 'take-paper', minh, {}, 'PAPER_ELSEWHERE'],
    ['calling back what was taken', taken, 'call-back-paper', lan, {}, 'PAPER_ELSEWHERE'],
    ['missing nothing', given, 'report-paper-missing', minh, { missing: [] }, 'PAPER_NOT_ON_LIST'],
    [
      'missing more than was given',
      given,
      'report-paper-missing',
      minh,
      { missing: [{ componentId: 'paper', form: 'original', count: 2 }] },
      'PAPER_NOT_ON_LIST',
    ],
    [
      'missing what was never there',
      given,
      'report-paper-missing',
      minh,
      { missing: [{ componentId: 'copy', form: 'copy', count: 1 }] },
      'PAPER_NOT_ON_LIST',
    ],
  ] as const)('%s', (_what, way, command, actor, more, refused) => {
    expect(refusedAfter(way, command, actor, more)).toBe(refused);
  });
});

describe('the control sheet', () => {
  test('has a row for each hand-over, also for those that failed', () => {
    const { events } = life([
      ...given,
      'call-back-paper',
      'hand-over-paper',
      ['report-paper-missing', minh],
      'hand-over-paper',
      ['take-paper', minh],
    ]);
    expect(handOvers(events)).toMatchObject([
      { from: desk, to: office, outcome: 'called-back', givenBy: 'lan-tran', endedBy: 'lan-tran' },
      { from: desk, to: office, outcome: 'not-received', endedBy: 'minh-vu', missing: papers },
      { from: desk, to: office, outcome: 'taken', givenBy: 'lan-tran', endedBy: 'minh-vu', papers },
    ]);
  });
});

describe('in any order of acts', () => {
  const people = [lan, minh];
  const names = [...Object.keys(commands), 'ask-office'] as (CommandName | 'ask-office')[];
  const moves = ['hand-over-paper', 'take-paper', 'report-paper-missing', 'call-back-paper'] as const;
  const name = fc.oneof(
    { arbitrary: fc.constantFrom(...moves), weight: 6 },
    { arbitrary: fc.constantFrom(...names), weight: 1 },
  );
  test('the chain of custody never forks and never loses a paper', () => {
    let taken = 0;
    fc.assert(
      fc.property(
        fc.array(fc.record({ name, actor: fc.constantFrom(...people) }), {
          maxLength: 60,
        }),
        (acts) => {
          let now = life(inProcess);
          for (const { name: act, actor } of acts) {
            const command = act === 'ask-office' ? askOffice : commands[act](now.dossier);
            if (command.kind === 'file' || command.kind === 'receive-at-counter') continue;
            const after = next(now, command, actor);
            if (!isRefusal(after)) now = after;
          }
          const { dossier, events } = now;
          // What the desk counted is what is there: nothing came to it, nothing went.
          expect(papersOf(events)).toEqual(papers);
          const rows = handOvers(events);
          taken += rows.filter(({ outcome }) => outcome === 'taken').length;
          let holder = desk;
          for (const [index, row] of rows.entries()) {
            expect(row.from).toBe(holder);
            expect(row.papers).toEqual(papers);
            if (row.outcome === 'taken') {
              expect(row.endedBy).not.toBe(row.givenBy);
              holder = row.to;
            }
            expect(row.outcome === 'waiting').toBe(
              index === rows.length - 1 && dossier !== undefined && custodyStatus(dossier) === 'on-the-way',
            );
          }
          expect(dossier?.custody?.holder).toBe(holder);
          if (dossier) expect(paperReceivers(dossier)).not.toContain(holder);
        },
      ),
      { numRuns: 300 },
    );
    // The property speaks of papers that moved.
    expect(taken).toBeGreaterThan(20);
  });
});
