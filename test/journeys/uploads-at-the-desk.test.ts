import {
  LambdaClient,
  paginateListEventSourceMappings,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { fileFaultTexts } from '../../shared/texts/files.ts';
import { problems } from '../../shared/texts/problems.ts';
import { vi as c } from '../../shared/texts/web.citizen.vi.ts';
import { vi as f } from '../../shared/texts/web.files.vi.ts';
import { vi as o } from '../../shared/texts/web.office.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import { filled, headed, look, openBrowser, openPerson, type Person, sees, signInByHand } from './browser.ts';
import {
  dossierIdOf,
  fillPaperCounts,
  fillPerson,
  fillQuestions,
  openFromList,
  paper,
  type Procedure,
  procedureCode,
  readProcedure,
  seatOfficer,
} from './hands.ts';
import { beginFiling, choose, confirmAndFile, fileRow, infectedPdf, pdf } from './papers.ts';
import { account, sampleCitizen, type World, world } from './world.ts';

const mo = sampleCitizen('mo-nguyen');
/** Nobody of this name is meant. */
const grandmother = {
  name: 'Phạm Thị Lụa',
  identityNumber: '099148000077',
  address: 'Thôn Vân Cát, xã Vụ Bản',
};

let at: World;
let browser: Browser;
let procedure: Procedure;
let citizen: Person;
let desk: Person;

beforeAll(async () => {
  at = world();
  [browser, procedure] = await Promise.all([openBrowser(), readProcedure(at)]);
  [citizen, desk] = await Promise.all([openPerson(browser, at), seatOfficer(browser, at, 'lan.tran')]);
  await citizen.page.goto('/ho-so/');
  await signInByHand(citizen.page, account(at, 'mo.nguyen'));
}, 120_000);
afterAll(async () => {
  await hearVerdicts(true);
  await browser?.close();
});
afterEach(() => {
  expect([...citizen.takeFaults(), ...desk.takeFaults()]).toEqual([]);
});

/** The scanner's word waits in its queue until it is heard again, however fast or slow the machine is. */
async function hearVerdicts(Enabled: boolean): Promise<void> {
  const client = new LambdaClient({
    endpoint: at.cloudEndpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const queue = `:motcua-${at.province}-local-inspect`;
  let feeds = 0;
  for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings({ client }, {}))
    for (const { UUID, EventSourceArn } of EventSourceMappings)
      if (EventSourceArn?.endsWith(queue)) {
        await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
        feeds += 1;
      }
  expect(feeds).toBe(1);
}

test('a file handed in before its verdict and then refused is never opened; the desk asks for it anew with one press, and gets it', async () => {
  const { page } = citizen;
  await beginFiling(page, procedure, mo);
  // She files before the scanner has looked.
  await hearVerdicts(false);
  const original = paper(page, procedure, 'original-paper');
  await choose(original, f.choose, [infectedPdf('Bằng.pdf')]);
  await fileRow(original, 'Bằng.pdf').getByText(f.checking).waitFor();
  const number = await confirmAndFile(page);
  await page.getByRole('link', { name: c.followButton }).click();
  await headed(page, `${c.dossier} ${number}`);
  await fileRow(page, 'Bằng.pdf').getByText(f.fileChecking).waitFor();
  await openFromList(desk.page, number);
  await fileRow(desk.page, 'Bằng.pdf').getByText(f.fileChecking).waitFor();
  await expect(fileRow(desk.page, 'Bằng.pdf').getByRole('button').count()).resolves.toBe(0);
  await look(desk.page, 'uploads-desk-unchecked');
  await hearVerdicts(true);
  // Her own page hears of it by itself.
  await sees(page.locator('li.file'), fileFaultTexts.infected.vi);

  await openFromList(desk.page, number);
  await sees(desk.page, fileFaultTexts.infected.vi);
  const row = fileRow(desk.page, 'Bằng.pdf');
  await expect(row.getByRole('button').count()).resolves.toBe(0);
  await look(desk.page, 'uploads-desk-refused');
  // Counted as a paper it is not received; the paper itself would be.
  desk.expectRefusal('409 POST /api/office/dossiers/');
  await desk.page.getByRole('radio', { name: o.outcomeReceive }).check();
  await fillPaperCounts(desk.page, 2, 3);
  await desk.page.getByRole('button', { name: o.receiveButton }).click();
  await sees(desk.page.getByRole('alert'), problems.FILE_REFUSED.detail.vi);
  await desk.page.getByRole('button', { name: f.refusedToReasons }).click();
  await expect(desk.page.getByRole('radio', { name: o.outcomeSupplement }).isChecked()).resolves.toBe(true);
  const words = filled(f.refusedWords, { name: 'Bằng.pdf', sentence: fileFaultTexts.infected.vi });
  await expect(desk.page.getByLabel(o.reasonWords).inputValue()).resolves.toBe(words);
  await look(desk.page, 'uploads-desk-supplement');
  await desk.page.getByRole('button', { name: o.supplementButton, exact: true }).click();
  await sees(desk.page.getByRole('status'), o.supplementDone);

  await page.reload();
  await sees(page, words);
  const asked = paper(page, procedure, 'original-paper');
  await page.getByRole('button', { name: c.supplementButton }).click();
  await sees(page.getByRole('alert'), c.supplementNone);
  await choose(asked, f.choose, [pdf('Bằng chụp lại.pdf', 200_000)]);
  await fileRow(asked, 'Bằng chụp lại.pdf').getByText(f.clean).waitFor();
  await look(page, 'uploads-supplement');
  await page.getByRole('button', { name: c.supplementButton }).click();
  await sees(page.getByRole('status'), c.supplementDone);

  await openFromList(desk.page, number);
  await fileRow(desk.page, 'Bằng chụp lại.pdf').getByText(f.fileClean).waitFor();
  await desk.page.getByRole('radio', { name: o.outcomeReceive }).check();
  await fillPaperCounts(desk.page, 2, 3);
  await desk.page.getByRole('button', { name: o.receiveButton }).click();
  await headed(desk.page, o.receiptTitle);

  // What she gave is not asked for again: with her next dossier it is offered, and nothing is sent.
  await beginFiling(page, procedure, mo);
  const next = paper(page, procedure, 'original-paper');
  await next.getByText(f.givenTitle).waitFor();
  await look(page, 'uploads-given');
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().startsWith(at.cloudEndpoint)) sent += 1;
  });
  await next.getByRole('button', { name: f.useAgain }).first().click();
  await next.locator('li.file').getByText(f.clean).waitFor();
  expect(sent).toBe(0);
  await confirmAndFile(page);
}, 240_000);

test('at the counter an officer scans what is brought; a scan belongs to the paper that was counted', async () => {
  const { page } = desk;
  await page.goto('/can-bo/?quay');
  await headed(page, o.counterTitle);
  await page.getByLabel(o.procedure, { exact: true }).selectOption(procedureCode);
  await page.getByRole('form', { name: o.counterTitle }).waitFor();
  await fillPerson(page.getByRole('group', { name: o.applicant, exact: true }), grandmother);
  await fillQuestions(page, procedure, {
    'paper-names': 'Giấy khai sinh',
    'paper-count': '1',
    'pages-per-paper': '1',
    'copies-wanted': '2',
  });
  const copy = paper(page, procedure, 'copy-to-certify');
  await choose(copy, f.addScan, [pdf('Bản sao.pdf', 50_000)]);
  await fileRow(copy, 'Bản sao.pdf').getByText(f.clean).waitFor();
  await paper(page, procedure, 'original-paper').getByLabel(t.formOriginal).fill('1');
  await fillPaperCounts(page, 1, 2);
  await page.getByRole('button', { name: o.counterButton }).click();
  const short = procedure.components.find(({ id }) => id === 'copy-to-certify')?.short ?? '';
  await sees(page.getByRole('alert'), filled(t.faultNoCount, { label: short }));
  await look(page, 'uploads-counter');
  // A reload in between: the dossier is still the one the scan belongs to.
  await page.reload();
  await fileRow(page, 'Bản sao.pdf').getByText(f.clean).waitFor();
  await paper(page, procedure, 'copy-to-certify').getByLabel(t.formCopy).fill('1');
  await page.getByRole('button', { name: o.counterButton }).click();
  await headed(page, o.receiptTitle);
  await page.goto(`/can-bo/?ho-so=${dossierIdOf(page, 'giay')}`);
  await fileRow(page, 'Bản sao.pdf').getByText(f.fileClean).waitFor();
}, 120_000);
