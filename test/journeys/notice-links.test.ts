import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { citizenSentences } from '../../shared/texts/status.ts';
import { vi as c } from '../../shared/texts/web.citizen.vi.ts';
import { vi as p } from '../../shared/texts/web.public.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import { headed, look, openBrowser, openPerson, sees, signInByHand } from './browser.ts';
import { paper, procedureCode, readProcedure } from './hands.ts';
import { mailsTo, ownAddress, textsTo } from './post-boxes.ts';
import { account, call, eventually, newDossierId, sampleCitizen, signIn, world } from './world.ts';
import type { World } from './world.ts';

const mo = sampleCitizen('mo-nguyen');
const papers = [{ componentId: 'original-paper', form: 'original', count: 1 }];
let at: World;
let browser: Browser;
let citizen: string;
let desk: string;

const filing = (email: string) => ({
  procedureCode,
  parties: { applicant: { name: mo.name, personalIdNumber: mo.identityNumber, phone: mo.phone, email } },
  form: { 'paper-names': 'Bằng', 'paper-count': 1, 'pages-per-paper': 2, 'copies-wanted': 3 },
  components: papers,
  sets: 1,
  returnMethod: 'in-person',
  language: 'vi',
});
beforeAll(async () => {
  at = world();
  browser = await openBrowser();
  [citizen, desk] = (await Promise.all(
    ['mo.nguyen', 'lan.tran'].map((name) => signIn(at, account(at, name))),
  )) as [string, string];
}, 60_000);
afterAll(async () => {
  await browser?.close();
});

const linkIn = (text: string | undefined): string => /https?:\/\/\S+/.exec(text ?? '')?.[0] ?? '';
async function file(): Promise<{ id: string; email: string }> {
  const [id, email] = [newDossierId(), ownAddress()];
  const filed = await call(at, 'PUT', `/api/citizen/dossiers/${id}`, { token: citizen, body: filing(email) });
  expect(filed).toMatchObject({ status: 200 });
  return { id, email };
}
const atDesk = async (id: string, verb: string, body: object) => {
  const { steps } = (await call(at, 'GET', `/api/office/dossiers/${id}`, { token: desk })).body as {
    steps: { stepVersion: number }[];
  };
  const done = await call(at, 'POST', `/api/office/dossiers/${id}/${verb}`, {
    token: desk,
    body: { ...body, stepVersion: steps[0]?.stepVersion },
    key: randomUUID(),
  });
  expect(done).toMatchObject({ status: 200 });
  return done;
};

test('a citizen comes by the link of an e-mail, signs in, and hands in what was asked for', async () => {
  const { id, email } = await file();
  const words = 'Xin nộp thêm ba bản sao đã chụp đủ hai mặt';
  await atDesk(id, 'supplement-request', {
    reasons: [{ componentId: 'copy-to-certify', fault: 'missing', words }],
  });
  const mail = await eventually(
    async () => (await mailsTo(at, email)).find(({ Subject }) => Subject.includes('cần bổ sung')),
    (found) => found !== undefined,
    60,
  );
  expect(mail?.BodyText).toContain(words);
  const person = await openPerson(browser, at);
  await person.page.goto(linkIn(mail?.BodyText));
  await signInByHand(person.page, account(at, 'mo.nguyen'));
  await sees(person.page, citizenSentences['awaiting-supplement'].vi);
  await person.page.getByRole('form', { name: c.supplementTitle }).waitFor();
  await look(person.page, 'supplement-from-the-mail');
  const procedure = await readProcedure(at);
  await paper(person.page, procedure, 'copy-to-certify').getByLabel(t.formCopy).fill('3');
  await person.page.getByRole('button', { name: c.supplementButton }).click();
  await sees(person.page.getByRole('status'), c.supplementDone);
  expect(person.takeFaults()).toEqual([]);
  await person.context.close();
}, 180_000);

test('an SMS leads to tracking with the code filled in; the four digits are still asked for', async () => {
  const { id } = await file();
  const received = await atDesk(id, 'receipt', {
    components: papers,
    sets: 1,
    returnMethod: 'in-person',
    papers: [{ pages: 2, copies: 3 }],
  });
  const code = String(received.body['code']);
  const text = await eventually(
    async () => (await textsTo(at, mo.phone)).find((sms) => sms.includes(code)),
    (found) => found !== undefined,
    60,
  );
  const person = await openPerson(browser, at);
  await person.page.goto(linkIn(text));
  await headed(person.page, p.trackingTitle);
  await expect(person.page.getByLabel(p.codeLabel).inputValue()).resolves.toBe(code);
  await look(person.page, 'tracking-from-the-sms');
  await person.page.getByLabel(p.digitsLabel).fill(mo.phone.slice(-4));
  await person.page.getByRole('button', { name: p.trackButton }).click();
  await sees(person.page, citizenSentences['in-process'].vi);
  expect(person.takeFaults()).toEqual([]);
  await person.context.close();
}, 180_000);
