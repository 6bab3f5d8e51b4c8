import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { countBy, readLog } from '../support/log.ts';
import { address, chips, expectTotal, facet, openLog, query } from '../support/screens.ts';

const MANY = 'category:auth,bots,people event:user_login,user_logout,user_2fa_fail -actor:1,2,3 ip:10.0.0.1,10.0.0.2 client:Chrome,curl has:ip';
const more = (page: Page) => page.getByRole('button', { name: 'Show all filters' });

for (const [width, height] of [[1440, 900], [390, 844]]) {
  test.describe(`${width} wide`, () => {
    test.use({ viewport: { width, height } });

    test('filters that have no room are told, shown on request, and reached by keyboard', async ({ page, workspace }) => {
      await openLog(page, workspace);
      await page.getByRole('combobox', { name: 'Search and filter' }).fill(MANY);
      await page.keyboard.press('Enter');
      const all = await chips(page).count();
      expect(all).toBeGreaterThan(10);
      await expect(more(page)).toHaveText(/^\+\d+$/);
      await expect(page.getByRole('button', { name: 'Clear all' })).toBeInViewport({ ratio: 1 });

      // What has the focus is in sight, however far out it was.
      await chips(page).last().focus();
      await expect(chips(page).last()).toBeInViewport({ ratio: 1 });

      await more(page).click();
      for (const chip of await chips(page).all()) await expect(chip).toBeInViewport({ ratio: 1 });
      await expectAccessible(page);
      const fewer = page.getByRole('search').getByRole('button', { name: 'Show less' });
      await fewer.click();
      await expect(more(page)).toHaveAttribute('aria-expanded', 'false');
      await page.getByRole('button', { name: 'Clear all' }).click();
      await expect(chips(page)).toHaveCount(0);
      await expect(more(page)).toHaveCount(0);
    });
  });
}

test('filters that have room are not counted', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ category: 'auth' }));
  await expect(chips(page)).toHaveCount(1);
  await expect(more(page)).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a few filters can all be read', async ({ page, workspace }) => {
    await openLog(page, workspace, address({ category: 'auth', event: 'user_2fa_fail', has: 'ip' }));
    await expect(chips(page)).toHaveCount(3);
    for (const chip of await chips(page).all()) await expect(chip).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: 'Clear all' })).toBeInViewport({ ratio: 1 });
    await expect(more(page)).toHaveCount(0);
    await expectAccessible(page);
  });
});

test('an hour chosen from the map is a filter that says its day of the week, and comes off', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace, address({ tab: 'charts' }));
  const cell = page.getByRole('gridcell', { name: /^Wednesday, .*: [1-9]/ }).first();
  const said = /^(\w{3})\w+, (\d\d:\d\d)/.exec((await cell.getAttribute('aria-label'))!)!;
  await cell.click();
  const chip = page.getByRole('button', { name: new RegExp(`^Remove the filter ${said[1]} .*, ${said[2]}`) });
  await expect(chip).toBeVisible();
  await chip.click();
  await expectTotal(page, log.length);
  expect(query(page).has('range')).toBe(false);
});

test('whoever looks knows which account is their own from the start, and filters by it', async ({ page, workspace }) => {
  // A category that the owner has nothing in: the row is there all the same.
  await openLog(page, workspace, address({ category: 'video' }));
  const own = facet(page, 'Actor').getByRole('listitem').filter({ hasText: 'you' });
  await expect(own).toHaveCount(1);
  await expect(facet(page, 'Actor').getByRole('listitem').first()).toContainText('you');
  await page.getByRole('button', { name: 'Clear all' }).click();
  const log = await readLog(workspace);
  await own.locator('.facet-pick').click();
  const [owner] = query(page).getAll('actor');
  const count = countBy(log, ({ actor_id }) => actor_id).get(owner) ?? 0;
  await expectTotal(page, count);
  const menu = page.getByRole('button', { name: 'This session' });
  await menu.click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Without mine' }).click();
  await expectTotal(page, log.length - count);
  expect(query(page).getAll('-actor')).toEqual([owner]);
  await menu.click();
  await page.getByRole('button', { name: 'Only mine' }).click();
  await expectTotal(page, count);
});
