import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { categoryOf } from '../support/catalogue.ts';
import { countBy, readLog } from '../support/log.ts';
import { address, chips, details, expectLoaded, field, grid, numberIn, openLog, query, rows } from '../support/screens.ts';

const toolbar = { name: 'Picked events' };

test('columns, rows and times are as wanted, also on the next visit', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const headings = grid(page).getByRole('columnheader');
  await expect(headings).toHaveText(['Time', 'Actor', 'Event', 'IP', 'Client']);
  const height = async () => (await rows(page).first().boundingBox())!.height;
  const before = await height();
  await page.getByRole('button', { name: 'How the list looks' }).click();
  const menu = page.getByRole('group', { name: 'How the list looks' });
  await menu.getByRole('checkbox', { name: 'Object' }).check();
  await menu.getByRole('checkbox', { name: 'IP' }).uncheck();
  await menu.getByText('Compact').click();
  await menu.getByText('How long ago').click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(headings).toHaveText(['Time', 'Actor', 'Event', 'Object', 'Client']);
  expect(await height()).toBeLessThan(before);
  await expect(rows(page).first().getByRole('gridcell').first()).toHaveText(/^(now|\d+ (min|h|d) ago)$/);

  // What has no room leaves for what was done; the key and the id stand as they are in the log.
  const log = await readLog(workspace);
  await page.setViewportSize({ width: 2200, height: 900 });
  await page.getByRole('button', { name: 'How the list looks' }).click();
  for (const name of ['Category', 'Key', 'User agent', 'Id']) await menu.getByRole('checkbox', { name, exact: true }).check();
  await page.keyboard.press('Escape');
  await expect(headings).toHaveText(['Time', 'Actor', 'Event', 'Object', 'Category', 'Key', 'Client', 'User agent', 'Id']);
  const shown = await rows(page).first().getByRole('gridcell').allInnerTexts();
  const event = log.find((event) => event.id === shown.at(-1))!;
  expect(shown.slice(4, 6)).toEqual([categoryOf(event.event_key), event.event_key]);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(headings).not.toContainText(['User agent']);
  await page.getByRole('button', { name: 'How the list looks' }).click();
  await expect(menu.getByText(/^No room on this screen for: .*User agent/)).toBeVisible();
  for (const name of ['Category', 'Key', 'User agent', 'Id']) await menu.getByRole('checkbox', { name, exact: true }).uncheck();
  await page.keyboard.press('Escape');

  const handle = page.getByRole('separator', { name: 'Width of the column Actor' });
  const width = Number(await handle.getAttribute('aria-valuenow'));
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  await expect(handle).toHaveAttribute('aria-valuenow', `${width + 8}`);

  await openLog(page, workspace);
  await expect(headings).toHaveText(['Time', 'Actor', 'Event', 'Object', 'Client']);
  await expect(handle).toHaveAttribute('aria-valuenow', `${width + 8}`);
  await page.getByRole('button', { name: 'How the list looks' }).click();
  await menu.getByRole('button', { name: 'Reset to defaults' }).click();
  await expect(headings).toHaveText(['Time', 'Actor', 'Event', 'IP', 'Client']);
});

test('filters that nothing in sight passes begin the list anew, and others keep its place', async ({ page }) => {
  await page.goto('/?sample=4000&load=all&period=30');
  await page.getByRole('button', { name: 'Try with sample data' }).click();
  await expectLoaded(page);
  const line = page.getByRole('combobox', { name: 'Search and filter' });
  const scrolled = () => grid(page).evaluate((list) => list.scrollTop);
  await line.fill('category:messages');
  await expect(chips(page)).toHaveCount(1);
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect.poll(scrolled).toBeGreaterThan(1000);
  // All of the others let pass what is in sight.
  await line.fill('-category:auth');
  await expect(line).toHaveValue('-category:auth');
  await expect(page.getByRole('button', { name: /^Remove the filter.*Sign-in/ })).toBeVisible();
  expect(await scrolled()).toBeGreaterThan(1000);

  await line.fill('category:messages');
  await expect(page.getByRole('button', { name: /^Remove the filter.*Messages/ })).toBeVisible();
  expect(await scrolled()).toBeGreaterThan(1000);
  await line.fill('category:auth');
  await expect(page.getByRole('button', { name: /^Remove the filter.*Sign-in/ })).toBeVisible();
  await expect.poll(scrolled).toBe(0);
  expect(await grid(page).evaluate((list) => list.scrollHeight > 2 * list.clientHeight)).toBe(true);
});

test('the list goes to a time, to the oldest and to the newest event', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const wanted = log[Math.floor(log.length / 2)];
  const local = new Date(Date.parse(wanted.created_at) + 3 * 3_600_000).toISOString().slice(0, 16);
  const minute = Date.parse(wanted.created_at) - (Date.parse(wanted.created_at) % 60_000);
  const there = log.find(({ created_at }) => Date.parse(created_at) < minute + 60_000)!;
  await openLog(page, workspace);
  await grid(page).focus();
  await page.keyboard.press('g');
  await expect(page.getByLabel('Date and time')).toBeFocused();
  await page.getByLabel('Date and time').fill(local);
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, 'When').locator('time')).toHaveAttribute('datetime', there.created_at);
  await page.getByRole('button', { name: 'Go to a time' }).click();
  await page.getByRole('button', { name: 'Oldest' }).click();
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', `row-${log.length - 1}`);
});

test('the day of the row at the top stays in sight', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const pinned = grid(page).locator('.pinned-day');
  await expect(pinned).toBeHidden();
  await grid(page).focus();
  await page.keyboard.press('End');
  const day = (at: string) => new Date(Date.parse(at) + 3 * 3_600_000).toISOString().slice(0, 10);
  const oldest = day(log.at(-1)!.created_at);
  const name = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  await expect(pinned).toContainText(name.format(new Date(oldest)).replace(',', ''));
  await expect(pinned).toContainText(`${log.filter((event) => day(event.created_at) === oldest).length} events`);
  await page.keyboard.press('Home');
  await expect(pinned, 'the day heads its first rows itself').toBeHidden();
});

test('two events are picked with the keyboard and compared', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(rows(page).first().getByRole('checkbox')).toBeChecked();
  await expect(page.getByRole('toolbar', toolbar)).toContainText('1 event picked');
  await expect(page.getByRole('button', { name: 'Compare' })).toBeDisabled();
  for (const key of ['ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Compare' }).click();
  const view = page.getByRole('heading', { name: 'Two events side by side' }).locator('xpath=ancestor::section');
  const key = view.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^Key/ }) });
  const cells = await key.getByRole('cell').allInnerTexts();
  expect(cells).toHaveLength(2);
  const differs = cells[0] !== cells[1];
  await expect(key.getByText('differs', { exact: true })).toHaveCount(differs ? 1 : 0);
  expect(log.slice(0, 3).map(({ event_key }) => event_key)).toEqual(expect.arrayContaining(cells));
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(view).toBeHidden();
  expect(query(page).has('id'), 'picking opens nothing').toBe(false);
  await page.getByRole('button', { name: 'Let go' }).click();
  await expect(page.getByRole('toolbar', toolbar)).toHaveCount(0);
});

test('a range is picked and copied as JSON, CSV and text', async ({ page, context, workspace }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowUp');
  const bar = page.getByRole('toolbar', toolbar);
  await expect(bar).toContainText('4 events picked');
  await expect(details(page)).toHaveCount(0);
  const copied = async (name: string, done: number) => {
    await bar.getByRole('button', { name }).click();
    await expect(bar.getByRole('button', { name: 'Copied' })).toHaveCount(done);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const times = (events: { created_at: string }[]) => events.map(({ created_at }) => created_at);
  const json = JSON.parse(await copied('Copy JSON', 1));
  expect(times(json)).toEqual(times(log.slice(0, 4)));
  expect(log).toEqual(expect.arrayContaining(json));
  const table = (await copied('Copy CSV', 2)).trim().split('\n');
  expect(table[0]).toContain('event_key');
  expect(table.length).toBeGreaterThanOrEqual(5);
  const lines = (await copied('Copy text', 3)).split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain('UTC+3');
});

test('repeated events are one row, and one by one again', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const chatty = [...countBy(log.filter(({ event_key }) => event_key === 'message_created'), ({ actor_id }) => actor_id)].sort((a, b) => b[1] - a[1])[0][0];
  await openLog(page, workspace, address({ actor: chatty, event: 'message_created' }));
  const count = async () => Number(await grid(page).getAttribute('aria-rowcount'));
  const before = await count();
  await page.getByRole('button', { name: 'How the list looks' }).click();
  await page.getByRole('checkbox', { name: 'Tell repeated events as one' }).check();
  await page.keyboard.press('Escape');
  await expect.poll(count).toBeLessThan(before);
  const folded = await count();
  const fold = grid(page).getByRole('button', { name: /^Show \d+ events one by one$/ }).first();
  const hidden = numberIn((await fold.getAttribute('aria-label'))!);
  const row = fold.locator('xpath=ancestor::*[@role="row"]');
  await expect(row).toContainText(`sent ${hidden} messages`);
  await fold.click();
  await expect.poll(count).toBe(folded + hidden - 1);
  expect(query(page).has('id'), 'that opens nothing').toBe(false);
  await grid(page).getByRole('button', { name: 'Tell them as one again' }).first().click();
  await expect.poll(count).toBe(folded);

  // The same with the keyboard, and everything in the fold is picked at once.
  await grid(page).focus();
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 200 && (await grid(page).locator('.row.active.folded').count()) === 0; steps += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Space');
  await expect(page.getByRole('toolbar', toolbar)).toContainText(/^([3-9]|\d{2,3}) events picked/);
  await page.keyboard.press('ArrowRight');
  await expect.poll(count).toBeGreaterThan(folded);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(count).toBe(folded);

  // The same with the pointer, and a range that goes on from there has all of it.
  const picked = page.getByRole('toolbar', toolbar);
  await picked.getByRole('button', { name: 'Let go' }).click();
  await expect(grid(page)).toBeFocused();
  const active = grid(page).locator('.row.active.folded');
  const events = numberIn((await active.getByRole('button').getAttribute('aria-label'))!);
  await active.click({ modifiers: ['ControlOrMeta'] });
  await expect(picked).toContainText(`${events} events picked`);
  await picked.getByRole('button', { name: 'Let go' }).click();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(picked).toContainText(/^\d+ events picked/);
  expect(numberIn(await picked.innerText())).toBeGreaterThan(events);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('events are picked by their boxes', async ({ page, workspace }) => {
    await openLog(page, workspace, address({ category: 'auth' }));
    await rows(page).nth(0).getByRole('checkbox').tap();
    await rows(page).nth(1).getByRole('checkbox').tap();
    await page.getByRole('button', { name: 'Compare' }).tap();
    await expect(page.getByRole('heading', { name: 'Two events side by side' })).toBeVisible();
    await expectAccessible(page);
  });
});
