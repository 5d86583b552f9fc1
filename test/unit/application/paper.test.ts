import { describe, expect, test } from '@jest/globals';
import { dossierStory } from '../../../shared/application/dossier-story.ts';
import { listWaiting } from '../../../shared/application/list-waiting.ts';
import {
  giveBackPaper,
  handOverPaper,
  recordCall,
  recordDelivery,
  reportPaperMissing,
  takePaper,
} from '../../../shared/application/paper-acts.ts';
import { readDossier } from '../../../shared/application/read-dossier.ts';
import { returnResult } from '../../../shared/application/return-result.ts';
import { trackingFragment } from '../../../shared/application/tracking-link.ts';
import { completeStep } from '../../../shared/application/route-acts.ts';
import { withdrawDossier } from '../../../shared/application/withdraw-dossier.ts';
import { instantFromMs, postId, unitId } from '../../../shared/domain/ids.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId, newDossierId, openOffice } from './office-of-vu-ban.ts';
import { houseToBuild } from './still-routes.ts';

const economy = unitId('vu-ban-kinh-te');
const land = unitId('vu-ban-dat-dai');
const desk = unitId('vu-ban-mot-cua');
const applicantNumber = '036156000001';
const bothPapers = [
  { componentId: 'application-form', form: 'original', count: 1 },
  { componentId: 'land-paper', form: 'original', count: 1 },
];

/** A building permit with two originals, received, both units at work on it. */
async function openPermit(receivedAt = '2026-11-23T02:00:00Z') {
  const office = await openOffice();
  const { id } = await office.file(newDossierId(), houseToBuild.filing);
  office.chance.set(instantFromMs(Date.parse(receivedAt)));
  allowed(await office.receive(id, 2, newCommandId(), houseToBuild.receipt));
  await office.openRouteStep(id, 'appraise');
  await office.openRouteStep(id, 'verify');
  const head = async () => {
    const found = await office.history.head(id);
    if (!found) throw new Error('The dossier is gone');
    return found.dossier;
  };
  const on = async () => ({
    dossierId: id,
    commandId: newCommandId(),
    paperVersion: (await head()).custody?.version ?? 0,
  });
  const handOver = async (person: string, to: string) =>
    handOverPaper(office.deps, await office.officer(person), { ...(await on()), to: unitId(to) });
  const view = async (person: string) =>
    allowed(
      await readDossier(office.deps, await office.officer(person), {
        dossierId: id,
        purpose: 'handling',
        language: 'vi',
      }),
    );
  return { ...office, id, head, on, handOver, view };
}

describe('papers are due', () => {
  test.each([
    ['before 15:00: with the unit that day', '2026-11-23T07:59:59Z', economy, '2026-11-23T10:00:00.000Z'],
    [
      'after 15:00: at the start of the next working day, over the holiday of 24 November',
      '2026-11-23T08:30:00Z',
      economy,
      '2026-11-25T00:30:00.000Z',
    ],
    ['to another level: within one working day', '2026-11-23T02:00:00Z', land, '2026-11-25T10:00:00.000Z'],
  ])('%s', async (_when, receivedAt, to, dueBy) => {
    const office = await openPermit(receivedAt);
    const given = allowed(await office.handOver('lan-tran', to));
    expect(given.dossier.custody).toMatchObject({ holder: desk, to, dueBy });
    const { paper } = await office.view('lan-tran');
    expect(paper?.ledger?.length).toBeGreaterThan(0);
  });
  test('also before anybody hands them over, and stand in the desk’s list by that', async () => {
    const office = await openPermit('2026-11-23T08:30:00Z');
    const page = allowed(
      await listWaiting(office.deps, await office.officer('lan-tran'), {
        unitId: desk,
        list: 'paper-held',
        page: { limit: 10 },
      }),
    );
    expect(page.rows).toMatchObject([
      { dossierId: office.id, dossier: { custody: { dueBy: '2026-11-25T00:30:00.000Z' } } },
    ]);
  });
});

describe('papers change hands', () => {
  test('and each side sees where they are; nobody lists a unit that is not his', async () => {
    const office = await openPermit();
    allowed(await office.handOver('lan-tran', economy));
    const list = async (person: string, unit: string) =>
      listWaiting(office.deps, await office.officer(person), {
        unitId: unit,
        list: 'paper-coming',
        page: { limit: 10 },
      });
    expect(allowed(await list('nam-hoang', economy)).rows).toMatchObject([{ dossierId: office.id }]);
    expect(await list('khoa-dao', economy)).toMatchObject({ refused: 'NOT_PERMITTED' });
    expect((await office.view('nam-hoang')).acts).toContain('take-paper');
    allowed(await takePaper(office.deps, await office.officer('nam-hoang'), await office.on()));
    expect((await office.view('khoa-dao')).paper).toMatchObject({
      sentence: 'Bản giấy đang ở Phòng Kinh tế xã Vụ Bản.',
      handOvers: [{ outcome: 'taken', givenBy: 'Trần Thị Lan', papers: bothPapers }],
    });
    expect((await office.view('khoa-dao')).acts).not.toContain('take-paper');
  });
  test('and the lead comes first among those who may have them, whichever step was opened first', async () => {
    const office = await openPermit();
    const { paper } = await office.view('lan-tran');
    expect(paper?.receivers?.map(({ id }) => id)).toEqual([economy, land]);
    const other = await openOffice();
    const { id } = await other.file(newDossierId(), houseToBuild.filing);
    allowed(await other.receive(id, 2, newCommandId(), houseToBuild.receipt));
    await other.openRouteStep(id, 'verify');
    await other.openRouteStep(id, 'appraise');
    const seen = allowed(
      await readDossier(other.deps, await other.officer('lan-tran'), {
        dossierId: id,
        purpose: 'handling',
        language: 'vi',
      }),
    );
    expect(seen.paper?.receivers?.map((unit) => unit.id)).toEqual([economy, land]);
  });
  test('not when one person would confirm both sides, nor for a page that is old', async () => {
    const office = await openPermit();
    const old = await office.on();
    const atTheDesk = await office.officer('hung-nguyen');
    const post = { id: postId('hung-in-the-unit'), unitId: economy, role: 'unit-officer' } as const;
    const hung = { ...atTheDesk, who: { ...atTheDesk.who, posts: [...atTheDesk.who.posts, post] } };
    allowed(await office.handOver('hung-nguyen', economy));
    expect(await takePaper(office.deps, hung, await office.on())).toMatchObject({
      refused: 'GAVE_IT_HIMSELF',
    });
    const nam = await office.officer('nam-hoang');
    expect(await takePaper(office.deps, nam, old)).toMatchObject({ refused: 'PAPER_CHANGED' });
    expect(await takePaper(office.deps, await office.officer('khoa-dao'), await office.on())).toMatchObject({
      refused: 'PAPER_ELSEWHERE',
    });
    allowed(await takePaper(office.deps, nam, await office.on()));
  });
  test('twice by the same press once; what is missing is on record, with the words to it private', async () => {
    const office = await openPermit();
    allowed(await office.handOver('lan-tran', economy));
    const nam = await office.officer('nam-hoang');
    const missing = [{ componentId: 'land-paper', form: 'original', count: 1 }] as const;
    const press = { ...(await office.on()), missing, note: 'Không thấy sổ đỏ trong túi' };
    allowed(await reportPaperMissing(office.deps, nam, press));
    expect(await reportPaperMissing(office.deps, nam, press)).toMatchObject({ repeated: true });
    const { items } = await office.history.items(office.id, 0, 100);
    expect(JSON.stringify(items)).not.toContain('sổ đỏ');
    expect((await office.view('lan-tran')).paper).toMatchObject({
      isDisputed: true,
      task: 'hand-over',
      handOvers: [{ outcome: 'not-received', missing, endNote: press.note, endedBy: nam.name }],
    });
  });
});

describe('what is collected', () => {
  async function decided() {
    const office = await openOffice();
    const { id } = await office.file();
    const { dossier } = allowed(await office.receive(id));
    await office.openRouteStep(id);
    const lan = await office.officer('lan-tran');
    const step = (await office.history.head(id))?.dossier.steps[0];
    const { dossier: after } = allowed(
      await completeStep(office.deps, lan, {
        dossierId: id,
        commandId: newCommandId(),
        step: 'decide',
        stepVersion: step?.version ?? 0,
        outcome: 'granted',
      }),
    );
    const on = { dossierId: id, stepVersion: after.steps[0]?.version ?? 0, method: 'in-person' } as const;
    const collect = (of: Partial<Parameters<typeof returnResult>[2]>) =>
      returnResult(office.deps, lan, {
        ...on,
        collectedBy: 'applicant',
        commandId: newCommandId(),
        ...of,
      } as never);
    const story = await dossierStory(office.deps, id);
    const secret = story?.told.find(({ event }) => event.type === 'DossierReceived')?.values[
      'trackingSecret'
    ];
    return { ...office, id, lan, code: dossier.code ?? '', secret: String(secret?.value), collect };
  }
  const returned = async (
    office: { history: Awaited<ReturnType<typeof openOffice>>['history'] },
    id: DossierId,
  ) => {
    const { items } = await office.history.items(id, 0, 100);
    return items.flatMap(({ events }) => events).find(({ type }) => type === 'ResultReturned');
  };

  test('by the receipt’s code as people type it, or by its QR whole', async () => {
    const byCode = await decided();
    expect(await byCode.collect({ receipt: '000.00.87.H42-261123-0009' })).toMatchObject({
      refused: 'RECEIPT_DIFFERS',
    });
    allowed(await byCode.collect({ receipt: ` ${byCode.code.toLowerCase()} ` }));
    expect(await returned(byCode, byCode.id)).toMatchObject({
      public: { proof: 'receipt-code', identityChecked: false },
      commitments: {},
    });
    const byQr = await decided();
    const link = `https://motcua.example/tra-cuu/#${trackingFragment(byQr.id, byQr.secret)}`;
    const forged = `https://motcua.example/tra-cuu/#${trackingFragment(byQr.id, 'A'.repeat(22))}`;
    expect(await byQr.collect({ receipt: forged })).toMatchObject({ refused: 'RECEIPT_DIFFERS' });
    allowed(await byQr.collect({ receipt: link }));
    expect(await returned(byQr, byQr.id)).toMatchObject({ public: { proof: 'receipt-qr' } });
  });
  test('by an ID that is compared, when the receipt is lost; the reason is private', async () => {
    const office = await decided();
    const receiptLost = 'Mất khi chuyển nhà';
    expect(await office.collect({ receiptLost, idNumber: '036156000002' })).toMatchObject({
      refused: 'IDENTITY_DIFFERS',
    });
    allowed(await office.collect({ receiptLost, idNumber: applicantNumber }));
    const event = await returned(office, office.id);
    expect(event).toMatchObject({ public: { proof: 'identity', identityChecked: true } });
    expect(Object.keys(event?.commitments ?? {})).toEqual(['receiptLost']);
    expect(JSON.stringify(event)).not.toContain('chuyển nhà');
  });
  test('by a proxy: his name, number and authority are private values', async () => {
    const office = await decided();
    const proxy = {
      collectedBy: 'representative',
      receipt: office.code,
      collectorName: 'Phạm Văn Thóc',
    } as const;
    expect(await office.collect(proxy)).toMatchObject({ refused: 'IDENTITY_NEEDED' });
    const named = { ...proxy, idNumber: '099200000078' };
    expect(await office.collect(named)).toMatchObject({ refused: 'AUTHORITY_NEEDED' });
    allowed(await office.collect({ ...named, authority: 'Giấy ủy quyền số 12' }));
    const event = await returned(office, office.id);
    expect(event).toMatchObject({ public: { collectedBy: 'representative', authority: 'shown' } });
    expect(Object.keys(event?.commitments ?? {}).sort()).toEqual([
      'authority',
      'collectorId',
      'collectorName',
    ]);
    for (const secret of ['099200000078', 'Thóc', 'ủy quyền số']) {
      expect(JSON.stringify(await office.history.items(office.id, 0, 100))).not.toContain(secret);
    }
  });
  test('not yet: calls are seen by the next officer, and a parcel that came back waits again', async () => {
    const office = await decided();
    const uncollected = async () =>
      allowed(
        await listWaiting(office.deps, office.lan, {
          unitId: desk,
          list: 'uncollected',
          page: { limit: 10 },
        }),
      ).rows;
    const on = () => ({ dossierId: office.id, commandId: newCommandId() });
    allowed(await recordCall(office.deps, office.lan, { ...on(), reached: false, note: 'Máy bận' }));
    expect(await uncollected()).toMatchObject([
      { dossierId: office.id, dossier: { calledAt: expect.any(String) } },
    ]);
    expect(await recordDelivery(office.deps, office.lan, { ...on(), outcome: 'delivered' })).toMatchObject({
      refused: 'NOT_SENT_BY_POST',
    });
    allowed(await office.collect({ method: 'post', trackingNumber: 'EB125966888VN' }));
    expect(await uncollected()).toEqual([]);
    allowed(
      await recordDelivery(office.deps, office.lan, { ...on(), outcome: 'came-back', note: 'Vắng nhà' }),
    );
    expect(await uncollected()).toMatchObject([
      { dossier: { delivery: 'ready', steps: [{ step: 'return', visit: 2 }] } },
    ]);
  });
});

describe('originals after a withdrawal', () => {
  test('come to the desk and are given back against the same proof', async () => {
    const office = await openPermit();
    allowed(await office.handOver('lan-tran', economy));
    allowed(await takePaper(office.deps, await office.officer('nam-hoang'), await office.on()));
    allowed(
      await withdrawDossier(office.deps, office.citizen, { dossierId: office.id, commandId: newCommandId() }),
    );
    expect((await office.view('lan-tran')).paper).toMatchObject({ task: 'bring-to-desk' });
    allowed(await office.handOver('nam-hoang', desk));
    const lan = await office.officer('lan-tran');
    allowed(await takePaper(office.deps, lan, await office.on()));
    const collecting = { collectedBy: 'applicant', receiptLost: 'Bị ướt' } as const;
    expect(
      await giveBackPaper(office.deps, lan, {
        ...(await office.on()),
        ...collecting,
        idNumber: '036156000002',
      }),
    ).toMatchObject({ refused: 'IDENTITY_DIFFERS' });
    allowed(
      await giveBackPaper(office.deps, lan, {
        ...(await office.on()),
        ...collecting,
        idNumber: applicantNumber,
      }),
    );
    expect((await office.head()).custody).toMatchObject({ ended: 'given-back' });
    const { items } = await office.history.items(office.id, 0, 100);
    expect(items.flatMap(({ events }) => events).at(-1)).toMatchObject({
      type: 'PaperGivenBack',
      public: { papers: bothPapers, proof: 'identity' },
    });
  });
});
