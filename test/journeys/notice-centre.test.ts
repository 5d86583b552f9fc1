import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { makeDynamoClient } from '../../shared/adapters/dynamodb/make-client.ts';
import { dynamoNotices } from '../../shared/adapters/dynamodb/notices.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import { closeReasonTexts, noticeKindNames, noticeReasonTexts } from '../../shared/texts/notices/kinds.ts';
import { vi as a } from '../../shared/texts/web.admin.vi.ts';
import { en as english } from '../../shared/texts/web.notices.en.ts';
import { vi as n } from '../../shared/texts/web.notices.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import { namesOf } from '../../infra/names.ts';
import { noticeOf } from '../ports/notices.suite.ts';
import { beginning, filled, headed, look, openBrowser, openPerson, sees, signInByHand } from './browser.ts';
import type { Person } from './browser.ts';
import { account, type World, world } from './world.ts';

let at: World;
let browser: Browser;
let administrator: Person;

beforeAll(async () => {
  at = world();
  browser = await openBrowser();
  administrator = await openPerson(browser, at);
  await administrator.page.goto('/quan-tri/');
  await signInByHand(administrator.page, account(at, 'tuan.mai'));
}, 60_000);
afterAll(async () => {
  await browser?.close();
});

/** The table as the sender sees it: rows that no provider of the local cloud would leave behind. */
const table = () =>
  dynamoNotices({
    client: makeDynamoClient({
      endpoint: at.cloudEndpoint,
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    }),
    tableName: namesOf(at.province, 'local').table('notices'),
  });
const standing = async (of: Partial<Notice>): Promise<Notice> => {
  const notice = noticeOf({ tries: 1, ...of });
  await table().make(notice);
  return notice;
};
const row = ({ kind, number }: Notice) => `${noticeKindNames[kind].vi}, ${number}`;

describe('the notice centre', () => {
  test('is empty in words, and counts nothing', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: n.title, exact: true }).click();
    await headed(page, n.title);
    await sees(page, n.doubtEmpty);
    await sees(page, `${n.listDoubt} (0)`);
    await look(page, 'notices-empty');
  }, 60_000);

  test('shows what is in doubt and why; the first of two administrators sends it again, the second is told', async () => {
    const doubtful = await standing({
      state: 'in-doubt',
      reason: 'interrupted',
      kind: 'received',
      number: '001.42.14.H42-260827-0071',
    });
    const unclear = await standing({
      state: 'in-doubt',
      reason: 'no-answer',
      channel: 'sms',
      kind: 'result-ready',
      number: '001.42.14.H42-260827-0072',
      addressMasked: '+84 *** *** 031',
    });
    const { page } = administrator;
    await page.reload();
    await sees(page, `${n.listDoubt} (2)`);
    const mine = page.getByRole('article', { name: row(doubtful) });
    await sees(mine, noticeReasonTexts.interrupted.vi);
    await sees(mine, doubtful.addressMasked);
    await look(page, 'notices-in-doubt');
    const second = await administrator.newTab();
    await second.goto('/quan-tri/?thong-bao');
    await signInByHand(second, account(at, 'tuan.mai'));
    await second.getByRole('article', { name: row(doubtful) }).waitFor();

    await mine.getByRole('button', { name: beginning(n.sendAgain) }).focus();
    await page.keyboard.press('Enter');
    await sees(mine, n.sendAgainSure);
    await look(page, 'notices-send-again');
    // By the keyboard alone: the question has the focus, its answer comes next.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await sees(page.getByRole('status'), filled(n.sentAgainDone, { number: doubtful.number }));
    await mine.waitFor({ state: 'detached' });
    await sees(page, `${n.listDoubt} (1)`);
    expect(await table().get(doubtful.id)).toMatchObject({
      handled: [{ by: 'tuan-mai', what: 'sent-again' }],
    });

    administrator.expectRefusal('409 POST /api/admin/notices/');
    const theirs = second.getByRole('article', { name: row(doubtful) });
    await theirs.getByRole('button', { name: beginning(n.close) }).click();
    await theirs.getByRole('button', { name: n.closeYes }).click();
    await sees(theirs.getByRole('alert'), n.closeNeeded);
    await theirs.getByLabel(closeReasonTexts.arrived.vi).check();
    await theirs.getByRole('button', { name: n.closeYes }).click();
    await sees(second.getByRole('alert'), 'người quản trị khác vừa xử lý');
    await theirs.waitFor({ state: 'detached' });
    await second.close();

    const other = page.getByRole('article', { name: row(unclear) });
    await other.getByRole('button', { name: beginning(n.close) }).click();
    await other.getByLabel(closeReasonTexts['told-otherwise'].vi).check();
    await look(page, 'notices-close');
    await other.getByRole('button', { name: n.closeYes }).click();
    await sees(page.getByRole('status'), filled(n.closedDone, { number: unclear.number }));
    await sees(page, n.doubtEmpty);
    expect(await table().get(unclear.id)).toMatchObject({
      state: 'closed',
      handled: [{ by: 'tuan-mai', what: 'closed', why: 'told-otherwise' }],
    });
  }, 90_000);

  test('shows what failed, what waits and until when, bad addresses, and all that was told of a dossier', async () => {
    const failed = await standing({
      state: 'failed',
      reason: 'address-refused',
      kind: 'supplement-asked',
      number: '001.42.14.H42-260827-0073',
    });
    await standing({
      dossierId: failed.dossierId,
      eventNumber: 2,
      state: 'sent',
      kind: 'filed',
      number: 'TN-7K3M-92QD',
      messageId: 'm',
    });
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString() as Notice['since'];
    const waiting = await standing({
      state: 'waiting',
      reason: 'quiet-hours',
      channel: 'sms',
      notBefore: tomorrow,
      number: '001.42.14.H42-260827-0074',
      addressMasked: '+84 *** *** 032',
    });
    await table().markAddress({ hash: 'h', masked: 'm***@vidu.example', why: 'bounced', at: failed.since });
    const { page } = administrator;
    await page.reload();
    await page.getByRole('link', { name: beginning(`${n.listFailed} (`) }).click();
    const mine = page.getByRole('article', { name: row(failed) });
    await sees(mine, noticeReasonTexts['address-refused'].vi);
    await look(page, 'notices-failed');
    await mine.getByRole('link', { name: failed.number }).click();
    await headed(page, n.ofDossier);
    await sees(page, noticeKindNames.filed.vi);
    await look(page, 'notices-of-dossier');
    await page.getByRole('link', { name: n.back }).click();
    await page.getByRole('link', { name: beginning(`${n.listWaiting} (`) }).click();
    await sees(page.getByRole('article', { name: row(waiting) }), noticeReasonTexts['quiet-hours'].vi);
    await look(page, 'notices-waiting');
    await page.getByRole('link', { name: `${n.listAddresses} (1)` }).click();
    await sees(page, 'm***@vidu.example');
    await look(page, 'notices-bad-addresses');
    await page.getByRole('button', { name: n.clear }).click();
    await sees(page.getByRole('status'), filled(n.clearDone, { address: 'm***@vidu.example' }));
    await sees(page, n.addressesEmpty);
    // What failed is sent again at one press: it has certainly not arrived.
    await page.getByRole('link', { name: beginning(`${n.listFailed} (`) }).click();
    await mine.getByRole('button', { name: beginning(n.sendAgain) }).click();
    await sees(page.getByRole('status'), filled(n.sentAgainDone, { number: failed.number }));
    await mine.waitFor({ state: 'detached' });
    expect(administrator.takeFaults()).toEqual([]);
  }, 90_000);

  test('previews words in both languages, refuses faulty ones with the reason, publishes good ones', async () => {
    const { page } = administrator;
    await page.getByRole('link', { name: n.templatesTitle }).click();
    await headed(page, n.templatesTitle);
    await sees(page, n.builtIn);
    await look(page, 'notice-templates');
    await page.getByRole('link', { name: noticeKindNames.received.vi }).click();
    await headed(page, noticeKindNames.received.vi);
    const vietnamese = page.getByRole('group', { name: n.inVietnamese });
    const sms = vietnamese.getByLabel(n.sms);
    const before = await sms.inputValue();
    await page.getByText(n.valuesTitle).click();
    await look(page, 'notice-template');

    await sms.fill('Hồ sơ {number} của {name}, hẹn {ngay}.');
    await page.getByRole('button', { name: n.preview }).click();
    const alert = page.getByRole('alert');
    await sees(alert, /Tin nhắn SMS \(tiếng Việt\): .*thiếu \{dueAt\}, \{link\}/);
    await sees(alert, /không có giá trị \{ngay\}/);
    await sees(alert, /không được dùng \{name\}/);
    expect(await page.getByRole('button', { name: beginning(n.publish) }).count()).toBe(0);
    await look(page, 'notice-template-faulty');

    await sms.fill(`${before} ${'Xin mang theo giấy tờ. '.repeat(5)}`.trim());
    await page.getByRole('button', { name: n.preview }).click();
    await page.getByRole('article', { name: filled(n.smsIn, { language: n.inEnglish }) }).waitFor();
    await page.getByRole('article', { name: filled(n.emailIn, { language: n.inVietnamese }) }).waitFor();
    await page.getByRole('button', { name: filled(n.publish, { version: 1 }) }).click();
    await sees(page.getByRole('alert'), n.longSmsNeeded);
    await look(page, 'notice-template-long');

    await sms.fill(before);
    const subject = vietnamese.getByLabel(n.subject);
    await subject.fill('Một Cửa đã tiếp nhận hồ sơ {number}');
    // What was not looked at cannot be published.
    expect(await page.getByRole('button', { name: beginning(n.publish) }).count()).toBe(0);
    await page.getByRole('button', { name: n.preview }).click();
    const letter = page.getByRole('article', { name: filled(n.emailIn, { language: n.inVietnamese }) });
    await sees(letter, 'Một Cửa đã tiếp nhận hồ sơ 001.42.14.H42-260827-0001');
    await look(page, 'notice-template-preview');
    await page.getByRole('button', { name: filled(n.publish, { version: 1 }) }).click();
    await sees(page.getByRole('status'), filled(n.publishDone, { version: 1 }));
    await sees(page, filled(n.versionBy, { version: 1, by: account(at, 'tuan.mai').name }));
    await expect(subject.inputValue()).resolves.toBe('Một Cửa đã tiếp nhận hồ sơ {number}');

    // Going back is publishing the older words again.
    await page.getByText(n.builtIn).click();
    await page.getByRole('button', { name: filled(n.takeOver, { version: 0 }) }).click();
    await sees(page.getByRole('status'), filled(n.takenOver, { version: 0 }));
    await expect(subject.inputValue()).resolves.toBe('Hồ sơ {number} đã được tiếp nhận');
    await look(page, 'notice-template-versions');
    expect(administrator.takeFaults()).toEqual([]);
  }, 90_000);

  test('speaks English where it is chosen', async () => {
    const { page } = administrator;
    await page.goto('/quan-tri/?thong-bao=waiting');
    await page.getByRole('button', { name: t.otherLanguage }).click();
    await headed(page, english.title);
    await sees(page, noticeReasonTexts['quiet-hours'].en);
    await look(page, 'notices-english');
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await headed(page, n.title);
    await page.getByRole('link', { name: a.navUnits }).waitFor();
    expect(administrator.takeFaults()).toEqual([]);
  }, 60_000);
});
