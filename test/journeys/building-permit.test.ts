import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import {
  citizenSentences,
  officerSentences,
  outcomeChoices,
  outsiderStepText,
  stepTexts,
} from '../../shared/texts/status.ts';
import { vi as c } from '../../shared/texts/web.citizen.vi.ts';
import { vi as o } from '../../shared/texts/web.office.vi.ts';
import { vi as p } from '../../shared/texts/web.public.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import {
  beginning,
  filled,
  headed,
  look,
  openBrowser,
  openPerson,
  type Person,
  sees,
  signInByHand,
} from './browser.ts';
import { dossierIdOf, fillPerson, openFromList, paper, readProcedure, seatOfficer } from './hands.ts';
import { momentText } from '../../web/kit/dates.ts';
import { openOffice, type Office } from './office.ts';
import { account, sampleCitizen, type World, world } from './world.ts';

const mo = sampleCitizen('mo-nguyen');
const economy = 'Phòng Kinh tế xã Vụ Bản';
const land = 'Chi nhánh Văn phòng Đăng ký đất đai phụ trách xã Vụ Bản';
const leaders = 'Lãnh đạo Ủy ban nhân dân xã Vụ Bản';

let at: World;
let browser: Browser;
let office: Office;
const people: Person[] = [];

const joined = async (opening: Promise<Person>): Promise<Page> => {
  const person = await opening;
  people.push(person);
  return person.page;
};
const officer = (name: string): Promise<Page> => joined(seatOfficer(browser, at, name));
const citizenAt = async (address: string): Promise<Page> => {
  const page = await joined(openPerson(browser, at));
  await page.goto(address);
  await signInByHand(page, account(at, 'mo.nguyen'));
  return page;
};
/** Answers the open step as its form stands. */
const answer = async (page: Page, button: string): Promise<void> => {
  await page.getByRole('button', { name: button, exact: true }).click();
};
const choose = (page: Page, outcome: keyof typeof outcomeChoices): Promise<void> =>
  page.getByRole('radio', { name: beginning(outcomeChoices[outcome].vi) }).check();

beforeAll(async () => {
  at = world();
  [browser, office] = await Promise.all([openBrowser(), openOffice(at, ['lan.tran'])]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
});
/** Whatever the story, no page breaks and no door refuses what the story did not want refused. */
afterEach(() => {
  expect(people.flatMap(({ takeFaults }) => takeFaults())).toEqual([]);
});

describe('a building permit, between two units and a leader who sends it back once', () => {
  let id: string;
  let code: string;
  let desk: Page;
  let appraiser: Page;
  let leader: Page;
  let citizen: Page;

  test('is received at the counter, once the case is chosen that its time hangs on', async () => {
    const procedure = await readProcedure(at, '1.013225');
    desk = await officer('lan.tran');
    await desk.goto('/can-bo/?quay');
    await desk.getByLabel(o.procedure, { exact: true }).selectOption('1.013225');
    await desk.getByRole('form', { name: o.counterTitle }).waitFor();
    await fillPerson(desk.getByRole('group', { name: o.applicant, exact: true }), mo);
    for (const component of ['application-form', 'land-paper', 'design-house'])
      await paper(desk, procedure, component).getByLabel(t.countOriginal).fill('1');
    await answer(desk, o.counterButton);
    await sees(desk.getByRole('alert'), filled(t.faultChoose, { label: t.caseLabel }));
    await look(desk, 'permit-counter-case');
    await desk.getByRole('radio', { name: 'Nhà ở riêng lẻ' }).check();
    await answer(desk, o.counterButton);
    await headed(desk, o.receiptTitle);
    id = dossierIdOf(desk, 'giay');
    ({ code } = await office.read(id));
    await look(desk, 'permit-receipt');
    await Promise.all([office.whenOpen(id, 'appraise'), office.whenOpen(id, 'verify')]);
    await desk.getByRole('link', { name: o.toDossier }).click();
    await headed(desk, `${o.dossier} ${code}`);
    // Both units have it: the desk has only the papers to pass on meanwhile, and reads who works on it.
    await sees(desk, o.handOverLead);
    for (const unit of [economy, land])
      await desk.getByRole('listitem').filter({ hasText: unit }).first().waitFor();
    await look(desk, 'permit-desk-waits');
  }, 120_000);

  test('the citizen reads which units have it and until when, signed in or by her receipt', async () => {
    const steps = await Promise.all([office.whenOpen(id, 'appraise'), office.whenOpen(id, 'verify')]);
    citizen = await citizenAt('/ho-so/');
    await citizen.getByRole('link', { name: code }).click();
    await headed(citizen, `${c.dossier} ${code}`);
    await sees(citizen, citizenSentences['in-process'].vi);
    for (const [unit, { dueAt }] of [
      [economy, steps[0]],
      [land, steps[1]],
    ] as const) {
      const row = citizen.getByRole('listitem').filter({ hasText: unit });
      await sees(row, momentText(dueAt, 'vi'));
    }
    await look(citizen, 'permit-following-units');
    const stranger = await joined(openPerson(browser, at));
    await stranger.goto('/tra-cuu/');
    await stranger.getByLabel(p.codeLabel).fill(code);
    await stranger.getByLabel(p.digitsLabel).fill(mo.phone.slice(-4));
    await answer(stranger, p.trackButton);
    await headed(stranger, code);
    await sees(stranger.getByRole('listitem').filter({ hasText: land }), momentText(steps[1].dueAt, 'vi'));
    await look(stranger, 'permit-tracked-units');
    await stranger.context().close();
  }, 60_000);

  test('one unit takes it, drafts the result and answers; the other answers without waiting for it', async () => {
    appraiser = await officer('nam.hoang');
    await openFromList(appraiser, code);
    await sees(appraiser, stepTexts.appraise.vi);
    await look(appraiser, 'permit-appraise');
    // The line is slow: until the page knows what he did, it lets him do nothing on what was before.
    await appraiser.route(
      /\/api\/office\/dossiers\/[0-9a-f-]{36}(\?|$)/,
      async (route) => {
        await delay(1500);
        await route.continue();
      },
      { times: 1 },
    );
    await answer(appraiser, o.claimButton);
    await sees(appraiser.getByRole('status'), o.claimDone);
    await sees(appraiser, o.takenByYou);
    await appraiser.getByText(o.draftWrite, { exact: true }).click();
    await appraiser.getByLabel(o.draftLabel).fill('GIẤY PHÉP XÂY DỰNG\nNhà ở riêng lẻ 2 tầng, thôn Vân Cát.');
    await answer(appraiser, o.draftButton);
    await sees(appraiser.getByRole('status'), o.draftDone);
    await look(appraiser, 'permit-draft');
    // His head sees in the unit's list who has taken it, and on the dossier why she may not answer in his place.
    const head = await officer('vinh.do');
    await sees(head, filled(o.colTaken, { name: 'Hoàng Văn Nam' }));
    await look(head, 'permit-list-taken');
    await openFromList(head, code);
    await sees(head, filled(o.takenBy, { name: 'Hoàng Văn Nam' }));
    await expect(head.getByRole('radio').count()).resolves.toBe(0);
    await look(head, 'permit-taken-by-another');
    await head.context().close();

    const surveyor = await officer('khoa.dao');
    await openFromList(surveyor, code);
    await choose(surveyor, 'confirmed');
    await surveyor.getByRole('textbox', { name: o.note }).fill('Thửa đất số 15 không có tranh chấp.');
    await look(surveyor, 'permit-verify');
    await answer(surveyor, o.stepButton);
    await sees(surveyor.getByRole('status'), filled(o.stepDoneWaits, { unit: economy }));
    await sees(surveyor, o.nothingToDo);
    await look(surveyor, 'permit-verified');
    await surveyor.context().close();

    await choose(appraiser, 'appraised');
    await answer(appraiser, o.stepButton);
    await sees(appraiser.getByRole('status'), o.stepDone);
    await sees(appraiser, leaders);
    await sees(appraiser, o.nothingToDo);
  }, 120_000);

  test('the leader reads what both said, and sends it back with a note that the unit reads before it answers again', async () => {
    leader = await officer('binh.dang');
    await openFromList(leader, code);
    await sees(leader, 'Thửa đất số 15 không có tranh chấp.');
    // Whose words they are, and whose draft.
    await sees(leader, `Đào Minh Khoa – ${land}`);
    await sees(leader, 'Hoàng Văn Nam, ');
    await sees(leader, 'Nhà ở riêng lẻ 2 tầng, thôn Vân Cát.');
    await look(leader, 'permit-approve');
    await choose(leader, 'sent-back');
    await answer(leader, o.decideButton);
    await sees(leader.getByRole('alert'), o.sentBackNoteNeeded);
    await leader.getByLabel(o.sentBackNote).fill('Bổ sung chỉ giới đường đỏ vào dự thảo giấy phép.');
    await look(leader, 'permit-send-back');
    // What is said to a unit is not said to the applicant, when the leader thinks better of it.
    await choose(leader, 'granted');
    await expect(leader.getByRole('textbox', { name: o.messageToApplicant }).inputValue()).resolves.toBe('');
    await choose(leader, 'sent-back');
    await answer(leader, o.decideButton);
    await sees(leader.getByRole('status'), o.stepDone);
    await office.whenOpen(id, 'appraise', 2);
    await citizen.reload();
    await sees(citizen.getByRole('listitem').filter({ hasText: economy }), stepTexts.appraise.vi);

    await openFromList(appraiser, code);
    await sees(appraiser, 'Bổ sung chỉ giới đường đỏ vào dự thảo giấy phép.');
    await look(appraiser, 'permit-appraise-again');
    await choose(appraiser, 'appraised');
    await appraiser.getByRole('textbox', { name: o.note }).fill('Đã bổ sung chỉ giới đường đỏ.');
    await answer(appraiser, o.stepButton);
    await sees(appraiser.getByRole('status'), o.stepDone);
  }, 120_000);

  test('the leader grants it, the desk returns it, and the citizen sees each', async () => {
    await openFromList(leader, code);
    await sees(leader, 'Đã bổ sung chỉ giới đường đỏ.');
    await citizen.reload();
    await sees(citizen.getByRole('listitem').filter({ hasText: leaders }), outsiderStepText('approve').vi);
    await choose(leader, 'granted');
    await leader.getByLabel(o.resultNumber).fill('27/GPXD');
    await leader
      .getByRole('textbox', { name: o.messageToApplicant })
      .fill('Mời bà mang bản vẽ cũ khi đến nhận.');
    await leader.getByRole('textbox', { name: o.innerNote }).fill('Đã trao đổi với phòng Kinh tế.');
    await look(leader, 'permit-grant');
    await answer(leader, o.decideButton);
    await sees(leader.getByRole('status'), o.grantedDone);
    await look(leader, 'permit-granted');

    await citizen.reload();
    await sees(citizen, citizenSentences['result-ready'].vi);
    await sees(citizen, 'Mời bà mang bản vẽ cũ khi đến nhận.');
    await expect(citizen.getByText('Đã trao đổi với phòng Kinh tế.').count()).resolves.toBe(0);
    await openFromList(desk, code);
    await desk.getByLabel(o.receiptCode).fill(code);
    await answer(desk, o.returnButton);
    await sees(desk.getByRole('status'), o.returnDone);
    await sees(desk, officerSentences.returned.vi);
    await look(desk, 'permit-returned');
    await citizen.reload();
    await sees(citizen, citizenSentences.returned.vi);
    await look(citizen, 'permit-following-returned');
  }, 120_000);
});

describe('a certificate that its unit proposes to refuse', () => {
  const words = 'Hiện ông/bà đang có vợ hoặc chồng theo đăng ký kết hôn số 12/2019.';
  let id: string;
  let code: string;

  test('is given to an officer by the head of the unit, who has him answer it', async () => {
    id = await office.receiveAtCounter({ procedureCode: '1.004873', componentIds: [] });
    await office.whenOpen(id, 'prepare');
    ({ code } = await office.read(id));
    const head = await officer('mai.bui');
    await openFromList(head, code);
    await head.getByText(o.reassignTitle).first().click();
    await answer(head, o.reassignButton);
    await sees(head.getByRole('alert'), o.reassignNeeded);
    await look(head, 'certificate-reassign');
    const label = 'Vũ Đức Minh – Công chức tư pháp – hộ tịch';
    await head.getByLabel(o.reassignTo).selectOption({ label });
    await answer(head, o.reassignButton);
    await sees(head.getByRole('status'), o.reassignDone);
    await sees(head, filled(o.takenBy, { name: 'Vũ Đức Minh' }));
    await look(head, 'certificate-reassigned');

    const registrar = await officer('minh.vu');
    await openFromList(registrar, code);
    await sees(registrar, o.takenByYou);
    await choose(registrar, 'rejection-proposed');
    await answer(registrar, o.stepButton);
    await sees(registrar.getByRole('alert'), o.reasonsNeeded);
    await registrar.getByLabel(filled(o.reasonOn, { name: o.wholeDossier })).check();
    await registrar.getByLabel(o.reasonFault).selectOption({ label: t.faultNotValid });
    await registrar.getByLabel(o.reasonWords).fill(words);
    await look(registrar, 'certificate-propose-rejection');
    await answer(registrar, o.stepButton);
    await sees(registrar.getByRole('status'), o.stepDone);
    await office.whenOpen(id, 'answer-rejection');
  }, 120_000);

  test('is sent back by the desk once: the unit finds its own reasons again, and the citizen hears nothing of it', async () => {
    const citizen = await citizenAt(`/ho-so/?ho-so=${id}`);
    await headed(citizen, `${c.dossier} ${code}`);
    await sees(citizen, outsiderStepText('answer-rejection').vi);
    await expect(citizen.getByText(/từ chối/i).count()).resolves.toBe(0);
    await look(citizen, 'certificate-following-proposed');
    await citizen.context().close();
    const step = await office.whenOpen(id, 'answer-rejection');
    const back = { outcome: 'sent-back', note: 'Ghi rõ ngày đăng ký kết hôn' };
    expect(await office.complete(id, step, back, 'lan.tran')).toMatchObject({ status: 200 });
    await office.whenOpen(id, 'prepare', 2);
    const registrar = await officer('minh.vu');
    await openFromList(registrar, code);
    await sees(registrar, 'Ghi rõ ngày đăng ký kết hôn');
    // Without a draft nothing goes to the leader, unless it is said to be on paper.
    await choose(registrar, 'prepared');
    await answer(registrar, o.stepButton);
    await sees(registrar.getByRole('alert'), o.draftMissing);
    await look(registrar, 'certificate-draft-missing');
    await choose(registrar, 'rejection-proposed');
    await expect(registrar.getByLabel(o.reasonWords).inputValue()).resolves.toBe(words);
    await sees(registrar, o.reasonsProposedHint);
    await answer(registrar, o.stepButton);
    await sees(registrar.getByRole('status'), o.stepDone);
    await office.whenOpen(id, 'answer-rejection', 2);
  }, 120_000);

  test('is refused by the desk with the reasons that stand ready in its form, and the citizen reads them', async () => {
    const desk = await officer('lan.tran');
    await openFromList(desk, code);
    await choose(desk, 'rejected');
    await expect(desk.getByLabel(o.reasonWords).inputValue()).resolves.toBe(words);
    await look(desk, 'certificate-answer-rejection');
    await answer(desk, o.rejectButton);
    await sees(desk.getByRole('status'), o.rejectDone);
    await look(desk, 'certificate-rejected');
    const citizen = await citizenAt(`/ho-so/?ho-so=${id}`);
    await headed(citizen, `${c.dossier} ${code}`);
    await sees(citizen, citizenSentences.rejected.vi);
    await sees(citizen, words);
    await look(citizen, 'certificate-following-rejected');
  }, 120_000);
});
