import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { readLog } from '../support/log.ts';
import { address, expectLoaded, expectTotal, openLog, query, submitToken } from '../support/screens.ts';

const plot = (page: Page) => page.getByRole('img', { name: /^Events over time/ });
const only = (page: Page) => page.getByRole('button', { name: 'Only this time' });
const period = (page: Page) => page.getByRole('combobox', { name: 'Change the period' });

/** Taps the bars at a share of their width. */
async function tap(page: Page, share: number): Promise<void> {
  const box = (await plot(page).boundingBox())!;
  await page.touchscreen.tap(box.x + box.width * share, box.y + box.height - 8);
}

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

test('a tapped bar says what it is and offers to be selected', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  for (const share of [0.005, 0.995, 0.5]) {
    await tap(page, share);
    const box = (await only(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    expect(query(page).get('range'), 'a tap alone selects nothing').toBeNull();
  }
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(only(page)).toHaveCount(0);
  await tap(page, 0.5);
  await only(page).tap();
  await expect.poll(() => query(page).get('range')).not.toBeNull();
  const [start, end] = query(page).get('range')!.split('~').map((text) => Date.parse(text));
  await expectTotal(page, log.filter(({ created_at }) => Date.parse(created_at) >= start && Date.parse(created_at) <= end).length);
  await expect(only(page)).toHaveCount(0);
  await tap(page, 0.2);
  await page.getByRole('heading', { level: 1 }).tap();
  await expect(only(page)).toHaveCount(0);
});

test('what is said of a point of a chart stays on the screen', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await page.getByRole('button', { name: 'Charts', exact: true }).click();
  await expectLoaded(page);
  const chart = (await page.locator('.area-plot').first().boundingBox())!;
  for (const share of [0.02, 0.48, 0.52, 0.98]) {
    await page.mouse.move(chart.x + chart.width * share, chart.y + 20);
    const tip = (await page.locator('.chart-tip').boundingBox())!;
    expect(tip.x).toBeGreaterThanOrEqual(0);
    expect(tip.x + tip.width).toBeLessThanOrEqual(390);
  }
});

test('a running week beside the last keeps within the screen, and so do the tools of the list', async ({ page }) => {
  await page.goto('/?sample=4000&load=all&period=30');
  await page.getByRole('button', { name: 'Try with sample data' }).click();
  await expectLoaded(page);
  await period(page).selectOption({ label: 'This week' });
  await page.getByRole('checkbox', { name: 'compare with the period before' }).check();
  await page.getByRole('button', { name: 'Compare with the whole of it' }).click();
  await expect(page.getByText(/^Not over yet, but compared with the whole/)).toBeVisible();
  const sideways = () => page.locator('.content').evaluate((content) => content.scrollWidth - content.clientWidth);
  expect(await sideways()).toBe(0);

  await page.getByRole('button', { name: 'How the list looks' }).click();
  const last = page.getByRole('button', { name: 'Reset to defaults' });
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
  // What would change nothing here is not offered.
  await expect(page.getByRole('checkbox', { name: 'Id', exact: true })).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  // What is only told to a screen reader makes no page longer.
  await page.getByRole('button', { name: 'Charts', exact: true }).click();
  await expect(page.getByRole('article').first()).toContainText(/in the period before/);
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBeLessThanOrEqual(0);
  expect(await sideways()).toBe(0);

  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect.poll(() => [query(page).get('before'), query(page).get('compare')]).toEqual([null, null]);
});

test('a week is chosen beside the total, in one line with it', async ({ page, workspace }) => {
  await page.clock.setFixedTime('2026-11-20T15:00:00Z');
  await page.goto(address({ load: 'security' }));
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  const height = async () => (await page.locator('.summary-head').boundingBox())!.height;
  const before = await height();
  await period(page).selectOption({ label: 'This week' });
  await expect.poll(() => query(page).get('range')).not.toBeNull();
  expect(await height()).toBe(before);
  await expect(page.getByRole('button', { name: 'Load the rest' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: 'Charts', exact: true }).click();
  await expect(period(page)).toBeVisible();
  await page.getByRole('button', { name: 'Findings' }).click();
  await expect(period(page)).toBeHidden();
  await page.getByRole('button', { name: 'This session' }).click();
  await period(page).selectOption({ label: 'All that is loaded' });
  await expect(period(page), 'the menu makes way for what was chosen').toBeHidden();
});

for (const [language, word, kind] of [['en', 'двухфакт', 'Failed two-factor check'], ['ru', 'двухфакт', 'Не пройдена проверка 2FA'], ['ru', 'two-factor', 'Не пройдена проверка 2FA']]) {
  test.describe(`in ${language}, “${word}”`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'ru-RU' });

    test('is understood, whatever the page calls it', async ({ page, workspace }) => {
      const failed = (await readLog(workspace)).filter(({ event_key }) => event_key === 'user_2fa_fail');
      await page.goto(address({ load: 'all' }));
      await page.getByRole('textbox').first().fill(workspace.tokens.owner);
      await page.keyboard.press('Enter');
      await expectLoaded(page);
      await page.getByRole('search').getByRole('combobox').fill(word);
      await page.getByRole('option', { name: kind }).click();
      await expectTotal(page, failed.length);
      expect(query(page).getAll('event')).toEqual(['user_2fa_fail']);
    });
  });
}
