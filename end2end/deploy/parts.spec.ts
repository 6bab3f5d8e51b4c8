import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { address, details, expectLoaded, openLog, rows, submitToken } from '../support/screens.ts';
import { serveWithNginx } from '../support/servers.ts';
import { isInParts } from '../support/parts.ts';

// The optimised program comes in parts. Only it does: a page that was built for other tests is in one piece.
test.skip(() => !isInParts(), 'not an optimised page');

test.use({ ignoreHTTPSErrors: true, baseURL: async ({ workspace }, use) => {
  const server = await serveWithNginx(workspace.simulator);
  await use(server.address);
  await server.stop();
} });

const DASHBOARD = '**/part-dashboard-*.wasm';
const token = (page: Page) => page.getByRole('textbox', { name: 'Access token' });

test('the first screen is there before the dashboard, which is waited for where it is needed', async ({ page, workspace }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(DASHBOARD, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(address());
  await expect(token(page)).toBeVisible();
  await submitToken(page, workspace.tokens.owner);
  await expect(page.getByRole('button', { name: 'The dashboard is on its way' })).toBeDisabled();
  release();
  await expectLoaded(page);
  await expect(rows(page).first()).toBeVisible();
});

test('the dashboard comes while nobody has asked for it yet', async ({ page }) => {
  const came = page.waitForResponse(DASHBOARD);
  await page.goto('/');
  expect((await came).ok()).toBe(true);
  await expect(token(page)).toBeEnabled();
});

test.describe('a part that does not come', () => {
  test.use({ expectedConsoleErrors: [/net::ERR_FAILED|Failed to fetch|integrity/] });

  for (const [how, spoil] of [
    ['is lost on the way', (page: Page) => page.route(DASHBOARD, (route) => route.abort())],
    ['was changed on the way', (page: Page) => page.route(DASHBOARD, async (route) => {
      const body = await (await route.fetch()).body();
      await route.fulfill({ contentType: 'application/wasm', body: Buffer.concat([body, Buffer.from([0, 2, 1, 0x61])]) });
    })],
  ] as const) {
    test(`${how}: the page says so, keeps what was typed, and tries again`, async ({ page, workspace }) => {
      await spoil(page);
      await page.goto(address());
      await submitToken(page, workspace.tokens.owner);
      await expect(page.getByRole('alert')).toContainText('The rest of the page could not be loaded');
      await expect(token(page)).toHaveValue(workspace.tokens.owner);
      await page.unroute(DASHBOARD);
      await page.getByRole('button', { name: 'Load the audit log' }).click();
      await expectLoaded(page);
    });
  }
});

test('every screen of the program in parts opens', async ({ page, workspace }) => {
  await openLog(page, workspace);
  for (const screen of ['Charts', 'Findings', 'Timeline']) {
    await page.getByRole('navigation').getByRole('button', { name: screen }).click();
    await expect(page.getByRole('main')).toBeVisible();
  }
  await rows(page).first().click();
  await expect(details(page)).toBeVisible();
});
