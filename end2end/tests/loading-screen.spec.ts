import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { control, HISTORY_FLAGS, READS_STRETCH, WEEK } from '../support/log.ts';
import { address, expectLoaded, grid, rows, submitToken, total } from '../support/screens.ts';

const strip = (page: Page) => page.getByRole('group', { name: 'What has been read of the period' });

test.describe('over a slow connection', () => {
  test.use({ simulatorFlags: [...HISTORY_FLAGS, '--latency-ms', '900'] });

  test('the strip says what has been read and what has not; pausing and going on are words', async ({ page, workspace }) => {
    await page.goto(address());
    await submitToken(page, workspace.tokens.owner);
    await expect(rows(page).first()).toBeVisible();
    await expect(strip(page).getByTitle(/: not read yet$/).first()).toBeAttached();
    await expect(page.getByText(/^Reading \d+ Nov/)).toBeVisible();

    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await expect(page.getByText('paused', { exact: true })).toBeVisible();
    // What was under way when it was pressed still comes.
    let before = -1;
    await expect(async () => {
      const now = await total(page);
      const stands = now === before;
      before = now;
      expect(stands).toBe(true);
    }).toPass({ intervals: [1_500] });
    const sent: string[] = [];
    page.on('request', (request) => READS_STRETCH.test(request.url()) && sent.push(request.url()));
    await control(workspace, '/sim/config', { latency_ms: 0 });
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await expectLoaded(page);
    expect(sent.length).toBeGreaterThan(0);
    expect(await total(page)).toBeGreaterThan(before);
    await expect(strip(page).getByTitle(/: read$/)).toHaveCount(1);
    await expect(strip(page).getByTitle(/not read yet|read in part/)).toHaveCount(0);
  });
});

test.describe('with a stretch that cannot be read', () => {
  test.use({ expectedConsoleErrors: [/Failed to load resource/] });

  test('the gap is in the strip, and is read when asked for again', async ({ page, workspace }) => {
    // The oldest stretch: nothing that begins at the start of the period is answered.
    await page.route(READS_STRETCH, (route) =>
      new URL(route.request().url()).searchParams.get('start_time') === WEEK.start
        ? route.fulfill({ status: 400, json: { errors: [{ key: 'x', message: 'нет', code: 'invalid' }] } })
        : route.continue(),
    );
    await page.goto(address());
    await submitToken(page, workspace.tokens.owner);
    await expectLoaded(page);
    const gap = strip(page).getByRole('button', { name: /could not be read completely\. Try again$/ });
    await expect(gap.first()).toBeVisible();
    await page.unroute(READS_STRETCH);
    await gap.first().click();
    await expectLoaded(page);
    await expect(gap).toHaveCount(0);
    await expect(strip(page).getByTitle(/: read$/)).toHaveCount(1);
  });
});

test('the rate can be lowered, and is remembered', async ({ page, workspace }) => {
  await page.goto(address());
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  await page.getByRole('button', { name: 'This session' }).click();
  const rate = page.getByRole('combobox', { name: 'Requests a second, at most' });
  await expect(rate).toHaveValue('48');
  await rate.selectOption('15');
  await page.reload();
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  await page.getByRole('button', { name: 'This session' }).click();
  await expect(rate).toHaveValue('15');
});

test.describe('a workspace that is alive', () => {
  test.use({ simulatorFlags: ['--days', '2', '--events', '600', '--quiet'] });

  test('live: new events slide in at the top; who reads further down keeps the place and is told', async ({ page, workspace }) => {
    await page.goto('/?load=all&period=7');
    await submitToken(page, workspace.tokens.owner);
    await expectLoaded(page);
    await page.clock.install();
    const live = page.getByRole('switch', { name: 'Live' });
    await live.click();
    await expect(live).toBeChecked();

    await grid(page).evaluate((list) => list.scrollTo({ top: 1_600 }));
    const inSight = () =>
      grid(page).evaluate((list) => {
        const top = list.getBoundingClientRect().top + 40;
        const row = [...list.querySelectorAll('[role=row][id]')].find((one) => one.getBoundingClientRect().top >= top);
        return { text: row?.textContent, at: Math.round((row?.getBoundingClientRect().top ?? 0) - top) };
      });
    await expect.poll(async () => (await inSight()).text, { message: 'rows follow the scroll bar' }).toBeTruthy();
    const before = await inSight();
    const count = await total(page);
    await control(workspace, '/sim/config', { live_per_minute: 600 });
    const pill = page.getByRole('button', { name: /^\d+ new events?$/ });
    await expect(async () => {
      await page.clock.fastForward('00:31');
      await expect(pill).toBeVisible({ timeout: 500 });
    }).toPass();
    await control(workspace, '/sim/config', { live_per_minute: 0 });
    expect(await total(page)).toBeGreaterThan(count);
    expect(await inSight(), 'what is being read has not moved').toEqual(before);
    await pill.click();
    await expect(pill).toHaveCount(0);
    await expect.poll(() => grid(page).evaluate((list) => list.scrollTop)).toBe(0);
  });
});
