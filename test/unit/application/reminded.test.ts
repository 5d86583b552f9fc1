import { describe, expect, test } from '@jest/globals';
import { listColleagues } from '../../../shared/application/list-queue.ts';
import { listReminded } from '../../../shared/application/list-reminded.ts';
import { readDossier, readVersion } from '../../../shared/application/read-dossier.ts';
import { remindDossier } from '../../../shared/application/remind-dossier.ts';
import { completeStep } from '../../../shared/application/route-acts.ts';
import { nextInstant, openStep } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId, newDossierId, openOffice } from './office-of-vu-ban.ts';
import { houseToBuild } from './still-routes.ts';

type Office = Awaited<ReturnType<typeof openOffice>>;

async function late(receive: (office: Office) => Promise<DossierId>, ...steps: string[]) {
  const office = await openOffice();
  const id = await receive(office);
  for (const step of steps) await office.openRouteStep(id, step);
  const dossier = async () => {
    const head = await office.history.head(id);
    if (!head) throw new Error('The dossier is gone');
    return head.dossier;
  };
  const list = async (person: string, unitId: string) =>
    listReminded(office.deps, await office.officer(person), { unitId, page: { limit: 10 } });
  return {
    office,
    id,
    dossier,
    /** The clock's next waking. */
    wake: async () => {
      const instant = nextInstant(await dossier());
      if (!instant) throw new Error('Nothing is to be said');
      office.chance.set(instant);
      return remindDossier(office.deps, { dossierId: id, instant });
    },
    read: async (person: string) =>
      readDossier(office.deps, await office.officer(person), {
        dossierId: id,
        purpose: 'supervision',
        language: 'vi',
      }),
    list,
    listed: async (person: string, unitId: string) =>
      allowed(await list(person, unitId)).rows.map(({ step, told }) => [step, told]),
  };
}
const certificate = (office: Office) => office.receiveCertificate();
const house = async (office: Office) => {
  const { id } = await office.file(newDossierId(), houseToBuild.filing);
  allowed(await office.receive(id, 2, newCommandId(), houseToBuild.receipt));
  return id;
};
const agency = 'xa-vu-ban';

describe('a step that is late', () => {
  test('is on the lists of its head and of the leader, with who was told last, and off them when it is done', async () => {
    const { office, id, dossier, wake, listed } = await late(certificate, 'prepare');
    expect(await listed('binh-dang', agency)).toEqual([]);
    for (const told of ['unit', 'head']) {
      await wake();
      expect(await listed('mai-bui', 'vu-ban-van-phong')).toEqual([['prepare', told]]);
      expect(await listed('binh-dang', agency)).toEqual([['prepare', told]]);
    }
    while ((await dossier()).steps[0]?.leaderTold === undefined) await wake();
    expect(await listed('binh-dang', agency)).toEqual([['prepare', 'leader']]);
    allowed(
      await completeStep(office.deps, await office.officer('minh-vu'), {
        dossierId: id,
        commandId: newCommandId(),
        step: 'prepare',
        stepVersion: openStep(await dossier(), 'prepare')?.version ?? 0,
        outcome: 'prepared',
        paperDraft: true,
      }),
    );
    expect(await listed('binh-dang', agency)).toEqual([]);
  });

  test('is one apology to the applicant, also when the next step is late as soon as it opens', async () => {
    const { office, id, dossier, wake } = await late(certificate, 'prepare');
    const apologies = async () =>
      (await office.history.items(id, 0, 100)).items
        .flatMap(({ events }) => events)
        .filter((event) => event.type === 'StepReminded' && event.public.told === 'applicant').length;
    while ((await apologies()) === 0) await wake();
    expect(await dossier()).toMatchObject({ apologisedFor: (await dossier()).dueAt });
    allowed(
      await completeStep(office.deps, await office.officer('minh-vu'), {
        dossierId: id,
        commandId: newCommandId(),
        step: 'prepare',
        stepVersion: openStep(await dossier(), 'prepare')?.version ?? 0,
        outcome: 'prepared',
        paperDraft: true,
      }),
    );
    await office.openRouteStep(id, 'approve');
    while (nextInstant(await dossier())) await wake();
    expect((await dossier()).steps[0]).toMatchObject({ step: 'approve', leaderTold: true });
    expect(await apologies()).toBe(1);
  });

  test('opens its dossier to the leader of its agency from the first reminder on, and to no other', async () => {
    const { office, id, wake, read } = await late(certificate, 'prepare');
    expect(await read('binh-dang')).toMatchObject({ refused: 'NOT_PERMITTED' });
    await wake();
    expect(allowed(await read('binh-dang')).number).toMatch(/^000/);
    expect(await readVersion(office.deps, await office.officer('binh-dang'), id)).toHaveProperty('version');
    // He reads, and does nothing in the unit's place.
    expect(allowed(await read('binh-dang')).steps[0]?.acts).toEqual([]);
    for (const stranger of ['vinh-do', 'dung-phan'])
      expect(await read(stranger)).toMatchObject({ refused: 'NOT_PERMITTED' });
    const reads = (await office.deps.reads.list(id, { limit: 10 })).rows;
    expect(reads).toMatchObject([
      { person: 'binh-dang', post: 'binh-dang-1', purpose: 'supervision' },
      { person: 'binh-dang' },
    ]);
  });

  test('in a unit without a head is told to the leader instead, and the history says why', async () => {
    const { dossier, wake, read, listed } = await late(house, 'verify');
    await wake();
    await wake();
    expect((await dossier()).steps).toMatchObject([{ step: 'verify', told: 2, leaderTold: true }]);
    const { happenings } = allowed(await read('binh-dang'));
    expect(happenings.filter(({ type }) => type === 'StepReminded').map(({ sentence }) => sentence)).toEqual([
      'Nhắc hạn bước “Xác minh”: báo đơn vị',
      'Nhắc hạn bước “Xác minh”: báo lãnh đạo, vì đơn vị chưa có trưởng đơn vị',
    ]);
    expect(await listed('binh-dang', agency)).toEqual([['verify', 'leader']]);
  });
});

describe('the list of what is late', () => {
  test.each([
    ['of another unit to a head', 'mai-bui', 'vu-ban-kinh-te'],
    ['of the agency to a head', 'mai-bui', agency],
    ['of a unit to an officer of it', 'minh-vu', 'vu-ban-van-phong'],
    ['of the agency to an officer', 'minh-vu', agency],
    ['of another agency to a leader', 'binh-dang', 'vu-ban-cong-an'],
    ['to whoever has no such post', 'chi-duong', agency],
  ])('is refused: %s', async (_, person, unit) => {
    const { list } = await late(certificate, 'prepare');
    expect(await list(person, unit)).toMatchObject({ refused: 'NOT_PERMITTED' });
  });
});

describe('the colleagues to whom a head may give a step', () => {
  test('are those with a post in force: who has moved to another unit is not among them', async () => {
    const office = await openOffice();
    const people = async (person: string, unitId: string) => {
      const page = { limit: 50 };
      const found = await listColleagues(office.deps, await office.officer(person), { unitId, page });
      return allowed(found).rows.map((row) => row.person);
    };
    // Nguyễn Văn Hùng was of the Economic Division until 2025.
    expect(await people('vinh-do', 'vu-ban-kinh-te')).toEqual(['nam-hoang', 'vinh-do']);
    expect(await people('ha-pham', 'vu-ban-mot-cua')).toContain('hung-nguyen');
  });
});
