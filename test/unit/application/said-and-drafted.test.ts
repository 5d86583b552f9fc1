import { describe, expect, test } from '@jest/globals';
import { readDossier, readOwnDossier } from '../../../shared/application/read-dossier.ts';
import { attachDraft, completeStep, reassignStep } from '../../../shared/application/route-acts.ts';
import { trackDossier } from '../../../shared/application/track-dossier.ts';
import { openStep } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { releasedRoutes } from '../../../shared/routes/released.ts';
import { outsiderStepText } from '../../../shared/texts/status.ts';
import { allowed, newCommandId, newDossierId, openOffice } from './office-of-vu-ban.ts';
import { houseToBuild } from './still-routes.ts';

type Office = Awaited<ReturnType<typeof openOffice>>;
type Said = Partial<
  Omit<Parameters<typeof completeStep>[2], 'dossierId' | 'commandId' | 'step' | 'stepVersion'>
>;
const reasons = [{ componentId: 'dossier', fault: 'not-valid', words: 'Đang có vợ' }] as const;

async function onRoute(
  receive: (office: Office) => Promise<DossierId> = (office) => office.receiveCertificate(),
) {
  const office = await openOffice();
  const id = await receive(office);
  const dossier = async () => {
    const head = await office.history.head(id);
    if (!head) throw new Error('The dossier is gone');
    return head.dossier;
  };
  const on = async (step: string) => ({
    dossierId: id,
    commandId: newCommandId(),
    step,
    stepVersion: openStep(await dossier(), step)?.version ?? 0,
  });
  return {
    office,
    dossier,
    open: (step: string, visit = 1) => office.openRouteStep(id, step, visit),
    answer: async (person: string, step: string, outcome: string, said: Said = {}) =>
      completeStep(office.deps, await office.officer(person), { ...(await on(step)), outcome, ...said }),
    draft: async (person: string, step: string, draft: string, draftVersion: number) =>
      attachDraft(office.deps, await office.officer(person), { ...(await on(step)), draft, draftVersion }),
    give: async (person: string, step: string, to: string) =>
      reassignStep(office.deps, await office.officer(person), { ...(await on(step)), to }),
    seenBy: async (person: string) =>
      allowed(
        await readDossier(office.deps, await office.officer(person), {
          dossierId: id,
          purpose: 'handling',
          language: 'vi',
        }),
      ),
    seenByParty: async () =>
      allowed(await readOwnDossier(office.deps, office.citizen, { dossierId: id, language: 'vi' })),
  };
}
const house = async (office: Office) => {
  const { id } = await office.file(newDossierId(), houseToBuild.filing);
  allowed(await office.receive(id, 2, newCommandId(), houseToBuild.receipt));
  return id;
};

describe('what is written with an answer', () => {
  test('for colleagues is read by officers alone, for the applicant by him too, whether granted or rejected', async () => {
    for (const [outcome, ends] of [
      ['granted', 'DossierDecided'],
      ['rejection-proposed', 'DossierRejected'],
    ] as const) {
      const { open, answer, seenBy, seenByParty } = await onRoute();
      await open('prepare');
      const inner = 'Nội bộ: đã gọi công an xã';
      allowed(await answer('minh-vu', 'prepare', 'prepared', { paperDraft: true, note: inner }));
      await open('approve');
      const said = { note: 'Nội bộ: ký theo ý kiến Văn phòng', message: 'Mời bà đến nhận' };
      if (outcome === 'granted') allowed(await answer('binh-dang', 'approve', outcome, said));
      else {
        allowed(await answer('binh-dang', 'approve', outcome, { note: said.note, reasons }));
        await open('answer-rejection');
        allowed(await answer('lan-tran', 'answer-rejection', 'rejected', { ...said, reasons }));
      }
      const party = await seenByParty();
      expect(JSON.stringify(party)).not.toContain('Nội bộ');
      expect(party.happenings.find(({ type }) => type === ends)).toMatchObject({ message: said.message });
      const officer = JSON.stringify((await seenBy('lan-tran')).happenings);
      for (const words of [...Object.values(said), inner]) expect(officer).toContain(words);
    }
  });

  test('for the applicant is refused where nothing goes to him', async () => {
    const { open, answer, dossier } = await onRoute();
    await open('prepare');
    const refused = await answer('minh-vu', 'prepare', 'prepared', { paperDraft: true, message: 'Chào bà' });
    expect(refused).toMatchObject({ refused: 'MESSAGE_NOT_TOLD' });
    expect(openStep(await dossier(), 'prepare')).toBeDefined();
  });

  test('is told with the unit whose answer it is, and the way back names the unit it leads to', async () => {
    const { open, answer, draft, seenBy } = await onRoute(house);
    await open('appraise');
    await open('verify');
    allowed(await draft('nam-hoang', 'appraise', 'Giấy phép', 0));
    allowed(await answer('nam-hoang', 'appraise', 'appraised'));
    allowed(await answer('khoa-dao', 'verify', 'objected', { note: 'Thửa đất đang tranh chấp' }));
    await open('approve');
    const view = await seenBy('binh-dang');
    const answers = view.happenings.filter(({ unit }) => unit !== undefined);
    expect(answers.map(({ unit, outcome }) => [unit, outcome])).toEqual([
      ['Phòng Kinh tế xã Vụ Bản', 'appraised'],
      ['Chi nhánh Văn phòng Đăng ký đất đai phụ trách xã Vụ Bản', 'objected'],
    ]);
    const labels = view.steps[0]?.outcomes?.map(({ label }) => label);
    expect(labels).toContain('Trả lại đơn vị thụ lý: Phòng Kinh tế xã Vụ Bản');
    expect(labels).toContain(
      'Trả lại đơn vị phối hợp: Chi nhánh Văn phòng Đăng ký đất đai phụ trách xã Vụ Bản',
    );
  });
});

describe('the draft of a result', () => {
  test('names its author and time; whoever saves over one that he has not seen is refused, and nothing is lost', async () => {
    const { open, draft, dossier, seenBy } = await onRoute();
    await open('prepare');
    allowed(await draft('minh-vu', 'prepare', 'Bản thứ nhất', 0));
    const first = (await seenBy('minh-vu')).draft;
    expect(first).toMatchObject({
      text: 'Bản thứ nhất',
      by: 'Vũ Đức Minh',
      version: (await dossier()).draft,
    });
    allowed(await draft('mai-bui', 'prepare', 'Bản thứ hai', first?.version ?? 0));
    for (const old of [0, first?.version ?? 0])
      expect(await draft('minh-vu', 'prepare', 'Bản thứ ba', old)).toMatchObject({
        refused: 'RESULT_DRAFT_CHANGED',
      });
    expect((await seenBy('minh-vu')).draft).toMatchObject({ text: 'Bản thứ hai', by: 'Bùi Thị Mai' });
  });

  test('of the unit in charge cannot be written over by the unit that is consulted', async () => {
    const { open, draft, seenBy } = await onRoute(house);
    await open('appraise');
    await open('verify');
    allowed(await draft('nam-hoang', 'appraise', 'Giấy phép', 0));
    const { draft: seen, steps } = await seenBy('khoa-dao');
    expect(await draft('khoa-dao', 'verify', 'Khác', seen?.version ?? 0)).toMatchObject({
      refused: 'DRAFT_NOT_HERE',
    });
    expect(steps.find(({ step }) => step === 'verify')?.acts).not.toContain('attach-draft');
    expect((await seenBy('khoa-dao')).draft).toMatchObject({ text: 'Giấy phép' });
  });

  test('is there before the leader is asked, or said to be on paper; then he signs what he has', async () => {
    const { open, answer, draft, dossier, seenBy } = await onRoute();
    await open('prepare');
    expect((await seenBy('minh-vu')).steps[0]?.outcomes).toMatchObject([
      { value: 'prepared', needsDraft: true },
      { value: 'rejection-proposed' },
    ]);
    expect(await answer('minh-vu', 'prepare', 'prepared')).toMatchObject({ refused: 'RESULT_DRAFT_NEEDED' });
    allowed(await answer('minh-vu', 'prepare', 'prepared', { paperDraft: true }));
    expect(await dossier()).toMatchObject({ draft: 0 });
    await open('approve');
    const view = await seenBy('binh-dang');
    expect(view.draft).toEqual({ version: 0 });
    expect(JSON.stringify(view.happenings)).toContain('dự thảo trình bản giấy');
    expect(view.steps[0]?.outcomes?.some(({ needsDraft }) => needsDraft)).toBe(false);
    allowed(await answer('binh-dang', 'approve', 'sent-back', { note: 'Cần dự thảo' }));
    await open('prepare', 2);
    allowed(await draft('minh-vu', 'prepare', 'Giấy xác nhận', 0));
    allowed(await answer('minh-vu', 'prepare', 'prepared', { paperDraft: true }));
    await open('approve', 2);
    allowed(await answer('binh-dang', 'approve', 'granted'));
    const signed = (await seenBy('binh-dang')).happenings.map(({ sentence }) => sentence);
    expect(signed.filter((sentence) => sentence.includes('trình bản giấy'))).toHaveLength(1);
  });

  test('is not asked for by who proposes to reject', async () => {
    const { open, answer } = await onRoute();
    await open('prepare');
    allowed(await answer('minh-vu', 'prepare', 'rejection-proposed', { reasons }));
  });
});

describe('outsiders', () => {
  test('read no word of a rejection in the name of any step, and the same name for whoever signs and whoever refuses', () => {
    const steps = Object.values(releasedRoutes).flatMap(({ route }) => route.steps.map(({ step }) => step));
    for (const step of steps) {
      const { vi, en } = outsiderStepText(step);
      expect(`${vi} ${en}`).not.toMatch(/từ chối|reject|refus/i);
    }
    expect(outsiderStepText('answer-rejection')).toEqual(outsiderStepText('approve'));
  });

  test('learn from neither door that a rejection is proposed, nor how often a unit was asked', async () => {
    const { office, open, answer, seenBy, seenByParty } = await onRoute();
    const told: string[] = [];
    const lookAt = async () => {
      const fragment = (await seenBy('lan-tran')).trackingFragment ?? '';
      const question = { question: { fragment }, addressKey: 'a', language: 'vi' } as const;
      const tracked = allowed(await trackDossier(office.deps, question));
      const own = await seenByParty();
      told.push(
        JSON.stringify([tracked.steps, tracked.status, tracked.happenings, own.steps, own.happenings]),
      );
    };
    await open('prepare');
    allowed(await answer('minh-vu', 'prepare', 'rejection-proposed', { reasons }));
    await open('answer-rejection');
    await lookAt();
    allowed(await answer('lan-tran', 'answer-rejection', 'sent-back', { note: 'Xem lại' }));
    await open('prepare', 2);
    await lookAt();
    for (const words of told) {
      expect(words).not.toMatch(/từ chối|reject|Đang có vợ|Xem lại|sent-back/i);
      expect(words).not.toContain('"visit":2');
    }
  });
});

test('officers read to whom a step was given', async () => {
  const { open, give, seenBy } = await onRoute();
  await open('prepare');
  allowed(await give('mai-bui', 'prepare', 'minh-vu'));
  const { sentence } = (await seenBy('mai-bui')).happenings.at(-1) ?? {};
  expect(sentence).toBe('Giao bước “Thụ lý” cho cán bộ: Vũ Đức Minh');
});
