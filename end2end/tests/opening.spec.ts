import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';

/** Holds files back until they are released. */
async function hold(page: Page, files: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(files, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test('the page starts under its policy', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.locator('main')).toBeVisible();
});

test('until the program has come, the page says what it is and that it is on its way', async ({ page }) => {
  const release = await hold(page, '**/*.wasm');
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByRole('status')).toContainText('Журнал аудита Пачки');
  release();
  await expect(page.getByRole('textbox', { name: 'Access token' })).toBeVisible();
  await expect(page.locator('[data-splash]')).toHaveCount(0);
});

test('the first sentence waits for no style sheet of the program, and the program for all of them', async ({ page }) => {
  const release = await hold(page, '**/connect-*.css');
  await page.goto('/', { waitUntil: 'commit' });
  await expect.poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length)).toBe(1);
  await expect(page.getByRole('status')).toContainText('Pachca audit log');
  await expect(page.locator('main')).toHaveCount(0);
  release();
  await expect(page.getByRole('textbox', { name: 'Access token' })).toBeVisible();
});

test.describe('without one of its style sheets', () => {
  test.use({ expectedConsoleErrors: [/connect-.*\.css|ERR_FAILED/] });

  test('the page says that it has not come completely', async ({ page }) => {
    await page.route('**/connect-*.css', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('alert')).toContainText('This page could not be loaded completely');
    await expect(page.locator('main')).toHaveCount(0);
  });
});

test('an unknown address is not the page', async ({ page }) => {
  const answer = await page.request.get('/nothing/here.js');
  expect(answer.status()).toBe(404);
});
