import { describe, expect, test } from '@jest/globals';
import { EventNotFoundError } from '../../../shared/application/archive-event.ts';
import { rejectDossier } from '../../../shared/application/reject-dossier.ts';
import { remindDossier } from '../../../shared/application/remind-dossier.ts';
import { tellOfEvent } from '../../../shared/application/tell-event.ts';
import { trackDossier } from '../../../shared/application/track-dossier.ts';
import { withdrawDossier } from '../../../shared/application/withdraw-dossier.ts';
import { instantOf } from '../../../shared/domain/ids.ts';
import { allowed, newCommandId, newDossierId } from '../application/office-of-vu-ban.ts';
import { applicant, openPostOffice } from './post-office.ts';
import { handedIn, supplementAsked } from './supplements.ts';

describe('whoever files', () => {
  test('is told by e-mail with diacritics and by SMS without, each with its link', async () => {
    const post = await openPostOffice();
    const { id, filingNumber } = await post.file();
    await post.tellAll(id);
    expect(post.senders.mails).toHaveLength(1);
    expect(post.senders.mails[0]).toMatchObject({
      to: 'an.nguyen@vidu.example',
      subject: `Đã nhận hồ sơ gửi đến, số ${filingNumber}`,
      language: 'vi',
    });
    const { body = '' } = post.senders.mails[0] ?? {};
    expect(body).toContain('Kính gửi ông/bà Nguyễn Văn An,');
    expect(body).toContain(`https://motcua.example/ho-so/?ho-so=${id}`);
    expect(body).toContain('trả lời trước 11:30 25/11/2026');
    expect(body).toMatch(/liên hệ .*\(0\d{3} \d/);
    expect(post.senders.texts).toEqual([
      {
        to: '+84912345678',
        text: `Mot Cua: da nhan ho so gui den, so ${filingNumber}. Tra loi truoc 11:30 25/11/2026. Xem: https://motcua.example/t/${filingNumber}`,
      },
    ]);
    expect(post.states()).toEqual(['filed applicant email: sent', 'filed applicant sms: sent']);
  });

  test('is told in English where he chose it, and only the way he chose', async () => {
    const post = await openPostOffice();
    const { id, filingNumber } = await post.file({ language: 'en', notifyBy: ['email'] });
    await post.tellAll(id);
    expect(post.senders.mails[0]?.subject).toBe(`Your filing ${filingNumber} has arrived`);
    expect(post.senders.texts).toEqual([]);
  });

  test('for another is told, and so is whom he represents; one person once, one address once', async () => {
    const post = await openPostOffice();
    const grandmother = { name: 'Trần Thị Bưởi', personalIdNumber: '036145000009', phone: '0987654321' };
    const { id, filingNumber } = await post.file({
      parties: {
        applicant: { ...grandmother, email: applicant.email },
        representative: { ...applicant, authority: 'Giấy ủy quyền số 1' },
        submitter: applicant,
      },
    });
    await post.tellAll(id);
    expect(post.senders.mails.map(({ to }) => to)).toEqual(['an.nguyen@vidu.example']);
    expect(post.senders.texts.map(({ to }) => to)).toEqual(['+84987654321', '+84912345678']);
    // She has no account: she is led to tracking, where the end of her telephone number is asked for.
    expect(post.senders.texts[0]?.text).toContain(`https://motcua.example/t/${filingNumber}`);
    const tracked = await trackDossier(post.office.deps, {
      question: { code: filingNumber, digits: '4321' },
      addressKey: 'a',
      language: 'vi',
    });
    expect(tracked).toMatchObject({ code: filingNumber });
  });

  test('without any address is told nothing, and nothing is written', async () => {
    const post = await openPostOffice();
    const { name, personalIdNumber } = applicant;
    const { id } = await post.file({
      parties: { applicant: { name, personalIdNumber, phone: '0228 3820 999' } },
    });
    await post.tellAll(id);
    expect(post.states()).toEqual([]);
  });

  test('is never named in what is kept of it', async () => {
    const post = await openPostOffice();
    const { id } = await post.file();
    await post.tellAll(id);
    const kept = JSON.stringify(post.notices.all());
    for (const secret of [applicant.name, 'an.nguyen', '912345', applicant.personalIdNumber])
      expect(kept).not.toContain(secret);
    expect(kept).toContain('a***@vidu.example');
    expect(kept).toContain('+84*****678');
  });
});

describe('each thing that happens', () => {
  test('receipt: the code, the appointment and the fee', async () => {
    const post = await openPostOffice();
    const { id } = await post.file();
    await post.tellAll(id);
    const received = allowed(await post.office.receive(id)).dossier;
    await post.tellAll(id);
    const [, mail] = post.senders.mails;
    expect(mail?.subject).toBe(`Hồ sơ ${received.code} đã được tiếp nhận`);
    expect(mail?.body).toContain('Hẹn trả kết quả: ');
    expect(mail?.body).toMatch(/Phí, lệ phí: [\d.]+ đồng\./);
    expect(post.senders.texts[1]?.text).toContain(`https://motcua.example/t/${received.code}`);
    // What was told before the receipt went by the filing number.
    expect(post.senders.mails[0]?.subject).toContain(received.filingNumber);
  });

  test('a supplement: each paper, the officer’s words and the last day; handed in: when the desk answers', async () => {
    const post = await openPostOffice();
    const { id } = await post.file();
    await post.tellAll(id);
    await supplementAsked(post, id);
    await post.tellAll(id);
    const asked = post.senders.mails[1]?.body ?? '';
    expect(asked).toContain('không đọc được. Xin chụp lại cho rõ');
    expect(asked).toContain('chậm nhất 23:59 08/12/2026');
    expect(post.senders.texts[1]?.text).not.toContain('Xin');
    await handedIn(post, id);
    await post.tellAll(id);
    expect(post.senders.mails[2]?.subject).toContain('Đã nhận giấy tờ bổ sung');
    expect(post.senders.mails).toHaveLength(3);
  });

  test('a rejection says why and that he may complain; a withdrawal asks whether it was his wish', async () => {
    const post = await openPostOffice();
    const rejected = await post.file();
    const withdrawn = await post.file();
    allowed(
      await rejectDossier(post.office.deps, await post.office.officer('lan-tran'), {
        dossierId: rejected.id,
        commandId: newCommandId(),
        stepVersion: 2,
        reasons: [{ componentId: 'dossier', fault: 'not-valid', words: 'Không thuộc thẩm quyền' }],
      }),
    );
    allowed(
      await withdrawDossier(post.office.deps, post.office.citizen, {
        dossierId: withdrawn.id,
        commandId: newCommandId(),
      }),
    );
    await post.tellAll(rejected.id);
    await post.tellAll(withdrawn.id);
    expect(post.senders.mails[0]?.body).toContain('Không thuộc thẩm quyền');
    expect(post.senders.mails[0]?.body).toContain('quyền khiếu nại');
    expect(post.senders.mails[1]?.body).toContain('Nếu ông/bà không đề nghị rút');
  });

  test('an appointment that passes: an apology, also where two units are late at once', async () => {
    const post = await openPostOffice();
    const papers = {
      components: [
        { componentId: 'application-form', form: 'original', count: 1 },
        { componentId: 'land-paper', form: 'original', count: 1 },
      ],
      sets: 1,
      returnMethod: 'in-person',
      case: 'house',
    } as const;
    const { id } = await post.file({ ...papers, procedureCode: '1.013225', form: {} });
    const { dueAt } = allowed(await post.office.receive(id, 2, newCommandId(), papers)).dossier;
    for (const step of ['appraise', 'verify']) await post.office.openRouteStep(id, step);
    if (!dueAt) throw new Error('No appointment');
    post.office.chance.set(dueAt);
    await remindDossier(post.office.deps, { dossierId: id, instant: dueAt });
    await post.tellAll(id);
    const apologies = post.senders.mails.filter(({ subject }) => subject.startsWith('Xin lỗi'));
    expect(apologies).toHaveLength(1);
    // Nobody has told a leader yet: that comes a working day later.
    expect(apologies[0]?.body).toContain('đang được theo dõi và báo cáo lãnh đạo');
  });
});

describe('an SMS at night', () => {
  test('waits for the morning, while the e-mail goes at once', async () => {
    const post = await openPostOffice();
    post.office.chance.set('2026-11-23T15:30:00Z');
    const { id } = await post.file();
    await post.tellAll(id);
    expect(post.states()).toEqual(['filed applicant email: sent', 'filed applicant sms: waiting']);
    expect(post.notices.all()[1]).toMatchObject({
      reason: 'quiet-hours',
      notBefore: instantOf('2026-11-24T00:00:00.000Z'),
    });
    post.office.chance.set('2026-11-23T23:59:00Z');
    expect(await post.sweep()).toMatchObject({ sent: 0 });
    post.office.chance.set('2026-11-24T00:00:00Z');
    expect(await post.sweep()).toMatchObject({ sent: 1 });
    expect(post.senders.texts).toHaveLength(1);
  });
});

describe('a bad address', () => {
  test('is passed over for the other way, also against the wish; with none left a person sees it', async () => {
    const post = await openPostOffice();
    const first = await post.file({ notifyBy: ['email'] });
    await post.tellAll(first.id);
    const [{ addressHash: hash, addressMasked: masked } = { addressHash: '', addressMasked: '' }] =
      post.notices.all();
    await post.notices.markAddress({ hash, masked, why: 'bounced', at: post.office.chance.now() });
    const second = await post.file({ notifyBy: ['email'] });
    await post.tellAll(second.id);
    expect(post.senders.mails).toHaveLength(1);
    expect(post.senders.texts).toHaveLength(1);
    const { phone: _, ...mailOnly } = applicant;
    const third = await post.file({ parties: { applicant: mailOnly } });
    await post.tellAll(third.id);
    expect(post.senders.mails).toHaveLength(1);
    expect(post.notices.all().at(-1)).toMatchObject({ state: 'failed', reason: 'bounced' });
  });
});

describe('a province', () => {
  test('without a sender of SMS tells by e-mail; without any, each notice is seen by a person', async () => {
    const post = await openPostOffice();
    const { id } = await post.file({ notifyBy: ['sms'] });
    const [filed] = await post.relayed(id);
    if (!filed) throw new Error('No event');
    await tellOfEvent({ ...post.deps, offered: ['email'] }, filed);
    expect(post.states()).toEqual(['filed applicant email: sent']);
    const other = await post.file();
    const [alsoFiled] = await post.relayed(other.id);
    if (!alsoFiled) throw new Error('No event');
    await tellOfEvent({ ...post.deps, offered: [] }, alsoFiled);
    expect(post.notices.all().at(-1)).toMatchObject({ state: 'failed', reason: 'no-sender' });
    expect(post.senders.mails).toHaveLength(1);
  });
});

describe('a message of the queue', () => {
  test('of an event that the history does not hold is poison', async () => {
    const post = await openPostOffice();
    const { id } = await post.file();
    const lies = [
      { dossierId: newDossierId(), number: 1, type: 'DossierFiled' },
      { dossierId: id, number: 40, type: 'DossierReceived' },
      { dossierId: id, number: 1, type: 'DossierReceived' },
    ];
    for (const lie of lies) await expect(tellOfEvent(post.deps, lie)).rejects.toThrow(EventNotFoundError);
    expect(post.states()).toEqual([]);
  });

  test('of a person who has been erased tells nobody, and is no fault', async () => {
    const post = await openPostOffice();
    const { id } = await post.file();
    post.office.deps.privateValues.eraseKey(id);
    await post.tellAll(id);
    expect(post.states()).toEqual([]);
  });
});
