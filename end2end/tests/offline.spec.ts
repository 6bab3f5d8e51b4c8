import { test, expect } from '../support/test.ts';
import { choose, dialog, openDialog, save, withoutPicker } from '../support/files.ts';
import { HISTORY_FLAGS, idsOf } from '../support/log.ts';
import { address, chips, expectLoaded, expectTotal, openLog, rows, total } from '../support/screens.ts';

// Browsers report each request that fails.
test.use({ expectedConsoleErrors: [/Failed to load resource/], simulatorFlags: [...HISTORY_FLAGS, '--no-limits'] });

test('the connection goes after loading: all of it stays in use, what cannot be done says why, and follows by itself', async ({ page, workspace, context }) => {
  const offline = page.getByText(/This device is offline\. What is loaded stays/);
  const screen = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click();
  await page.addInitScript(withoutPicker);
  await openLog(page, workspace, address({ load: 'security' }));
  const loaded = await total(page);
  await context.setOffline(true);

  await page.getByRole('search').getByRole('combobox', { name: 'Search and filter' }).fill('category:auth');
  await page.keyboard.press('Enter');
  await expect.poll(() => total(page)).toBeLessThan(loaded);
  await screen('Charts');
  await expect(page.getByRole('article').first()).toBeVisible();
  await screen('Findings');
  await expect(page.getByText(/^Messages and reactions are not loaded/)).toBeVisible();
  await screen('Timeline');
  await chips(page).first().click();
  await expectTotal(page, loaded);
  await openDialog(page);
  await choose(page, 'Everything loaded');
  const { bytes } = await save(page);
  expect(bytes.toString().trim().split('\n').length).toBeGreaterThan(loaded / 2);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(offline).toHaveCount(0);

  const live = page.getByRole('switch', { name: 'Live' });
  await live.click();
  await expect(page.getByText('Live has had no answer since')).toBeVisible();
  await page.getByRole('button', { name: 'Load the rest' }).click();
  await expect(offline).toHaveCount(2);
  await expectTotal(page, loaded);
  await context.setOffline(false);
  await expect(offline).toHaveCount(0);
  await expectLoaded(page);
  const all = await idsOf(workspace);
  await expect.poll(() => total(page)).toBeGreaterThanOrEqual(all.length);

  await live.click();
  await context.setOffline(true);
  await page.getByRole('combobox', { name: 'Change the period' }).selectOption({ label: 'Load 30 days' });
  await expect(offline).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await context.setOffline(false);
  await expect(offline).toHaveCount(0);
  await expectLoaded(page);
  await expect.poll(() => total(page)).toBeGreaterThan(all.length);
});
