import { PublishCommand } from '@aws-sdk/client-sns';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { makeSnsClient } from '../../shared/adapters/sns/make-client.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import { mailsTo, noticesOn, ownAddress, textsTo } from './post-boxes.ts';
import { account, call, eventually, newDossierId, sampleCitizen, signIn, world } from './world.ts';
import type { World } from './world.ts';

const mo = sampleCitizen('mo-nguyen');
const papers = [{ componentId: 'original-paper', form: 'original', count: 1 }];
const filing = (email: string, of: object = {}) => ({
  procedureCode: '2.000815',
  parties: {
    applicant: { name: mo.name, personalIdNumber: mo.identityNumber, phone: mo.phone, email },
  },
  form: { 'paper-names': 'Bằng tốt nghiệp', 'paper-count': 1, 'pages-per-paper': 2, 'copies-wanted': 3 },
  components: papers,
  sets: 1,
  returnMethod: 'in-person',
  language: 'vi',
  ...of,
});

let at: World;
let citizen: string;
let desk: string;

beforeAll(async () => {
  at = world();
  [citizen, desk] = (await Promise.all(
    ['mo.nguyen', 'lan.tran'].map((name) => signIn(at, account(at, name))),
  )) as [string, string];
});

async function file(of: object = {}): Promise<{ id: string; email: string; number: string }> {
  const id = newDossierId();
  const email = ownAddress();
  const filed = await call(at, 'PUT', `/api/citizen/dossiers/${id}`, {
    token: citizen,
    body: filing(email, of),
  });
  expect(filed).toMatchObject({ status: 200 });
  return { id, email, number: String(filed.body['filingNumber']) };
}
const mails = (email: string, count: number) =>
  eventually(
    () => mailsTo(at, email),
    (all) => all.length >= count,
    60,
  );
const rowsOf = (id: string, isThere: (rows: readonly Notice[]) => boolean) =>
  eventually(async () => (await noticesOn(at).ofDossier(id, { limit: 20 })).rows, isThere, 60);

describe('a citizen who files online', () => {
  test('gets an e-mail and an SMS with the right words, and each link leads where it should', async () => {
    const { id, email, number } = await file();
    const [mail] = await mails(email, 1);
    expect(mail?.Subject).toBe(`Đã nhận hồ sơ gửi đến, số ${number}`);
    expect(mail?.Source).toContain('<mot-cua@ninh-binh.motcua.example>');
    expect(mail?.BodyText).toContain(`Kính gửi ông/bà ${mo.name}`);
    expect(mail?.BodyText).toContain(`${at.siteUrl}/ho-so/?ho-so=${id}`);
    expect(mail?.BodyHtml).toContain(`<a href="${at.siteUrl}/ho-so/?ho-so=${id}">`);
    const text = await eventually(
      async () => (await textsTo(at, mo.phone)).find((sms) => sms.includes(number)),
      (found) => found !== undefined,
      60,
    );
    expect(text).toMatch(/^Mot Cua: da nhan ho so gui den, so TN-\S+\. Tra loi truoc \d\d:\d\d /);
    const link = /http\S+$/.exec(text ?? '')?.[0] ?? '';
    const followed = await fetch(link, { redirect: 'manual' });
    expect([followed.status, followed.headers.get('location')]).toEqual([302, `/tra-cuu/?ma=${number}`]);
    const rows = await rowsOf(id, (all) => all.every(({ state }) => state === 'sent'));
    expect(rows.map(({ kind, channel, state }) => [kind, channel, state])).toEqual([
      ['filed', 'email', 'sent'],
      ['filed', 'sms', 'sent'],
    ]);
    expect(rows[0]?.messageId).toBe(mail?.MessageId);
    expect(JSON.stringify(rows)).not.toContain(email);
  }, 120_000);

  test('hears of a supplement that is asked, of its arrival and of the receipt, by the way he chose alone', async () => {
    const { id, email } = await file({ notifyBy: ['email'], language: 'en' });
    // Whoever acts before that is told, is not told: it is no longer so.
    await mails(email, 1);
    const act = async (verb: string, body: object, step: string) => {
      const { steps } = (await call(at, 'GET', `/api/office/dossiers/${id}`, { token: desk })).body as {
        steps: { step: string; stepVersion: number }[];
      };
      const stepVersion = steps.find((open) => open.step === step)?.stepVersion;
      const done = await call(at, 'POST', `/api/${verb}`, {
        token: verb.startsWith('citizen') ? citizen : desk,
        body: { stepVersion, ...body },
      });
      expect(done).toMatchObject({ status: 200 });
      return done;
    };
    const reasons = [{ componentId: 'original-paper', fault: 'unreadable', words: 'Xin chụp lại cho rõ' }];
    await act(`office/dossiers/${id}/supplement-request`, { reasons }, 'intake');
    expect((await mails(email, 2))[1]?.BodyText).toContain('cannot be read. Xin chụp lại cho rõ');
    await act(`citizen/dossiers/${id}/supplement`, { components: papers }, 'supplement');
    await mails(email, 3);
    const receipt = {
      components: papers,
      sets: 1,
      returnMethod: 'in-person',
      papers: [{ pages: 2, copies: 3 }],
    };
    const received = await act(`office/dossiers/${id}/receipt`, receipt, 'intake');
    const all = await mails(email, 4);
    expect(all.map(({ Subject }) => Subject.replace(/\S+-\S+/, '…'))).toEqual([
      'Your filing … has arrived',
      'Something is missing in dossier …',
      'Your supplement to dossier … has arrived',
      'Dossier … was received',
    ]);
    expect(all[3]?.Subject).toContain(String(received.body['code']));
    const rows = await rowsOf(id, (found) => found.length >= 4);
    expect(new Set(rows.map(({ channel }) => channel))).toEqual(new Set(['email']));
  }, 180_000);
});

describe('a mail that comes back', () => {
  /** As the provider's configuration set tells it; the emulator tells nothing by itself. */
  const report = (notice: string, eventType: 'Bounce' | 'Complaint', email: string) => ({
    eventType,
    ...(eventType === 'Bounce'
      ? {
          bounce: {
            feedbackId: '0100017f-bounce',
            bounceType: 'Permanent',
            bounceSubType: 'General',
            bouncedRecipients: [{ emailAddress: email, action: 'failed', status: '5.1.1' }],
            timestamp: '2026-11-25T09:00:00.000Z',
          },
        }
      : { complaint: { complainedRecipients: [{ emailAddress: email }], feedbackId: '0100017f-complaint' } }),
    mail: {
      timestamp: '2026-11-25T08:59:58.000Z',
      messageId: '0100017f-message',
      destination: [email],
      tags: { 'ses:configuration-set': ['mail'], notice: [notice] },
    },
  });

  test('marks its address: the next notice goes by SMS, and the address is parked nowhere', async () => {
    const { id, email } = await file({ notifyBy: ['email'] });
    const [sent] = await rowsOf(id, ([row]) => row?.state === 'sent');
    const sns = makeSnsClient({
      endpoint: at.cloudEndpoint,
      region: 'ap-southeast-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const TopicArn = at.outputs['BounceTopicArn'];
    const tell = (message: object | string) =>
      sns.send(
        new PublishCommand({
          TopicArn,
          Message: typeof message === 'string' ? message : JSON.stringify(message),
        }),
      );
    await tell({ note: `a damaged report of ${email}` });
    await tell(report(sent?.id ?? '', 'Bounce', email));
    await tell(report(sent?.id ?? '', 'Bounce', email));
    const [back] = await rowsOf(id, ([row]) => row?.state === 'failed');
    expect(back).toMatchObject({ state: 'failed', reason: 'bounced' });

    const next = newDossierId();
    await call(at, 'PUT', `/api/citizen/dossiers/${next}`, {
      token: citizen,
      body: filing(email, { notifyBy: ['email'] }),
    });
    const rows = await rowsOf(next, (all) => all.some(({ state }) => state === 'sent'));
    expect(rows.map(({ channel }) => channel)).toEqual(['sms']);
    expect(await mailsTo(at, email)).toHaveLength(1);

    const administrator = await signIn(at, account(at, 'tuan.mai'));
    const parked = await eventually(
      async () => JSON.stringify((await call(at, 'GET', '/api/admin/parked', { token: administrator })).body),
      (text) => text.includes('UnreadableReportError'),
      60,
    );
    expect(parked).toContain('UnreadableReportError');
    expect(parked).not.toContain(email);
  }, 180_000);
});
