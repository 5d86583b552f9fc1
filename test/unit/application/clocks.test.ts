import { describe, expect, test } from '@jest/globals';
import { ClockLostError, ensureClock } from '../../../shared/application/conduct-event.ts';
import { remindDossier } from '../../../shared/application/remind-dossier.ts';
import { completeStep } from '../../../shared/application/route-acts.ts';
import { nextInstant } from '../../../shared/domain/dossier/dossier.ts';
import type { Instant } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId } from './office-of-vu-ban.ts';
import { houseToBuild, openRoutes } from './still-routes.ts';

describe('a clock', () => {
  test('says each thing once: the unit before, the head at the due instant and the citizen at the appointment, the leader after', async () => {
    const { office, id, headOf } = await openRoutes();
    await office.openRouteStep(id);
    const saidAt = async () => {
      const instant = nextInstant(await headOf());
      if (!instant) return 'nothing left';
      office.chance.set(instant);
      const first = await remindDossier(office.deps, { dossierId: id, instant });
      const again = await remindDossier(office.deps, { dossierId: id, instant });
      return [first, again];
    };
    for (let times = 0; times < 3; times += 1) expect(await saidAt()).toEqual(['said', 'nothing-to-say']);
    expect(await saidAt()).toBe('nothing left');
    const { items } = await office.history.items(id, 0, 100);
    const tellings = items.flatMap(({ events }) => events).filter(({ type }) => type === 'StepReminded');
    expect(tellings.map((event) => ('told' in event.public ? event.public.told : ''))).toEqual([
      'unit',
      'head',
      'applicant',
      'leader',
    ]);
  });
  test('that wakes when the step is done finds nothing to say, and what an officer saw stays valid when it speaks', async () => {
    const { office, id, headOf, decide } = await openRoutes();
    await office.openRouteStep(id);
    const seen = (await headOf()).steps[0]?.version;
    const instant = nextInstant(await headOf());
    if (!instant) throw new Error('No instant');
    office.chance.set(instant);
    await remindDossier(office.deps, { dossierId: id, instant });
    expect((await headOf()).steps[0]?.version).toBe(seen);
    await decide();
    expect(await remindDossier(office.deps, { dossierId: id, instant })).toBe('nothing-to-say');
  });
  test('says what came up later for an instant at which it has spoken: both units that work at the same time are told', async () => {
    const { office, id, headOf } = await openRoutes(houseToBuild);
    await office.openRouteStep(id, 'appraise');
    const instant = nextInstant(await headOf());
    if (!instant) throw new Error('No instant');
    office.chance.set(instant);
    expect(await remindDossier(office.deps, { dossierId: id, instant })).toBe('said');
    await office.openRouteStep(id, 'verify');
    expect(nextInstant(await headOf())).toBe(instant);
    expect(await remindDossier(office.deps, { dossierId: id, instant })).toBe('said');
    expect((await headOf()).steps.map(({ step, told }) => [step, told])).toEqual([
      ['appraise', 1],
      ['verify', 1],
    ]);
  });
  test('is not lost when it has done its work: however many have spoken at an instant, another is started', async () => {
    const { office, id, deps, headOf, clockStates } = await openRoutes();
    await office.openRouteStep(id);
    for (let times = 0; times < 8; times += 1) {
      expect(await ensureClock(deps, await headOf())).toBe('started');
      for (const name of clockStates.keys()) clockStates.set(name, 'succeeded');
    }
  });
  test('that is lost again and again is left to a person', async () => {
    const { office, id, deps, headOf, clockStates } = await openRoutes();
    await office.openRouteStep(id);
    for (let times = 0; times < 20; times += 1) {
      await ensureClock(deps, await headOf());
      for (const name of clockStates.keys()) clockStates.set(name, 'failed');
    }
    await expect(ensureClock(deps, await headOf())).rejects.toThrow(ClockLostError);
  });
  test('for an instant that moved earlier is a new one; the old one wakes late and says only what is due by then', async () => {
    const { office, deps, clockStates } = await openRoutes();
    const id = await office.receiveCertificate();
    const head = async () => (await office.history.head(id))?.dossier;
    const answer = async (person: string, step: string, outcome: string) => {
      const open = (await head())?.steps.find((one) => one.step === step);
      const commandId = newCommandId();
      const said = {
        dossierId: id,
        commandId,
        step,
        stepVersion: open?.version ?? 0,
        outcome,
        note: 'Xem lại',
        paperDraft: true,
      };
      allowed(await completeStep(office.deps, await office.officer(person), said));
    };
    const startNext = async () => {
      const dossier = await head();
      if (!dossier) throw new Error('The dossier is gone');
      expect(await ensureClock(deps, dossier)).toBe('started');
      return nextInstant(dossier) ?? office.chance.now();
    };
    const wake = async (instant: Instant) => {
      office.chance.set(instant);
      await remindDossier(office.deps, { dossierId: id, instant });
      const { items } = await office.history.items(id, 0, 100);
      return items
        .flatMap(({ events }) => events)
        .flatMap(({ public: open }) => ('told' in open ? [`${open.step} ${open.visit} ${open.told}`] : []));
    };
    await office.openRouteStep(id, 'prepare');
    await answer('minh-vu', 'prepare', 'prepared');
    await office.openRouteStep(id, 'approve');
    const late = await startNext();
    await answer('binh-dang', 'approve', 'sent-back');
    await office.openRouteStep(id, 'prepare', 2);
    const early = await startNext();
    expect(early < late).toBe(true);
    expect(clockStates.size).toBe(2);
    expect(await wake(early)).toEqual(['prepare 2 unit']);
    const due = await startNext();
    expect(due < late).toBe(true);
    expect(await wake(due)).toEqual(['prepare 2 unit', 'prepare 2 head']);
    expect(await wake(late)).toEqual(['prepare 2 unit', 'prepare 2 head']);
  });
  test('is started once per instant, and again under the next number when it was lost', async () => {
    const { office, id, deps, headOf, clockStates } = await openRoutes();
    await office.openRouteStep(id);
    expect(await ensureClock(deps, await headOf())).toBe('started');
    expect(await ensureClock(deps, await headOf())).toBe('runs');
    for (const name of clockStates.keys()) clockStates.set(name, 'failed');
    expect(await ensureClock(deps, await headOf())).toBe('started');
    expect([...clockStates.keys()].map((name) => name.slice(-2))).toEqual(['-1', '-2']);
  });
});
