import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import officers from '../../shared/catalogue/provinces/ninh-binh/people.json' with { type: 'json' };
import { problems } from '../../shared/texts/problems.ts';
import { citizenSentences, outcomeChoices } from '../../shared/texts/status.ts';
import { vi as o } from '../../shared/texts/web.office.vi.ts';
import { vi as p } from '../../shared/texts/web.public.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import {
  filled,
  headed,
  look,
  openBrowser,
  openPerson,
  outputFolder,
  type Person,
  sees,
  signInByHand,
} from './browser.ts';
import {
  dossierIdOf,
  fillPaperCounts,
  fillPerson,
  fillQuestions,
  paper,
  paperCounts,
  type Procedure,
  procedureCode,
  readProcedure,
} from './hands.ts';
import { account, call, newDossierId, signIn, type World, world } from './world.ts';

const lan = officers.people.find(({ id }) => id === 'lan-tran');
if (!lan) throw new Error('The sample officer is gone');
/** Nobody of this name is meant; she has no account and no telephone. */
const grandmother = {
  name: 'Phạm Thị Lụa',
  identityNumber: '099148000077',
  address: 'Thôn Vân Cát, xã Vụ Bản, tỉnh Ninh Bình',
};
const grandson = { name: 'Phạm Văn Thóc', identityNumber: '099200000078', phone: '+84900000078' };
const answers = {
  'paper-names': 'Giấy khai sinh',
  'paper-count': '1',
  'pages-per-paper': '1',
  'copies-wanted': '2',
};

let at: World;
let browser: Browser;
let procedure: Procedure;
let desk: Person;
let page: Page;

beforeAll(async () => {
  at = world();
  [browser, procedure] = await Promise.all([openBrowser(), readProcedure(at)]);
  desk = await openPerson(browser, at);
  page = desk.page;
  await page.goto('/can-bo/');
  await signInByHand(page, account(at, 'lan.tran'));
}, 120_000);
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  await page.goto('/can-bo/?quay');
  await headed(page, o.counterTitle);
  await page.getByLabel(o.procedure, { exact: true }).waitFor();
});
afterEach(() => {
  expect(desk.takeFaults()).toEqual([]);
});

const chooseProcedure = async (): Promise<void> => {
  await page.getByLabel(o.procedure, { exact: true }).selectOption(procedureCode);
  await page.getByRole('form', { name: o.counterTitle }).waitFor();
};

describe('at the counter', () => {
  test('a citizen without an account is received by one form; her proxy takes the result home', async () => {
    await look(page, 'counter-empty');
    await chooseProcedure();
    await page.getByRole('button', { name: o.counterButton }).click();
    await sees(page.getByRole('alert'), filled(t.faultNeeded, { label: t.personName }));
    await look(page, 'counter-faults');
    await fillPerson(page.getByRole('group', { name: o.applicant, exact: true }), grandmother);
    await fillQuestions(page, procedure, answers);
    await paper(page, procedure, 'original-paper').getByLabel(t.formOriginal).fill('1');
    // What is declared above stands in the counts below.
    await expect(paperCounts(page)).resolves.toEqual(['1', '2']);
    await look(page, 'counter');
    await page.getByRole('button', { name: o.counterButton }).click();

    await headed(page, o.receiptTitle);
    const id = dossierIdOf(page, 'giay');
    const token = await signIn(at, account(at, 'lan.tran'));
    const { body } = await call(at, 'GET', `/api/office/dossiers/${id}`, { token });
    const code = String(body['code']);
    const pin = String(body['trackingPin']);
    await sees(page, code);
    await sees(page, grandmother.name);
    // Without a telephone number the receipt carries a PIN in place of its last four digits.
    expect(pin).toMatch(/^\d{4}$/);
    await sees(page, pin);
    await look(page, 'counter-receipt');
    const printed = join(outputFolder, 'counter-receipt.pdf');
    await page.pdf({ path: printed, format: 'A4' });
    expect(readFileSync(printed).subarray(0, 5).toString()).toBe('%PDF-');
    expect(statSync(printed).size).toBeGreaterThan(5_000);

    await page.getByRole('link', { name: o.toDossier }).click();
    await headed(page, `${o.dossier} ${code}`);
    await page.getByRole('radio', { name: outcomeChoices.granted.vi }).check();
    await page.getByRole('button', { name: o.decideButton }).click();
    await sees(page.getByRole('status'), o.grantedDone);
    await page.getByRole('radio', { name: o.byRepresentative }).check();
    await page.getByRole('button', { name: o.returnButton }).click();
    await sees(page.getByRole('alert'), o.collectorNameNeeded);
    await sees(page.getByRole('alert'), o.receiptNeeded);
    await sees(page.getByRole('alert'), o.idNumberNeeded);
    await sees(page.getByRole('alert'), o.authorityNeeded);
    await page.getByLabel(o.collectorName).fill(grandson.name);
    await page.getByLabel(o.receiptCode).fill(code.toLowerCase());
    await page.getByLabel(o.proxyIdNumber).fill(grandson.identityNumber);
    await page
      .getByLabel(o.authority, { exact: true })
      .fill('Giấy ủy quyền số 12, UBND xã Vụ Bản chứng thực ngày 20/11/2026');
    await look(page, 'counter-return-to-proxy');
    await page.getByRole('button', { name: o.returnButton }).click();
    await sees(page.getByRole('status'), o.returnDone);
    await sees(page, citizenSentences.returned.vi);

    const stranger = await openPerson(browser, at);
    await stranger.page.goto('/tra-cuu/');
    await stranger.page.getByLabel(p.codeLabel).fill(code);
    await stranger.page.getByLabel(p.digitsLabel).fill(pin);
    await stranger.page.getByRole('button', { name: p.trackButton }).click();
    await headed(stranger.page, code);
    await sees(stranger.page, citizenSentences.returned.vi);
    expect(stranger.takeFaults()).toEqual([]);
    await stranger.context.close();
  }, 120_000);

  test('a citizen without an account withdraws there, and is asked once more', async () => {
    const token = await signIn(at, account(at, 'lan.tran'));
    const id = newDossierId();
    const { name, identityNumber: personalIdNumber, address } = grandmother;
    const components = [{ componentId: 'original-paper', form: 'original', count: 1 }];
    const given = { components, sets: 1, returnMethod: 'in-person' };
    const form = {
      'paper-names': 'Giấy khai sinh',
      'paper-count': 1,
      'pages-per-paper': 1,
      'copies-wanted': 2,
    };
    const received = await call(at, 'PUT', `/api/office/dossiers/${id}`, {
      token,
      body: {
        desk: 'vu-ban-mot-cua',
        filing: {
          ...given,
          procedureCode,
          parties: { applicant: { name, personalIdNumber, address } },
          form,
          language: 'vi',
        },
        receipt: given,
      },
    });
    expect(received).toMatchObject({ status: 200 });

    await page.goto(`/can-bo/?ho-so=${id}`);
    await page.getByRole('button', { name: o.withdrawAsk, exact: true }).click();
    await page.getByRole('button', { name: o.withdrawNo, exact: true }).click();
    await page.getByRole('button', { name: o.withdrawAsk, exact: true }).click();
    await sees(page, o.withdrawSure);
    await page.getByLabel(o.withdrawReason).fill('Tôi không cần nữa');
    await look(page, 'counter-withdrawal');
    await page.getByRole('button', { name: o.withdrawYes, exact: true }).click();
    await sees(page.getByRole('status'), o.withdrawDone);
    await page.getByRole('button', { name: o.withdrawAsk, exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: o.withdrawYes, exact: true }).waitFor({ state: 'detached' });
    const { body } = await call(at, 'GET', `/api/office/dossiers/${id}`, { token });
    expect(body).toMatchObject({ status: { professional: 'withdrawn' }, steps: [] });
  }, 60_000);

  test('an officer does not receive her own dossier, sees why, and what she typed stays', async () => {
    desk.expectRefusal('403 PUT /api/office/dossiers/');
    await chooseProcedure();
    const applicant = page.getByRole('group', { name: o.applicant, exact: true });
    await fillPerson(applicant, { name: lan.name, identityNumber: lan.identityNumber });
    await fillQuestions(page, procedure, answers);
    await paper(page, procedure, 'original-paper').getByLabel(t.formOriginal).fill('1');
    await fillPaperCounts(page, 1, 2);
    await page.getByRole('button', { name: o.counterButton }).click();
    await sees(page.getByRole('alert'), problems.OWN_DOSSIER.detail.vi);
    await look(page, 'counter-own-dossier');
    await expect(applicant.getByLabel(t.personName).inputValue()).resolves.toBe(lan.name);

    // A proxy who is the officer herself is no way round it.
    await page.getByRole('radio', { name: o.whoOther }).check();
    await fillPerson(applicant, grandmother);
    const proxy = page.getByRole('group', { name: o.representative, exact: true });
    await fillPerson(proxy, { name: lan.name, identityNumber: lan.identityNumber });
    await proxy.getByLabel(t.authority).fill('Giấy ủy quyền số 13');
    await page.getByRole('button', { name: o.counterButton }).click();
    await sees(page.getByRole('alert'), problems.OWN_DOSSIER.detail.vi);
    await page.getByRole('radio', { name: o.whoSelf }).check();
  }, 60_000);

  test('the form is filled and sent by the keyboard alone', async () => {
    const form = page.getByRole('form', { name: o.counterTitle });
    await reach(page.getByLabel(o.procedure, { exact: true }));
    await page.keyboard.type(procedureCode);
    await form.waitFor();
    await reach(form.getByRole('radio', { name: o.whoSelf }));
    await page.keyboard.press('ArrowDown');
    await page.getByRole('group', { name: o.representative, exact: true }).waitFor();
    for (const [role, person] of [
      [o.applicant, grandmother],
      [o.representative, grandson],
    ] as const) {
      const group = page.getByRole('group', { name: role, exact: true });
      await typeInto(group.getByLabel(t.personName), person.name);
      await typeInto(group.getByLabel(t.personalIdNumber), person.identityNumber);
    }
    await typeInto(page.getByLabel(t.authority), 'Giấy ủy quyền số 14');
    for (const { id, label } of procedure.form) {
      const answer = Object.entries(answers).find(([name]) => name === id)?.[1];
      if (answer) await typeInto(page.getByLabel(label), answer);
    }
    await typeInto(paper(page, procedure, 'original-paper').getByLabel(t.formOriginal), '1');
    const counts = page.getByRole('group', { name: filled(t.paperNumber, { n: 1 }), exact: true });
    await typeInto(counts.getByLabel(t.pages), '1');
    await typeInto(counts.getByLabel(t.copiesWanted), '2');
    await reach(page.getByRole('button', { name: o.counterButton }));
    await page.keyboard.press('Space');
    await headed(page, o.receiptTitle);
    await sees(page, grandson.name);
    await reach(page.getByRole('link', { name: o.toDossier }));
    await page.keyboard.press('Enter');
    await headed(page, new RegExp(`^${o.dossier} \\d{3}\\.`));
  }, 60_000);
});

/** Goes on by Tab until this control has the focus, and sees that the focus is shown. */
async function reach(control: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      const shown = await control.evaluate((element) => {
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        return outlineStyle !== 'none' || boxShadow !== 'none';
      });
      expect(shown).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${String(control)}`);
}

async function typeInto(control: Locator, text: string): Promise<void> {
  await reach(control);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}
