import { describe, expect, test } from '@jest/globals';
import {
  attachDraft,
  claimStep,
  completeStep,
  reassignStep,
  releaseStep,
} from '../../../shared/application/route-acts.ts';
import { receiveAtCounter } from '../../../shared/application/receive-at-counter.ts';
import { openStep } from '../../../shared/domain/dossier/dossier.ts';
import { postId, unitId } from '../../../shared/domain/ids.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { mayAct } from '../../../shared/domain/office/permissions.ts';
import { allowed, newCommandId, newDossierId, openOffice } from './office-of-vu-ban.ts';
import { houseToBuild } from './still-routes.ts';

/** A dossier on a step of its route, and people who press on what they last saw of it. */
async function openDesk(
  receive: (office: Awaited<ReturnType<typeof openOffice>>) => Promise<DossierId>,
  ...steps: string[]
) {
  const office = await openOffice();
  const id = await receive(office);
  for (const step of steps) expect(await office.openRouteStep(id, step)).toBe('opened');
  const dossier = async () => {
    const head = await office.history.head(id);
    if (!head) throw new Error('The dossier is gone');
    return head.dossier;
  };
  const version = async (step: string) => openStep(await dossier(), step)?.version ?? 0;
  const on = (step: string, stepVersion: number) => ({
    dossierId: id,
    commandId: newCommandId(),
    step,
    stepVersion,
  });
  const [first = ''] = steps;
  /** On what stands now, unless an older version was seen. */
  const seen = async (stepVersion?: number, step = first) => on(step, stepVersion ?? (await version(step)));
  const { deps, officer } = office;
  const events = async (type: string) =>
    (await office.history.items(id, 0, 100)).items
      .flatMap((item) => item.events)
      .filter((event) => event.type === type);
  return {
    office,
    id,
    dossier,
    version,
    events,
    claim: async (person: string, stepVersion?: number) =>
      claimStep(deps, await officer(person), await seen(stepVersion)),
    release: async (person: string) => releaseStep(deps, await officer(person), await seen()),
    draft: async (person: string, draft: string, stepVersion?: number, step?: string) =>
      attachDraft(deps, await officer(person), {
        ...(await seen(stepVersion, step)),
        draftVersion: (await dossier()).draft ?? 0,
        draft,
      }),
    reassign: async (person: string, to: string) =>
      reassignStep(deps, await officer(person), { ...(await seen()), to }),
    complete: async (person: string, outcome: string, stepVersion?: number, step?: string) =>
      completeStep(deps, await officer(person), {
        ...(await seen(stepVersion, step)),
        outcome,
        paperDraft: true,
      }),
  };
}
type Office = Awaited<ReturnType<typeof openOffice>>;
const certificate = (office: Office) => office.receiveCertificate();
const house = async (office: Office) => {
  const { id } = await office.file(newDossierId(), houseToBuild.filing);
  allowed(await office.receive(id, 2, newCommandId(), houseToBuild.receipt));
  return id;
};
const copy = async (office: Office) => {
  const { id } = await office.file();
  allowed(await office.receive(id));
  return id;
};
const refusals = (outcomes: readonly object[]) =>
  outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []));

describe('several officers on one dossier', () => {
  test('who take a step at the same time: one has it, the other is told', async () => {
    const { claim, version, dossier, events } = await openDesk(certificate, 'prepare');
    const now = await version('prepare');
    const both = await Promise.all([claim('minh-vu', now), claim('mai-bui', now)]);
    expect(refusals(both)).toEqual(['STEP_CHANGED']);
    expect(await events('StepClaimed')).toHaveLength(1);
    expect((await dossier()).steps[0]?.claimedBy).toBe('minh-vu');
    expect(await claim('mai-bui')).toMatchObject({ refused: 'STEP_TAKEN' });
  });

  test('who answer a step at the same time: one answer counts', async () => {
    const { complete, version, events } = await openDesk(certificate, 'prepare');
    const now = await version('prepare');
    const both = await Promise.all([
      complete('minh-vu', 'prepared', now),
      complete('mai-bui', 'prepared', now),
    ]);
    expect(refusals(both)).toEqual(['STEP_NOT_OPEN']);
    const answered = (await events('StepCompleted')).filter(
      (event) => 'step' in event.public && event.public.step === 'prepare',
    );
    expect(answered).toHaveLength(1);
  });

  test('who write drafts from the same page: the second is told that the first has written, and overwrites nothing', async () => {
    const { draft, version, events } = await openDesk(certificate, 'prepare');
    const now = await version('prepare');
    const both = await Promise.all([
      draft('minh-vu', 'Bản thứ nhất', now),
      draft('mai-bui', 'Bản thứ hai', now),
    ]);
    expect(refusals(both)).toEqual(['STEP_CHANGED']);
    expect((await events('DraftResultAttached')).map(({ actor }) => actor.person)).toEqual(['minh-vu']);
  });

  test('in two units at the same time: neither is refused, whatever they press, and both are in the history', async () => {
    const { draft, complete, version, events } = await openDesk(house, 'appraise', 'verify');
    const [appraise, verify] = [await version('appraise'), await version('verify')];
    const drafted = await Promise.all([
      draft('nam-hoang', 'Giấy phép', appraise),
      complete('khoa-dao', 'confirmed', verify, 'verify'),
    ]);
    expect(refusals(drafted)).toEqual([]);
    expect(refusals([await complete('nam-hoang', 'appraised')])).toEqual([]);
    expect((await events('StepCompleted')).map(({ actor }) => actor.person)).toEqual([
      'lan-tran',
      'khoa-dao',
      'nam-hoang',
    ]);
  });
});

describe('a step', () => {
  test('that was taken is laid back by who has it alone, and then taken by another', async () => {
    const { claim, release, draft, complete, dossier } = await openDesk(certificate, 'prepare');
    expect(await release('minh-vu')).toMatchObject({ refused: 'STEP_NOT_TAKEN' });
    allowed(await claim('minh-vu'));
    expect(await release('mai-bui')).toMatchObject({ refused: 'STEP_TAKEN' });
    expect(await draft('mai-bui', 'khác')).toMatchObject({ refused: 'STEP_TAKEN' });
    expect(await complete('mai-bui', 'prepared')).toMatchObject({ refused: 'STEP_TAKEN' });
    allowed(await release('minh-vu'));
    expect((await dossier()).steps[0]?.claimedBy).toBeUndefined();
    allowed(await claim('mai-bui'));
    allowed(await complete('mai-bui', 'prepared'));
  });

  test('does not stay locked with somebody who may answer it no more: any colleague takes it, or answers it', async () => {
    const taken = async () => {
      const desk = await openDesk(certificate, 'prepare');
      allowed(await desk.claim('minh-vu'));
      const { registry } = desk.office.deps;
      const { posts } = registry;
      // His posts have ended; those of the others stand.
      registry.posts = async (person) => (person === 'minh-vu' ? [] : posts(person));
      return desk;
    };
    const claimed = await taken();
    allowed(await claimed.claim('mai-bui'));
    expect((await claimed.dossier()).steps[0]?.claimedBy).toBe('mai-bui');
    const released = await taken();
    allowed(await released.release('mai-bui'));
    expect((await released.dossier()).steps[0]?.claimedBy).toBeUndefined();
    const drafted = await taken();
    allowed(await drafted.draft('mai-bui', 'Giấy xác nhận'));
    allowed(await drafted.complete('mai-bui', 'prepared'));
  });

  test('is given by the head of its unit to an officer of it, who alone answers it then', async () => {
    const { claim, reassign, complete, dossier } = await openDesk(certificate, 'prepare');
    allowed(await claim('mai-bui'));
    // An officer is no head, and the head of another unit not of this one.
    expect(await reassign('minh-vu', 'minh-vu')).toMatchObject({ refused: 'NOT_PERMITTED' });
    expect(await reassign('vinh-do', 'minh-vu')).toMatchObject({ refused: 'NOT_PERMITTED' });
    allowed(await reassign('mai-bui', 'minh-vu'));
    expect((await dossier()).steps[0]?.claimedBy).toBe('minh-vu');
    expect(await complete('mai-bui', 'prepared')).toMatchObject({ refused: 'STEP_TAKEN' });
    allowed(await complete('minh-vu', 'prepared'));
  });

  test.each(['nam-hoang', 'nobody'])('is not given to %s, who is not of the unit', async (to) => {
    const { reassign } = await openDesk(certificate, 'prepare');
    expect(await reassign('mai-bui', to)).toMatchObject({ refused: 'NOT_OF_THE_UNIT' });
  });

  test('is not given to one of the unit who could not answer it: it would be locked up with him', async () => {
    const { reassign, complete, dossier } = await openDesk(copy, 'decide');
    expect((await dossier()).steps[0]?.by).toBe('authorised-desk');
    // He sits at the desk and is not authorised to decide.
    expect(await reassign('ha-pham', 'hung-nguyen')).toMatchObject({ refused: 'NOT_OF_THE_UNIT' });
    allowed(await reassign('ha-pham', 'lan-tran'));
    // The other head may not decide herself, and still says who does.
    expect(await complete('nga-trinh', 'granted')).toMatchObject({ refused: 'NOT_AUTHORISED_TO_DECIDE' });
    allowed(await reassign('nga-trinh', 'ha-pham'));
  });

  test('is not given to a party of the dossier', async () => {
    const own = async (office: Office) => {
      const { default: seed } = await import('../../../shared/catalogue/provinces/ninh-binh/people.json', {
        with: { type: 'json' },
      });
      const minh = seed.people.find(({ id }) => id === 'minh-vu');
      const parties = { applicant: { name: 'Vũ Đức Minh', personalIdNumber: minh?.identityNumber ?? '' } };
      const given = { components: [], sets: 1, returnMethod: 'in-person' } as const;
      const id = newDossierId();
      allowed(
        await receiveAtCounter(office.deps, await office.officer('lan-tran'), {
          dossierId: id,
          desk: unitId('vu-ban-mot-cua'),
          filing: { ...given, procedureCode: '1.004873', parties, form: {}, language: 'vi' },
          receipt: given,
        }),
      );
      return id;
    };
    const { reassign } = await openDesk(own, 'prepare');
    expect(await reassign('mai-bui', 'minh-vu')).toMatchObject({ refused: 'NOT_OF_THE_UNIT' });
  });
});

describe('whoever drafted the result for a unit', () => {
  test('has prepared it, though a colleague answered: he does not sign it; a leader who mends the draft does', async () => {
    const { office, id, draft, complete, dossier } = await openDesk(certificate, 'prepare');
    allowed(await draft('minh-vu', 'Giấy xác nhận'));
    allowed(await complete('mai-bui', 'prepared'));
    await office.openRouteStep(id, 'approve');
    allowed(await draft('binh-dang', 'Giấy xác nhận, sửa', undefined, 'approve'));
    expect((await dossier()).preparedBy).toEqual(['minh-vu', 'mai-bui']);
    const promoted = {
      kind: 'officer',
      person: 'minh-vu',
      posts: [{ id: postId('new'), unitId: unitId('vu-ban-lanh-dao'), role: 'leader' }],
    } as const;
    expect(mayAct('complete-step', promoted, await dossier(), 'approve')).toMatchObject({
      refused: 'PREPARED_IT_HIMSELF',
    });
    allowed(await complete('binh-dang', 'granted', undefined, 'approve'));
  });
});
