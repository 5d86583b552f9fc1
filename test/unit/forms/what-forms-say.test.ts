import { describe, expect, test } from '@jest/globals';
import { issueForm } from '../../../shared/application/forms/issue-form.ts';
import { lapseDossier } from '../../../shared/application/lapse-dossier.ts';
import { handOverPaper, takePaper } from '../../../shared/application/paper-acts.ts';
import { rejectDossier } from '../../../shared/application/reject-dossier.ts';
import { requestSupplement } from '../../../shared/application/request-supplement.ts';
import { withdrawDossier } from '../../../shared/application/withdraw-dossier.ts';
import { readDossier } from '../../../shared/application/read-dossier.ts';
import { remindDossier } from '../../../shared/application/remind-dossier.ts';
import { unitId } from '../../../shared/domain/ids.ts';
import { longMoment } from '../../../shared/texts/dates.ts';
import { houseToBuild } from '../application/still-routes.ts';
import { allowed, newCommandId, newDossierId } from '../application/office-of-vu-ban.ts';
import { leave } from './printer.ts';
import { pictureOf, readCode, readPdf } from './read-pdf.ts';

import { openDesk, reasons } from './desk.ts';

describe('a receipt', () => {
  test('says who, what, when and what it costs, and its code leads to the dossier', async () => {
    const desk = await openDesk();
    const id = await desk.received();
    const { bytes, text } = await desk.issue(id, '01');
    await leave('01-receipt', bytes);
    for (const said of [
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      'Mã hồ sơ: 000.00.87.H42-261123-0001',
      'Tiếp nhận hồ sơ của: Nguyễn Văn An',
      'Số định danh cá nhân: *********001',
      'Số điện thoại: 0912 345 678',
      '4. Thời gian nhận hồ sơ: 09 giờ 00, ngày 23/11/2026',
      '5. Thời gian trả kết quả: 17 giờ 00, ngày 23/11/2026',
      '7. Phí, lệ phí: 12.000 đồng',
      'Quyển số: 11/2026, Số thứ tự 23-0001',
      'Đường dây nóng: 0228 0000 001.',
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
      'Trần Thị Lan',
    ])
      expect(text).toContain(said);
    // With a telephone number no PIN is printed, and no number of a person in full.
    expect(text).not.toMatch(/PIN|036156000001/);
    const view = allowed(
      await readDossier(desk.deps, await desk.officer('lan-tran'), {
        dossierId: id,
        purpose: 'handling',
        language: 'vi',
      }),
    );
    expect(readCode(await pictureOf(bytes))).toBe(`https://motcua.example/tra-cuu/#${view.trackingFragment}`);
  });
  test('of everyday length takes one sheet, signatures included', async () => {
    const desk = await openDesk();
    const { applicant } = desk.filing.parties;
    const id = await desk.received({
      parties: {
        applicant: { ...applicant, address: 'Thôn Vân Cát, xã Vụ Bản, tỉnh Ninh Bình', phone: undefined },
      },
    });
    expect((await readPdf((await desk.issue(id, '01')).bytes)).pages).toHaveLength(1);
  });
  test('of a citizen without a telephone carries the PIN', async () => {
    const desk = await openDesk();
    const { applicant } = desk.filing.parties;
    const id = await desk.received({ parties: { applicant: { ...applicant, phone: undefined } } });
    expect((await desk.issue(id, '01')).text).toMatch(/Mã PIN tra cứu: \d{4}/);
  });
  test('is read aloud in order: heads, title, table, signatures; in Vietnamese, under its title', async () => {
    const desk = await openDesk();
    const { bytes } = await desk.issue(await desk.received(), '01');
    const { roles, lang, title } = await readPdf(bytes);
    expect({ lang, title }).toEqual({ lang: 'vi-VN', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' });
    expect(roles.filter((role) => ['H1', 'Figure', 'H2', 'Table'].includes(role))).toEqual([
      'H1',
      'Figure',
      'H2',
      'Table',
      'H2',
      'Table',
    ]);
  });
});

describe('the other forms', () => {
  test('02 asks for what is missing, with each reason and where to ask', async () => {
    const desk = await openDesk();
    const { id } = await desk.file();
    allowed(
      await requestSupplement(desk.deps, await desk.officer('lan-tran'), {
        dossierId: id,
        commandId: newCommandId(),
        stepVersion: 2,
        reasons,
      }),
    );
    const { bytes, text } = await desk.issue(id, '02');
    await leave('02-supplement', bytes);
    for (const said of [
      '/HDHS',
      'Trang 2 bị mờ, xin chụp lại.',
      'Không đọc được',
      'NGƯỜI HƯỚNG DẪN',
      'Trần Thị Lan',
    ])
      expect(text).toContain(said);
    // As the step that waits for it says.
    const dueAt = (await desk.deps.history.head(id))?.dossier.steps[0]?.dueAt ?? '';
    expect(text).toContain(`Nộp bổ sung chậm nhất: ${longMoment(dueAt)}. Quá hạn,`);
  });
  test('03 rejects with its reasons, and is made although the dossier has ended', async () => {
    const desk = await openDesk();
    const { id } = await desk.file();
    allowed(
      await rejectDossier(desk.deps, await desk.officer('lan-tran'), {
        dossierId: id,
        commandId: newCommandId(),
        stepVersion: 2,
        reasons,
      }),
    );
    const { bytes, text } = await desk.issue(id, '03');
    await leave('03-rejection', bytes);
    for (const said of [
      'thông báo không tiếp nhận hồ sơ này',
      'Tờ khai chưa ký.',
      'Điều 5 NĐ 23/2015',
      'quyền khiếu nại',
    ])
      expect(text).toContain(said);
  });
  test('05 tells that a supplement did not come by the day that was named', async () => {
    const desk = await openDesk();
    const { id } = await desk.file();
    const lan = await desk.officer('lan-tran');
    allowed(
      await requestSupplement(desk.deps, lan, {
        dossierId: id,
        commandId: newCommandId(),
        stepVersion: 2,
        reasons,
      }),
    );
    const step = async () => (await desk.deps.history.head(id))?.dossier.steps[0];
    const instant = (await step())?.dueAt;
    if (!instant) throw new Error('The supplement is not due');
    desk.chance.set(instant);
    await remindDossier(desk.deps, { dossierId: id, instant });
    allowed(
      await lapseDossier(desk.deps, lan, {
        dossierId: id,
        commandId: newCommandId(),
        stepVersion: (await step())?.version ?? 0,
      }),
    );
    const { bytes, text } = await desk.issue(id, '05');
    await leave('05-lapsed', bytes);
    expect(text).toContain('Căn cứ khoản 5 Điều 19 Nghị định số 118/2025/NĐ-CP;');
    expect(text).toContain(`Đến ${longMoment(instant)}, Trung tâm`);
    expect(text).not.toMatch(/đề nghị rút|Lý do/);
  });
  test('05 tells of a withdrawal and its reason', async () => {
    const desk = await openDesk();
    const id = await desk.received();
    allowed(
      await withdrawDossier(desk.deps, desk.citizen, {
        dossierId: id,
        commandId: newCommandId(),
        reason: 'Tôi tìm lại được bản cũ.',
      }),
    );
    const { bytes, text } = await desk.issue(id, '05');
    await leave('05-discontinuation', bytes);
    expect(text).toContain('Theo đề nghị rút hồ sơ của ông/bà ngày 23/11/2026');
    expect(text).toContain('Tôi tìm lại được bản cũ.');
    expect(text).toMatch(/Mã hồ sơ: 000\.00\.87\.H42-261123-\d{4}/);
    expect(text).not.toContain('Số nộp hồ sơ');
  });
  test('05 of what was not received yet names the number under which it was filed, and not as a code', async () => {
    const desk = await openDesk();
    const { id, filingNumber } = await desk.file();
    allowed(await withdrawDossier(desk.deps, desk.citizen, { dossierId: id, commandId: newCommandId() }));
    const { text } = await desk.issue(id, '05');
    expect(text).toContain(`Số nộp hồ sơ: ${filingNumber}`);
    expect(text).not.toContain('Mã hồ sơ');
  });
  test('06 has a row for each time the dossier went to somebody; what happens later makes a new sheet', async () => {
    const desk = await openDesk();
    const id = await desk.received();
    await desk.openRouteStep(id);
    const first = await desk.issue(id, '06');
    await leave('06-control-sheet', first.bytes);
    expect(first.text).toContain('Đang giải quyết');
    expect(first.text.match(/1\. Giao:/g)).toHaveLength(2);
    expect((await desk.issue(id, '06')).issued.number).toBe(first.issued.number);
    allowed(await withdrawDossier(desk.deps, desk.citizen, { dossierId: id, commandId: newCommandId() }));
    const second = await desk.issue(id, '06');
    expect(second.key).not.toBe(first.key);
    expect(second.text).not.toContain('Đang giải quyết');
    // The earlier sheet is still the one that was handed over.
    expect((await desk.issue(id, '06', first.issued.public.of)).bytes).toEqual(first.bytes);
  });
  test('06 has a row for each hand-over of the paper, given and taken', async () => {
    const desk = await openDesk();
    const { id } = await desk.file(newDossierId(), houseToBuild.filing);
    allowed(await desk.receive(id, 2, newCommandId(), houseToBuild.receipt));
    await desk.openRouteStep(id, 'appraise');
    const on = async () => ({
      dossierId: id,
      commandId: newCommandId(),
      paperVersion: (await desk.deps.history.head(id))?.dossier.custody?.version ?? 0,
    });
    const to = unitId('vu-ban-kinh-te');
    allowed(await handOverPaper(desk.deps, await desk.officer('lan-tran'), { ...(await on()), to }));
    expect((await desk.issue(id, '06')).text).toContain('Chờ nhận');
    desk.chance.set('2026-11-23T03:30:00Z');
    allowed(await takePaper(desk.deps, await desk.officer('nam-hoang'), await on()));
    const { bytes, text } = await desk.issue(id, '06');
    await leave('06-with-paper', bytes);
    expect(text).toContain('(bản giấy, từ Trung tâm Phục vụ hành chính công xã Vụ Bản)');
    expect(text).toMatch(/2\. Nhận: 10 giờ 30, ngày 23\/11\/2026; người nhận: Hoàng/);
    expect(text).toContain('Nhận đúng hạn');
  });
  test('that the dossier has not come to are not made', async () => {
    const desk = await openDesk();
    const { id } = await desk.file();
    for (const form of ['01', '02', '03', '04', '05', '06'] as const)
      expect(
        await issueForm(desk.deps, await desk.officer('lan-tran'), { dossierId: id, form }),
      ).toMatchObject({ refused: 'FORM_NOT_DUE' });
  });
});
