import { test, expect } from '../support/test.ts';

test('the page starts under its policy', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'");
  await expect(page.locator('[data-load-failed]')).toBeHidden();
  await expect(page.locator('main')).toBeVisible();
});

test('an unknown address is not the page', async ({ page }) => {
  const answer = await page.request.get('/nothing/here.js');
  expect(answer.status()).toBe(404);
});
