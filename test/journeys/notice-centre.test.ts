import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { instantFromMs } from '../../shared/domain/ids.ts';
import { interrupted } from '../../shared/domain/notice/notice.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import { closeReasonTexts, noticeKindNames, noticeReasonTexts } from '../../shared/texts/notices/kinds.ts';
import { vi as a } from '../../shared/texts/web.admin.vi.ts';
import { en as english } from '../../shared/texts/web.notices.en.ts';
import { vi as n } from '../../shared/texts/web.notices.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import { noticeOf } from '../ports/notices.suite.ts';
import { beginning, filled, headed, look, openBrowser, openPerson, sees, signInByHand } from './browser.ts';
import type { Person } from './browser.ts';
import { mailsTo, noticesOn, ownAddress } from './post-boxes.ts';
import {
  account,
  call,
  eventually,
  newDossierId,
  sampleCitizen,
  signIn,
  type World,
  world,
} from './world.ts';

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
const table = () => noticesOn(at);
const standing = async (of: Partial<Notice>): Promise<Notice> => {
  const notice = noticeOf({ tries: 1, ...of });
  await table().make(notice);
  return notice;
};
const newSubject = 'Ông/bà đã rút hồ sơ {number}';
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

  test('closes all that an outage left in doubt at once', async () => {
    const left = await Promise.all(
      [81, 82, 83].map((end) =>
        standing({ state: 'in-doubt', reason: 'no-answer', number: `001.42.14.H42-260827-00${end}` }),
      ),
    );
    const { page } = administrator;
    await page.reload();
    await page.getByRole('button', { name: filled(n.allClose, { count: 3 }) }).click();
    const all = page.getByRole('region', { name: n.allShown });
    await all.getByLabel(closeReasonTexts['told-otherwise'].vi).check();
    await look(page, 'notices-close-all');
    await all.getByRole('button', { name: n.allCloseYes }).click();
    await sees(page.getByRole('status'), filled(n.allClosed, { done: 3, left: 0 }));
    await sees(page, n.doubtEmpty);
    for (const { id } of left) expect(await table().get(id)).toMatchObject({ state: 'closed' });
  }, 60_000);

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
    const later = instantFromMs(Date.now() + 600_000);
    const waiting = await standing({
      state: 'waiting',
      reason: 'quiet-hours',
      channel: 'sms',
      notBefore: later,
      number: '001.42.14.H42-260827-0074',
      addressMasked: '+84 *** *** 032',
    });
    const masked = 'z***@thu.example';
    await table().markAddress({ hash: 'h', masked, why: 'bounced', at: failed.since });
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
    await page.getByRole('link', { name: beginning(`${n.listAddresses} (`) }).click();
    const bad = page.getByRole('listitem').filter({ hasText: masked });
    await bad.waitFor();
    await look(page, 'notices-bad-addresses');
    await bad.getByRole('button', { name: n.clear }).click();
    await sees(page.getByRole('status'), filled(n.clearDone, { address: masked }));
    await bad.waitFor({ state: 'detached' });
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
    await page.getByRole('link', { name: noticeKindNames.withdrawn.vi }).click();
    await headed(page, noticeKindNames.withdrawn.vi);
    const vietnamese = page.getByRole('group', { name: n.inVietnamese });
    const sms = vietnamese.getByLabel(n.sms);
    const before = await sms.inputValue();
    await page.getByText(n.valuesTitle).click();
    await look(page, 'notice-template');

    await sms.fill('Hồ sơ của {name}, ngày {ngay}.');
    await page.getByRole('button', { name: n.preview }).click();
    const alert = page.getByRole('alert');
    await sees(alert, /Tin nhắn SMS \(tiếng Việt\): .*thiếu \{number\}/);
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
    await subject.fill(newSubject);
    // What was not looked at cannot be published.
    expect(await page.getByRole('button', { name: beginning(n.publish) }).count()).toBe(0);
    await page.getByRole('button', { name: n.preview }).click();
    const letter = page.getByRole('article', { name: filled(n.emailIn, { language: n.inVietnamese }) });
    await sees(letter, filled(newSubject, { number: '001.42.14.H42-260827-0001' }));
    await look(page, 'notice-template-preview');
    await page.getByRole('button', { name: filled(n.publish, { version: 1 }) }).click();
    await sees(page.getByRole('status'), filled(n.publishDone, { version: 1 }));
    await sees(page, filled(n.versionBy, { version: 1, by: account(at, 'tuan.mai').name }));
    await expect(subject.inputValue()).resolves.toBe(newSubject);

    // Going back is publishing the older words again.
    await page.getByText(n.builtIn).click();
    await page.getByRole('button', { name: filled(n.takeOver, { version: 0 }) }).click();
    await sees(page.getByRole('status'), filled(n.takenOver, { version: 0 }));
    await expect(subject.inputValue()).resolves.toBe('Hồ sơ {number} đã được rút');
    await look(page, 'notice-template-versions');
    expect(administrator.takeFaults()).toEqual([]);
  }, 90_000);

  test('the words published are those of the next notice, and of one in doubt that is sent again', async () => {
    const mo = sampleCitizen('mo-nguyen');
    const token = await signIn(at, account(at, 'mo.nguyen'));
    const withdraw = async () => {
      const [dossierId, email] = [newDossierId(), ownAddress()];
      const filed = await call(at, 'PUT', `/api/citizen/dossiers/${dossierId}`, {
        token,
        body: {
          procedureCode: '2.000815',
          parties: { applicant: { name: mo.name, personalIdNumber: mo.identityNumber, email } },
          form: {
            'paper-names': 'Giấy khai sinh',
            'paper-count': 1,
            'pages-per-paper': 1,
            'copies-wanted': 1,
          },
          components: [{ componentId: 'original-paper', form: 'original', count: 1 }],
          sets: 1,
          returnMethod: 'in-person',
          language: 'vi',
          notifyBy: ['email'],
        },
      });
      expect(filed).toMatchObject({ status: 200 });
      const withdrawn = await call(at, 'POST', `/api/citizen/dossiers/${dossierId}/withdrawal`, {
        token,
        body: {},
      });
      expect(withdrawn).toMatchObject({ status: 200 });
      const subject = filled(newSubject, { number: String(filed.body['filingNumber']) });
      const subjects = async () =>
        (await mailsTo(at, email)).map(({ Subject }) => Subject).filter((said) => said.includes('rút'));
      await eventually(subjects, (all) => all.length > 0, 60);
      return { dossierId, subject, subjects };
    };
    // The sender knows the new words within a minute.
    let one = await withdraw();
    for (let tries = 0; tries < 12 && (await one.subjects())[0] !== one.subject; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 6000));
      one = await withdraw();
    }
    expect(await one.subjects()).toEqual([one.subject]);
    const told = async () =>
      (await table().ofDossier(one.dossierId, { limit: 9 })).rows.find(({ kind }) => kind === 'withdrawn');
    const sent = await eventually(told, (notice) => notice?.state === 'sent');
    expect(sent).toMatchObject({ state: 'sent', template: 1 });
    // As if the sender had died before it could write that down.
    if (!sent) throw new Error('Nothing was sent');
    expect(await table().change(interrupted(sent, instantFromMs(Date.now())))).toBe('changed');

    const { page } = administrator;
    await page.goto(`/quan-tri/?thong-bao-ho-so=${one.dossierId}`);
    const mine = page.getByRole('article', { name: row(sent) });
    await sees(mine, noticeReasonTexts.interrupted.vi);
    await mine.getByRole('button', { name: beginning(n.sendAgain) }).click();
    await mine.getByRole('button', { name: n.sendAgainYes, exact: true }).click();
    await sees(page.getByRole('status'), filled(n.sentAgainDone, { number: sent.number }));
    const both = await eventually(one.subjects, (all) => all.length === 2, 120);
    expect(both).toEqual([one.subject, one.subject]);
    const settled = await eventually(told, (notice) => notice?.state === 'sent');
    expect(settled).toMatchObject({ state: 'sent', template: 1, handled: [{ what: 'sent-again' }] });

    // Going back: the older words are published again, as a version of their own.
    await page.goto('/quan-tri/?mau=withdrawn');
    await page.getByText(n.builtIn).click();
    await page.getByRole('button', { name: filled(n.takeOver, { version: 0 }) }).click();
    await page.getByRole('button', { name: n.preview }).click();
    await page.getByRole('button', { name: filled(n.publish, { version: 2 }) }).click();
    await sees(page.getByRole('status'), filled(n.publishDone, { version: 2 }));
    expect(administrator.takeFaults()).toEqual([]);
  }, 300_000);

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
