import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { openOwnResult } from '../../../shared/application/forms/open-own.ts';
import { openResult } from '../../../shared/application/forms/print-form.ts';
import {
  correctResult,
  registerResult,
  reportWrongResult,
} from '../../../shared/application/forms/results.ts';
import { attachFiles } from '../../../shared/application/keep-files.ts';
import { readDossier, readOwnDossier } from '../../../shared/application/read-dossier.ts';
import { completeStep } from '../../../shared/application/route-acts.ts';
import { returnResult } from '../../../shared/application/return-result.ts';
import { resultComponent } from '../../../shared/domain/file/file.ts';
import type { FileRecord } from '../../../shared/domain/file/file.ts';
import type { DossierId } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId, openOffice } from '../application/office-of-vu-ban.ts';
import { printer } from './printer.ts';
import { readPdf } from './read-pdf.ts';

const fileId = '01992000-0000-7000-8000-00000000f11e';
const scan = Buffer.from('%PDF-1.7 signed and stamped');
const sha256 = createHash('sha256').update(scan).digest('hex');

async function openDecided() {
  const office = await openOffice();
  const deps = { ...office.deps, printer };
  const { id } = await office.file();
  allowed(await office.receive(id));
  await office.openRouteStep(id);
  const lan = await office.officer('lan-tran');
  const stepOf = async (step: string) =>
    (await deps.history.head(id))?.dossier.steps.find((open) => open.step === step)?.version ?? 1;
  allowed(
    await completeStep(deps, lan, {
      dossierId: id,
      commandId: newCommandId(),
      step: 'decide',
      stepVersion: await stepOf('decide'),
      outcome: 'granted',
    }),
  );
  const register = async (more: { letter?: boolean; fileId?: string } = {}) =>
    registerResult(deps, lan, {
      dossierId: id,
      commandId: newCommandId(),
      resultNumber: '12/CT',
      letter: false,
      ...more,
    });
  /** As it stands once it was scanned and looked into. */
  const send = (more: Partial<FileRecord> = {}) =>
    deps.files.begin({
      dossierId: id,
      fileId,
      componentId: resultComponent,
      owner: lan.personId,
      type: 'application/pdf',
      size: scan.length,
      sha256,
      madeAt: deps.chance.now(),
      state: 'clean',
      versionId: 'q1',
      version: 1,
      ...more,
    });
  /** What the follower does after the event. */
  const keep = async (dossierId: DossierId) => {
    const last = (await deps.history.head(dossierId))?.dossier.result ?? 0;
    const key = `files/${dossierId}/${fileId}`;
    await attachFiles(
      {
        ...deps,
        keeper: {
          keep: async () => ({
            key,
            versionId: (await deps.documents.keepOnce(key, scan, 'application/pdf')).versionId,
          }),
        },
      },
      { dossierId, number: last, type: 'ResultRegistered' },
    );
  };
  return { ...office, deps, id, lan, stepOf, register, send, keep };
}

describe('a result that was sent as a file', () => {
  test('is registered with its hash, kept, and opened by its officer; its citizen opens it once it was returned', async () => {
    const { deps, id, lan, citizen, stepOf, register, send, keep } = await openDecided();
    await send();
    allowed(await register({ fileId }));
    // Not kept yet: the follower is a moment behind.
    expect(await openResult(deps, lan, { dossierId: id })).toMatchObject({ refused: 'FILE_NOT_CHECKED' });
    await keep(id);
    expect(await openResult(deps, lan, { dossierId: id })).toMatchObject({
      url: expect.stringContaining(`files/${id}/${fileId}`),
    });
    expect(await openOwnResult(deps, citizen, { dossierId: id })).toMatchObject({
      refused: 'RESULT_NOT_RETURNED',
    });
    allowed(
      await returnResult(deps, lan, {
        dossierId: id,
        commandId: newCommandId(),
        stepVersion: await stepOf('return'),
        method: 'online',
      }),
    );
    expect(await openOwnResult(deps, citizen, { dossierId: id })).toMatchObject({ url: expect.any(String) });
    expect((await deps.reads.list(id, { limit: 9 })).rows).toContainEqual(
      expect.objectContaining({ person: citizen.account, what: 'result', purpose: 'following' }),
    );
    const view = allowed(await readOwnDossier(deps, citizen, { dossierId: id, language: 'vi' }));
    expect(view.results).toMatchObject([{ number: '12/CT', hasFile: true, inForce: true }]);
  });
  test('and was changed since is given to nobody', async () => {
    const { deps, id, lan, register, send, keep } = await openDecided();
    await send();
    allowed(await register({ fileId }));
    await keep(id);
    const object = deps.documents.objects.get(`files/${id}/${fileId}`);
    if (!object) throw new Error('nothing is kept');
    object.bytes = Buffer.from('%PDF-1.7 another');
    expect(await openResult(deps, lan, { dossierId: id })).toMatchObject({ refused: 'FORM_CHANGED' });
  });
  test.each([
    ['that nobody sent', undefined, 'FILE_NOT_FOUND'],
    ['of a colleague', { owner: 'nga-trinh' }, 'FILE_NOT_FOUND'],
    ['that is a paper of the applicant', { componentId: 'original-paper' }, 'FILE_NOT_FOUND'],
    ['without its verdict', { state: 'checking' }, 'FILE_NOT_CHECKED'],
    ['that was refused', { state: 'refused', fault: 'infected' }, 'FILE_REFUSED'],
    ['that is a photo', { type: 'image/jpeg' }, 'RESULT_FILE_NOT_PDF'],
  ] as const)('is not registered with a file %s', async (_, more, refused) => {
    const { register, send } = await openDecided();
    if (more) await send(more);
    expect(await register({ fileId })).toMatchObject({ refused });
  });
});

describe('a result', () => {
  test('that is wrong is corrected by another letter; both stay, and the old one can still be opened', async () => {
    const { deps, id, lan, stepOf, register } = await openDecided();
    expect(await register({ letter: true })).toMatchObject({ refused: 'DRAFT_NEEDED' });
    const { dossier } = allowed(await register());
    const on = { dossierId: id, commandId: newCommandId() };
    const reported = allowed(await reportWrongResult(deps, lan, { ...on, words: 'Sai số bản' }));
    // Reported on Monday at 9; Tuesday is a holiday (24 November): three working days are Friday's end.
    expect(reported.dossier.steps.find(({ step }) => step === 'correction')).toMatchObject({
      dueAt: '2026-11-27T10:00:00.000Z',
    });
    allowed(
      await correctResult(deps, lan, {
        dossierId: id,
        commandId: newCommandId(),
        stepVersion: await stepOf('correction'),
        kept: false,
        reason: 'Đếm sai',
        resultNumber: '13/CT',
        letter: 'Chứng thực 02 bản sao.\nĐúng với bản chính.',
      }),
    );
    const view = allowed(
      await readDossier(deps, lan, { dossierId: id, purpose: 'handling', language: 'vi' }),
    );
    expect(view.results).toMatchObject([
      { number: '12/CT', inForce: false, hasFile: false },
      { number: '13/CT', inForce: true, hasFile: true, code: 'KQ.G15.000021' },
    ]);
    expect(await openResult(deps, lan, { dossierId: id, of: dossier.version })).toMatchObject({
      refused: 'RESULT_WITHOUT_FILE',
    });
    const [letter] = [...deps.documents.objects.values()];
    const text = (await readPdf(letter?.bytes ?? new Uint8Array())).pages.join(' ');
    expect(text).toContain('Số: 13/CT');
    expect(text).toContain('Bản này thay bản số 12/CT.');
    expect(text).toContain('Đúng với bản chính.');
  });
  test('of a leader is corrected by a leader, whose name and day the new letter bears', async () => {
    const office = await openOffice();
    const deps = { ...office.deps, printer };
    const id = await office.receiveCertificate();
    const complete = async (person: string, step: string, outcome: string, draft: object = {}) => {
      await office.openRouteStep(id, step);
      const { dossier } = (await deps.history.head(id)) ?? {};
      allowed(
        await completeStep(deps, await office.officer(person), {
          dossierId: id,
          commandId: newCommandId(),
          step,
          stepVersion: dossier?.steps.find((open) => open.step === step)?.version ?? 0,
          outcome,
          ...draft,
        }),
      );
    };
    await complete('minh-vu', 'prepare', 'prepared', { paperDraft: true });
    await complete('binh-dang', 'approve', 'granted');
    const lan = await office.officer('lan-tran');
    const on = () => ({ dossierId: id, commandId: newCommandId() });
    allowed(await registerResult(deps, lan, { ...on(), resultNumber: '7/XN', letter: false }));
    const { dossier } = allowed(await reportWrongResult(deps, lan, { ...on(), words: 'Sai năm sinh' }));
    const correction = dossier.steps.find(({ step }) => step === 'correction');
    expect(correction).toMatchObject({ holder: 'vu-ban-lanh-dao', by: 'leader' });
    deps.chance.set('2026-11-25T02:00:00Z');
    const correct = async (person: string) =>
      correctResult(deps, await office.officer(person), {
        ...on(),
        stepVersion: correction?.version ?? 0,
        kept: false,
        reason: 'Sai năm sinh',
        resultNumber: '8/XN',
        letter: 'Xác nhận ông An chưa đăng ký kết hôn với ai.',
      });
    expect(await correct('lan-tran')).toMatchObject({ refused: 'NOT_PERMITTED' });
    expect(await correct('minh-vu')).toMatchObject({ refused: 'NOT_PERMITTED' });
    allowed(await correct('nga-trinh'));
    const letter = [...deps.documents.objects.values()].at(-1);
    const text = (await readPdf(letter?.bytes ?? new Uint8Array())).pages.join(' ');
    expect(text).toContain('ngày 25 tháng 11 năm 2026');
    expect(text).toContain('Trịnh Thị Nga');
    expect(text).not.toContain('Đặng Văn Bình');
  });
  test('is registered, reported and corrected once by the same press; another text under the same press is refused', async () => {
    const { deps, id, lan, stepOf } = await openDecided();
    const first = { dossierId: id, commandId: newCommandId(), resultNumber: '12/CT', letter: false };
    expect(await registerResult(deps, lan, first)).toMatchObject({ repeated: false });
    expect(await registerResult(deps, lan, first)).toMatchObject({ repeated: true });
    const wrong = { dossierId: id, commandId: newCommandId(), words: 'Sai số bản' };
    expect(await reportWrongResult(deps, lan, wrong)).toMatchObject({ repeated: false });
    expect(await reportWrongResult(deps, lan, wrong)).toMatchObject({ repeated: true });
    const corrected = {
      dossierId: id,
      commandId: newCommandId(),
      stepVersion: await stepOf('correction'),
      kept: false,
      reason: 'Đếm sai',
      resultNumber: '13/CT',
      letter: 'Chứng thực 02 bản sao.',
    } as const;
    const done = allowed(await correctResult(deps, lan, corrected));
    expect(await correctResult(deps, lan, corrected)).toMatchObject({
      version: done.version,
      repeated: true,
    });
    // The second press made no second letter.
    expect(deps.documents.objects.size).toBe(1);
    expect(await correctResult(deps, lan, { ...corrected, letter: 'Khác' })).toMatchObject({
      refused: 'IDEMPOTENCY_KEY_REUSED',
    });
  });
  test('says what its correction says, whatever an earlier try of the same press said', async () => {
    const { deps, id, lan, stepOf, register } = await openDecided();
    allowed(await register());
    allowed(
      await reportWrongResult(deps, lan, { dossierId: id, commandId: newCommandId(), words: 'Sai số bản' }),
    );
    const press = {
      dossierId: id,
      commandId: newCommandId(),
      kept: false,
      reason: 'Đếm sai',
      resultNumber: '13/CT',
    } as const;
    const stepVersion = await stepOf('correction');
    expect(
      await correctResult(deps, lan, { ...press, stepVersion: stepVersion + 1, letter: 'Chữ cũ.' }),
    ).toMatchObject({ refused: 'STEP_CHANGED' });
    allowed(await correctResult(deps, lan, { ...press, stepVersion, letter: 'Chữ mới.' }));
    const letter = [...deps.documents.objects.values()].at(-1);
    expect((await readPdf(letter?.bytes ?? new Uint8Array())).pages.join(' ')).toContain('Chữ mới.');
  });
  test('is of a kind that the procedure has', async () => {
    const { deps, id, lan } = await openDecided();
    const given = { dossierId: id, commandId: newCommandId(), resultNumber: '12/CT', letter: false };
    expect(await registerResult(deps, lan, { ...given, resultCode: 'KQ.G15.999999' })).toMatchObject({
      refused: 'RESULT_CODE_UNKNOWN',
    });
    expect(await registerResult(deps, lan, { ...given, resultCode: 'KQ.G15.000021' })).toMatchObject({
      repeated: false,
    });
  });
});
