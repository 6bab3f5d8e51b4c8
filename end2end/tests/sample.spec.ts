import { test, expect } from '../support/test.ts';
import { CATEGORIES } from '../support/catalogue.ts';
import { categoryCounts, details, expectLoaded, facet, numberIn, rows, total, value } from '../support/screens.ts';

test('sample data needs no token, no API and no network', async ({ page, context }) => {
  const asked: string[] = [];
  await page.goto('/?period=30');
  await expect(page.getByRole('button', { name: 'Try with sample data' })).toBeEnabled();
  page.on('request', (request) => asked.push(request.url()));
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Try with sample data' }).click();
  await expectLoaded(page);
  await expect(page.getByText('Sample data: a made-up company, generated in this tab.')).toBeVisible();
  expect(await total(page)).toBeGreaterThan(100);
  const before = await total(page);
  await page.getByRole('button', { name: 'Load the rest' }).click();
  await expectLoaded(page);
  expect(await total(page)).toBeGreaterThan(before);
  const counts = new Map(await categoryCounts(page));
  expect(CATEGORIES.filter((name) => !counts.get(name)), 'there is something of every category').toEqual([]);
  expect([...counts.values()].reduce((sum, count) => sum + count)).toBe(await total(page));

  await value(facet(page, 'Categories'), 'Security').click();
  await rows(page).first().click();
  await expect(details(page)).toBeVisible();
  await page.getByRole('button', { name: 'Charts', exact: true }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  expect(numberIn(await page.getByRole('article').locator('header').innerText())).toBe(counts.get('Security'));
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([]);
});

test('after sample data a real workspace can be opened', async ({ page, workspace }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Try with sample data' }).click();
  await expectLoaded(page);
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByRole('textbox', { name: 'Access token' }).fill(workspace.tokens.owner);
  await page.getByRole('button', { name: 'Load the audit log' }).click();
  await expectLoaded(page);
  await expect(page.getByText('Sample data: a made-up company')).toHaveCount(0);
});
