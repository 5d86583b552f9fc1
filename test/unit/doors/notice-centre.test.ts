import { describe, expect, test } from '@jest/globals';
import { noticeAnswers } from '../../../functions/doors/admin/notice-answers.ts';
import { door } from '../../../functions/edge/door.ts';
import { memoryNoticeTemplates } from '../../../shared/adapters/memory/notice-templates.ts';
import { memoryNotices } from '../../../shared/adapters/memory/notices.ts';
import type { NoticeTemplateVersions } from '../../../shared/application/ports/notice-templates.ts';
import type { Notices } from '../../../shared/application/ports/notices.ts';
import { adminNoticeOperations } from '../../../shared/contracts/http/admin-notices.ts';
import type { Notice } from '../../../shared/domain/notice/notice.ts';
import { builtInTexts } from '../../../shared/texts/notices/built-in.ts';
import { noticeOf } from '../../ports/notices.suite.ts';
import { newDossierId, openOffice } from '../application/office-of-vu-ban.ts';
import { ask, request } from './asking.ts';

const issuer = 'https://issuer.example';
const administrator = 'tuan-mai';

async function centre(
  wrap: (notices: Notices) => Notices = (notices) => notices,
  templates: NoticeTemplateVersions = memoryNoticeTemplates(),
) {
  const { deps } = await openOffice();
  const notices = memoryNotices();
  const answers = noticeAnswers({
    ...deps,
    notices: wrap(notices),
    templates,
    siteUrl: 'https://motcua.example',
  });
  const handler = door(adminNoticeOperations, answers, { issuer, accounts: 'officers' });
  const call = (
    method: string,
    path: string,
    more: {
      body?: unknown;
      query?: Record<string, string>;
      as?: string;
      headers?: Record<string, string>;
    } = {},
  ) => {
    const { as = administrator, ...rest } = more;
    return ask(
      handler,
      request(method, path, { ...rest, claims: { iss: issuer, sub: as, token_use: 'access' } }),
    );
  };
  return { call, notices, templates };
}

const untouched = <Port extends object>(): Port =>
  new Proxy({} as Port, {
    get: () => () => {
      throw new Error('The table was touched before the right was looked at');
    },
  });

describe('the door of the notice centre', () => {
  test.each(['lan-tran', 'nam-hoang', 'binh-dang', 'chi-duong', 'nobody'])(
    'refuses %s, who is no administrator, everything, before it touches a table',
    async (as) => {
      const { call } = await centre(untouched, untouched());
      const texts = builtInTexts.filed;
      const fill = (path: string) =>
        path
          .replace('{id}', noticeOf().id)
          .replace('{kind}', 'filed')
          .replace('{version}', '1')
          .replace('{dossierId}', newDossierId());
      const bodies: Record<string, unknown> = {
        sendNoticeAgain: { version: 1 },
        closeNotice: { version: 1, why: 'arrived' },
        clearBadAddress: { hash: 'h' },
        previewNoticeTemplate: { texts },
        publishNoticeTemplate: { texts },
      };
      for (const [id, { method, path }] of Object.entries(adminNoticeOperations)) {
        const query = id === 'listNotices' ? { state: 'failed' } : {};
        const said = await call(method, fill(path), { as, query, body: bodies[id] });
        expect({ id, status: said.status, code: said.body['code'] }).toEqual({
          id,
          status: 403,
          code: 'NOT_PERMITTED',
        });
      }
    },
  );

  test('shows a notice in words, its address masked and never its hash', async () => {
    const { call, notices } = await centre();
    const notice = noticeOf({
      state: 'failed',
      reason: 'bounced',
      channel: 'email',
      addressHash: 'secret-hash',
    });
    await notices.make(notice);
    const listed = await call('GET', '/api/admin/notices', {
      query: { state: 'failed' },
      headers: { 'accept-language': 'en' },
    });
    expect(listed.body['rows']).toEqual([
      expect.objectContaining({
        id: notice.id,
        number: notice.number,
        kindName: 'The dossier was received',
        toldName: 'the applicant',
        address: notice.addressMasked,
        reasonText: expect.stringMatching(/came back/),
        maySendAgain: true,
        mayClose: true,
      }),
    ]);
    expect(JSON.stringify(listed.body)).not.toContain('secret-hash');
    const counts = await call('GET', '/api/admin/notice-counts');
    expect(counts.body).toMatchObject({
      failed: { count: 1, orMore: false },
      'in-doubt': { count: 0, orMore: false },
    });
    const all = await call('GET', `/api/admin/dossiers/${notice.dossierId}/notices`);
    expect(all.body['rows']).toHaveLength(1);
  });

  test('lets one of two administrators who press at once; the other is told, and nothing more happens', async () => {
    const { call, notices } = await centre();
    const notice = noticeOf({ state: 'in-doubt', reason: 'interrupted', version: 4 });
    await notices.make(notice);
    const path = `/api/admin/notices/${notice.id}`;
    const [again, closed] = await Promise.all([
      call('POST', `${path}/send-again`, { body: { version: 4 } }),
      call('POST', `${path}/close`, { body: { version: 4, why: 'arrived' } }),
    ]);
    expect([again.status, closed.status].toSorted()).toEqual([200, 409]);
    const refused = again.status === 409 ? again : closed;
    expect(refused.body).toMatchObject({ code: 'NOTICE_CHANGED', detail: expect.stringMatching(/vừa đổi/) });
    const standing = await notices.get(notice.id);
    expect(standing?.handled).toHaveLength(1);
    expect(standing?.version).toBe(5);
    expect(refused.body['facts']).toEqual({ state: standing?.state });
  });

  test('loses a race with the sender without overwriting what it wrote', async () => {
    const sent = { state: 'sent', messageId: 'm' } as const;
    const { call, notices } = await centre((store) => ({
      ...store,
      // Between reading and writing the sender settles it.
      change: async (next) => {
        const standing = await store.get(next.id);
        if (standing) await store.change({ ...standing, ...sent, version: standing.version + 1 });
        return store.change(next);
      },
    }));
    const notice = noticeOf({ state: 'waiting', reason: 'provider-down' });
    await notices.make(notice);
    const closed = await call('POST', `/api/admin/notices/${notice.id}/close`, {
      body: { version: 1, why: 'not-needed' },
    });
    expect(closed).toMatchObject({ status: 409, body: { code: 'NOTICE_CHANGED', facts: { state: 'sent' } } });
    expect(await notices.get(notice.id)).toMatchObject({ ...sent, handled: [] });
  });

  test.each([
    ['sent again', 'send-again', 'waiting'],
    ['sent again', 'send-again', 'claimed'],
    ['sent again', 'send-again', 'sent'],
    ['sent again', 'send-again', 'closed'],
    ['closed', 'close', 'claimed'],
    ['closed', 'close', 'sent'],
    ['closed', 'close', 'closed'],
  ] as const)('refuses that a notice is %s (%s) which is %s', async (_, verb, state) => {
    const { call, notices } = await centre();
    const notice: Notice = noticeOf({ state });
    await notices.make(notice);
    const body = verb === 'close' ? { version: 1, why: 'arrived' } : { version: 1 };
    const said = await call('POST', `/api/admin/notices/${notice.id}/${verb}`, { body });
    expect(said).toMatchObject({ status: 409, body: { code: 'NOTICE_CHANGED' } });
    expect(await notices.get(notice.id)).toEqual(notice);
  });

  test('knows no notice by a forged id, and takes no reason but the ones it offers', async () => {
    const { call } = await centre();
    for (const id of [noticeOf().id, 'x', '..%2F..', `${noticeOf().id}%23`]) {
      const said = await call('POST', `/api/admin/notices/${id}/send-again`, { body: { version: 1 } });
      expect(said.status).toBe(404);
    }
    const typed = { version: 1, why: 'Nguyễn Thị Mơ nói đã nhận' };
    const said = await call('POST', `/api/admin/notices/${noticeOf().id}/close`, { body: typed });
    expect(said).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
  });

  test('lists bad addresses masked, and writes to one again at an administrator’s word, once', async () => {
    const { call, notices } = await centre();
    const bad = { hash: 'h1', masked: 'm***@vidu.example', why: 'complained', at: noticeOf().since } as const;
    await notices.markAddress(bad);
    const listed = await call('GET', '/api/admin/bad-addresses');
    expect(listed.body['rows']).toEqual([
      expect.objectContaining({ address: bad.masked, whyText: 'Người nhận báo là thư rác' }),
    ]);
    const clear = () => call('POST', '/api/admin/bad-addresses/clear', { body: { hash: 'h1' } });
    expect((await clear()).status).toBe(200);
    expect(await clear()).toMatchObject({ status: 404, body: { code: 'ADDRESS_NOT_MARKED' } });
  });
});

describe('the door of the words of notices', () => {
  const path = '/api/admin/notice-templates/received';
  const texts = builtInTexts.received;
  const changed = (words: object) => ({ ...texts, vi: { ...texts.vi, ...words } });

  test('publishes the next version; the same press again is the same version, another’s is told', async () => {
    const { call, templates } = await centre();
    const put = (version: number, body: object, as = administrator) =>
      call('PUT', `${path}/versions/${version}`, { body, as });
    const mine = { texts: changed({ subject: 'Hồ sơ {number}' }) };
    expect(await put(2, mine)).toMatchObject({ status: 409, body: { code: 'TEMPLATE_CHANGED' } });
    expect(await put(1, mine)).toMatchObject({ status: 200, body: { kind: 'received', version: 1 } });
    expect(await put(1, mine)).toMatchObject({ status: 200, body: { version: 1 } });
    const theirs = await put(1, { texts: changed({ subject: 'Đã nhận {number}' }) });
    expect(theirs).toMatchObject({ status: 409, body: { code: 'TEMPLATE_CHANGED' } });
    const [one, other] = await Promise.all([
      put(2, { texts: changed({ subject: 'A {number}' }) }),
      put(2, { texts: changed({ subject: 'B {number}' }) }),
    ]);
    expect([one.status, other.status].toSorted()).toEqual([200, 409]);
    expect((await templates.newest('received'))?.version).toBe(2);
    expect(await templates.version('received', 1)).toMatchObject({ ...mine, publishedBy: administrator });
  });

  test('refuses words that could leave a gap, with what and where; nothing is kept', async () => {
    const { call, templates } = await centre();
    const faulty = changed({ sms: 'Hồ sơ {number}, hẹn {dueAt}' });
    const said = await call('PUT', `${path}/versions/1`, { body: { texts: faulty } });
    expect(said).toMatchObject({
      status: 422,
      body: {
        code: 'TEMPLATE_FAULTY',
        facts: { faults: [{ language: 'vi', part: 'sms', fault: 'value-missing', names: ['link'] }] },
      },
    });
    const empty = { ...texts, en: { subject: '', body: '', sms: '' } };
    expect((await call('PUT', `${path}/versions/1`, { body: { texts: empty } })).status).toBe(422);
    expect((await call('PUT', `${path}/versions/1`, { body: { texts: { vi: texts.vi } } })).status).toBe(400);
    expect(
      (await call('PUT', `${path.replace('received', 'gossip')}/versions/1`, { body: { texts } })).status,
    ).toBe(400);
    expect(await templates.newest('received')).toBeUndefined();
  });

  test('publishes an SMS of two messages only where that is accepted', async () => {
    const { call, templates } = await centre();
    const long = changed({ sms: `${texts.vi.sms} ${'Xin mang theo giấy tờ. '.repeat(4)}` });
    const put = (body: object) => call('PUT', `${path}/versions/1`, { body });
    expect(await put({ texts: long })).toMatchObject({
      status: 422,
      body: { code: 'SMS_TOO_LONG', facts: { languages: ['vi'] } },
    });
    expect((await put({ texts: long, longSms: true })).status).toBe(200);
    expect(await templates.newest('received')).toMatchObject({ longSms: true });
  });

  test('previews in both languages and over both ways, faults in words, and keeps nothing', async () => {
    const { call, templates } = await centre();
    const preview = (body: object) => call('POST', `${path}/preview`, { body });
    const good = await preview({ texts: changed({ body: `${texts.vi.body}\r\nDòng cuối` }) });
    expect(good.body).toMatchObject({
      faults: [],
      emails: [
        { language: 'vi', body: expect.stringMatching(/Nguyễn Văn Thử[^]*\nDòng cuối$/) },
        { language: 'en', subject: 'Dossier 001.42.14.H42-260827-0001 was received' },
      ],
      sms: [
        { language: 'vi', text: expect.stringMatching(/^Mot Cua: ho so/), segments: 1, mostSegments: 1 },
        { language: 'en', segments: 1, mostSegments: 1 },
      ],
    });
    expect(JSON.stringify(good.body)).not.toMatch(/[{]\w+[}]/);
    const faulty = await preview({ texts: changed({ subject: '{nmae' }) });
    expect(faulty.body['faults']).toEqual([
      {
        language: 'vi',
        part: 'subject',
        faults: ['stray-brace'],
        sentence: expect.stringMatching(/^Tiêu đề thư/),
      },
    ]);
    expect(await templates.newest('received')).toBeUndefined();
  });

  test('lists the kinds and all versions, newest first; the last is what came with the program', async () => {
    const { call } = await centre();
    for (const version of [1, 2, 3]) {
      const body = { texts: changed({ subject: `Bản ${version} {number}` }) };
      await call('PUT', `${path}/versions/${version}`, { body });
    }
    const kinds = (await call('GET', '/api/admin/notice-templates')).body['kinds'];
    expect(kinds).toContainEqual(
      expect.objectContaining({ kind: 'received', version: 3, publishedBy: 'Mai Văn Tuấn' }),
    );
    expect(kinds).toContainEqual({ kind: 'filed', version: 0, name: 'Đã nhận hồ sơ gửi đến' });
    const first = await call('GET', `${path}/versions`, { query: { limit: '2' } });
    const second = await call('GET', `${path}/versions`, {
      query: { limit: '2', cursor: String(first.body['cursor']) },
    });
    const versions = [first, second].flatMap(({ body }) => body['rows'] as { version: number }[]);
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1, 0]);
    expect(versions[3]).toEqual({ version: 0, texts });
    const inForce = await call('GET', path);
    expect(inForce.body).toMatchObject({
      version: 3,
      smsPlain: true,
      texts: { vi: { subject: 'Bản 3 {number}' } },
    });
    expect(inForce.body['values']).toContainEqual({
      name: 'name',
      text: 'Họ và tên người nhận',
      sample: 'Nguyễn Văn Thử',
      in: ['body'],
      neededIn: [],
    });
  });
});
