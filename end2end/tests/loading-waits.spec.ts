import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { readIds } from '../support/ids.ts';
import { control, HISTORY_FLAGS, idsOf, READS_STRETCH } from '../support/log.ts';
import { address, expectLoaded, expectTotal, rows, submitToken, total } from '../support/screens.ts';
import type { Workspace } from '../support/workspace.ts';

// Browsers report each failed request; what the page makes of them is tested here.
test.use({ expectedConsoleErrors: [/Failed to load resource/], simulatorFlags: [...HISTORY_FLAGS, '--latency-ms', '600'] });

// The workspace answers slowly on purpose.
test.slow();

/** Connects, and waits until something has come but not all. */
async function begin(page: Page, workspace: Workspace): Promise<void> {
  await page.goto(address());
  await submitToken(page, workspace.tokens.owner);
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Loading the log' })).toBeVisible();
}

/** Everything has come, each event once. */
async function expectAll(page: Page, workspace: Workspace): Promise<void> {
  await control(workspace, '/sim/config', { latency_ms: 0 });
  await expectLoaded(page);
  const ids = await idsOf(workspace);
  await expectTotal(page, ids.length);
  expect((await readIds(page)).sort()).toEqual(ids.sort());
}

test('the connection goes: it is said, and loading goes on by itself when it is back', async ({ page, workspace, context }) => {
  await begin(page, workspace);
  await context.setOffline(true);
  await expect(page.getByText(/This device is offline/)).toBeVisible();
  const some = await total(page);
  expect(some).toBeGreaterThan(0);
  await context.setOffline(false);
  await expect(page.getByText(/This device is offline/)).toHaveCount(0);
  await expectAll(page, workspace);
  expect(await total(page)).toBeGreaterThan(some);
});

test('the device sleeps for hours: loading goes on when it wakes', async ({ page, workspace, context }) => {
  await page.clock.install();
  await begin(page, workspace);
  // What was under way when the lid was closed is never answered.
  await context.setOffline(true);
  await page.clock.fastForward('03:00:00');
  await context.setOffline(false);
  await expectAll(page, workspace);
  await expect(page.getByText(/could not be read|offline/)).toHaveCount(0);
});

test('the token is locked out: nothing is sent until the time is over, and then all comes', async ({ page, workspace }) => {
  await page.clock.install();
  await begin(page, workspace);
  let asked = 0;
  await page.route(READS_STRETCH, async (route) => {
    asked += 1;
    await route.fulfill({ status: 429, headers: { 'Retry-After': '3600' }, contentType: 'text/plain', body: 'Retry later\n' });
  });
  await expect(page.getByText(/asked this page to make a pause/)).toBeVisible();
  await expect(page.getByText(/^Goes on in (1:00:00|59:\d\d)$/)).toBeVisible();
  // Those that were on their way when the first of them was refused.
  expect(asked).toBeLessThanOrEqual(6);
  const refused = asked;
  await page.clock.fastForward('00:50:00');
  await expect(page.getByText(/^Goes on in \d+:\d\d$/)).toBeVisible();
  expect(asked, 'nothing is sent inside the pause').toBe(refused);
  await page.unroute(READS_STRETCH);
  await page.clock.fastForward('00:11:00');
  await expectAll(page, workspace);
  await expect(page.getByText(/asked this page to make a pause/)).toHaveCount(0);
});

test('stopped while locked out: what has come stays', async ({ page, workspace }) => {
  await begin(page, workspace);
  await page.route(READS_STRETCH, (route) =>
    route.fulfill({ status: 429, headers: { 'Retry-After': '3600' }, contentType: 'text/plain', body: 'Retry later\n' }),
  );
  await expect(page.getByText(/asked this page to make a pause/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop loading' }).click();
  await expect(page.getByText(/Loading was stopped\. Not read: \d+\sNov/)).toBeVisible();
  await expectLoaded(page);
  expect(await total(page)).toBeGreaterThan(0);
});
