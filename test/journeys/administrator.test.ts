import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { vi as a } from '../../shared/texts/web.admin.vi.ts';
import { vi as t } from '../../shared/texts/web.vi.ts';
import { beginning, headed, look, openBrowser, openPerson, sees, signInByHand } from './browser.ts';
import { account, type World, world } from './world.ts';

let at: World;
let browser: Browser;

beforeAll(async () => {
  at = world();
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
});

describe('the administrator', () => {
  test('looks at units, the posts of one, and what is parked', async () => {
    const administrator = await openPerson(browser, at);
    const { page } = administrator;
    await page.goto('/quan-tri/');
    await signInByHand(page, account(at, 'tuan.mai'));
    await headed(page, a.unitsTitle);
    const unit = page.getByRole('link', { name: 'Trung tâm Phục vụ hành chính công xã Vụ Bản' });
    await unit.waitFor();
    // What was merged or abolished is out of the way; the rooms of other posts are not offered.
    await expect(
      page.getByRole('link', { name: 'Huyện Vụ Bản' }).filter({ visible: true }).count(),
    ).resolves.toBe(0);
    const rooms = page.getByRole('navigation', { name: t.navLabel });
    await rooms.getByRole('link', { name: t.navAdmin }).waitFor();
    await expect(rooms.getByRole('link', { name: t.navAudit }).count()).resolves.toBe(0);
    await look(page, 'admin-units');
    await unit.click();
    await headed(page, a.peopleTitle);
    await sees(page, 'Trần Thị Lan');
    await sees(page, 'Trung tâm Phục vụ hành chính công xã Vụ Bản');
    await page
      .getByRole('button', { name: beginning(a.endPost) })
      .first()
      .click();
    await look(page, 'admin-posts');
    await page.getByRole('button', { name: a.endNo }).click();
    // Whoever gets a post is found by the unit where he sits and his name.
    await page.getByRole('button', { name: a.addButton }).click();
    await sees(page.getByRole('alert'), a.personNeeded);
    await page
      .getByLabel(a.fromUnit)
      .selectOption({ label: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Vụ Bản' });
    await page.getByLabel(a.person, { exact: true }).selectOption({ label: 'Bùi Thị Mai' });
    await look(page, 'admin-give-post');
    await page.getByRole('button', { name: a.addButton }).click();
    await sees(page.getByRole('status'), a.addDone);
    await page.getByRole('heading', { name: 'Bùi Thị Mai' }).waitFor();
    await page.getByRole('link', { name: a.navParked }).click();
    await headed(page, a.parkedTitle);
    const parked = page.getByRole('button', { name: a.sendAgain }).first();
    await page.getByText(a.parkedEmpty).or(parked).waitFor();
    await look(page, 'admin-parked');
    // Among everybody's pages he finds the way back, and out.
    await page.goto('/thu-tuc/');
    await rooms.getByRole('link', { name: t.navAdmin }).waitFor();
    const foot = page.getByRole('contentinfo');
    await sees(foot, t.signedInAs);
    await foot.getByRole('button', { name: t.signOut }).waitFor();
    await expect(foot.getByRole('link', { name: t.navSignIn }).count()).resolves.toBe(0);
    await page.getByText(t.loading).first().waitFor({ state: 'hidden' });
    await look(page, 'procedures-for-an-officer');
    expect(administrator.takeFaults()).toEqual([]);
  }, 60_000);
});
