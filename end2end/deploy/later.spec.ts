import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { dialog, submit } from '../support/files.ts';
import { isInParts } from '../support/parts.ts';
import { expectLoaded, openLog } from '../support/screens.ts';
import { serveWithNginx } from '../support/servers.ts';

// Parts that come after the dashboard. A page that was built for other tests is in one piece.
test.skip(() => !isInParts(), 'not an optimised page');

test.use({ ignoreHTTPSErrors: true, baseURL: async ({ workspace }, use) => {
  const server = await serveWithNginx(workspace.simulator);
  await use(server.address);
  await server.stop();
} });

const part = (name: string): string => `**/part-${name}-*.wasm`;
const lose = (page: Page, name: string): Promise<void> => page.route(part(name), (route) => route.abort());
const tab = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name });

test('what the dashboard leads to comes before anybody asks for it, and each part once', async ({ page, workspace }) => {
  const asked: string[] = [];
  page.on('request', (request) => void (/part-\w+/.test(request.url()) && asked.push(/part-(\w+)/.exec(request.url())![1])));
  await openLog(page, workspace);
  await expect.poll(() => [...asked].sort()).toEqual(['charts', 'dashboard', 'export', 'findings', 'import', 'shared']);
  for (const name of ['Charts', 'Findings', 'Timeline']) await tab(page, name).click();
  expect(asked).toHaveLength(6);
});

test('workers have names that hold their content', async ({ page, workspace }) => {
  const asked: string[] = [];
  page.on('request', (request) => void (/sigma-worker/.test(request.url()) && asked.push(request.url())));
  await openLog(page, workspace);
  await tab(page, 'Findings').click();
  await page.getByText('Your own rules').first().click();
  await page.getByRole('button', { name: 'Add the examples' }).click();
  await expect(page.getByText('The rules have looked at every loaded event.')).toBeVisible();
  expect(new Set(asked).size).toBe(3);
  for (const address of asked) expect(address).toMatch(/-[0-9a-f]{16}(_bg)?\.(js|wasm)$/);
});

test.describe('a part that does not come', () => {
  test.use({ expectedConsoleErrors: [/net::ERR_FAILED|Failed to fetch/] });

  test('leaves the log as it is, and its screen says so and asks again', async ({ page, workspace }) => {
    await lose(page, 'charts');
    await openLog(page, workspace);
    await tab(page, 'Charts').click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('This part of the page could not be loaded.');
    await tab(page, 'Timeline').click();
    await expect(page.getByRole('grid', { name: 'Events' })).toBeVisible();
    await tab(page, 'Charts').click();
    await expect(alert).toBeVisible();
    await page.unroute(part('charts'));
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('article').first()).toBeVisible();
  });

  test('has the strip say that nothing was checked, until the rules have come', async ({ page, workspace }) => {
    await lose(page, 'findings');
    await openLog(page, workspace);
    const strip = page.getByRole('region', { name: 'Findings' });
    await expect(strip.getByRole('alert')).toContainText('Nothing has been checked yet');
    await page.unroute(part('findings'));
    await strip.getByRole('button', { name: 'Try again' }).click();
    await expect(strip.getByRole('alert')).toHaveCount(0);
  });

  test('keeps the dialog of the export open, and files waiting', async ({ page, workspace }) => {
    await lose(page, 'export');
    await lose(page, 'import');
    await openLog(page, workspace);
    await page.getByRole('button', { name: 'Export events' }).click();
    await expect(dialog(page).getByRole('alert')).toBeVisible();
    await page.unroute(part('export'));
    await dialog(page).getByRole('button', { name: 'Try again' }).click();
    await expect(submit(page)).toBeEnabled();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'This session' }).click();
    const event = { id: '1', created_at: '2026-01-05T10:00:00.000Z', event_key: 'user_login', entity_id: '1', entity_type: 'User', actor_id: '1', actor_type: 'User', details: {}, ip_address: '198.51.100.7', user_agent: 'x' };
    await page.getByRole('region', { name: 'This session' }).locator('input[type=file]').setInputFiles({ name: 'one.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(JSON.stringify(event)) });
    await page.keyboard.press('Escape');
    const notice = page.getByRole('alert').filter({ hasText: 'The files are not open yet' });
    await expect(notice).toBeVisible();
    await page.unroute(part('import'));
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('one.ndjson')).toBeVisible();
  });

  test('has the first screen say so, and sample data come at the next try', async ({ page }) => {
    await lose(page, 'sample');
    await page.goto('/');
    const sample = page.getByRole('button', { name: 'Try with sample data' });
    await sample.click();
    await expect(page.getByRole('alert')).toContainText('The rest of the page could not be loaded');
    await page.unroute(part('sample'));
    await sample.click();
    await expectLoaded(page);
  });
});
