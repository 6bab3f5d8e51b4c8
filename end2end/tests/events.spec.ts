import { test, expect } from '../support/test.ts';
import { HISTORY_FLAGS, readLog } from '../support/log.ts';
import { openByAddress } from '../support/navigate.ts';
import { serveManyAtOnce } from '../support/batches.ts';
import { address, chips, details, expectTotal, field, grid, openLog, query, rows } from '../support/screens.ts';

test('a click opens an event, with every field that it has', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await expect(details(page)).toHaveCount(0);
  await rows(page).nth(4).click();
  await expect.poll(() => query(page).get('id')).not.toBeNull();
  const event = log.find(({ id }) => id === query(page).get('id'))!;
  expect(event, 'the address names an event of the log').toBeDefined();
  await expect(rows(page).nth(4)).toHaveAttribute('aria-selected', 'true');
  await expect(field(page, 'Id')).toHaveText(event.id);
  await expect(field(page, 'Key')).toContainText(event.event_key);
  await expect(field(page, 'IP')).toContainText(event.ip_address!);
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(field(page, 'User agent')).toHaveText(event.user_agent!);
  await expect(field(page, 'Object')).toContainText(event.entity_id);
  await expect(field(page, 'When').locator('time')).toHaveAttribute('datetime', event.created_at);
  const moscow = new Date(Date.parse(event.created_at) + 3 * 3_600_000).toISOString();
  await expect(field(page, 'When')).toContainText(moscow.slice(11, 19));
  await expect(field(page, 'When')).toContainText('UTC+3');
  await page.getByRole('button', { name: 'Close the details' }).click();
  await expect(details(page)).toHaveCount(0);
  await expect.poll(() => query(page).get('id')).toBeNull();
});

test('the details go on to the newer and the older event, as far as there are any', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const ids = await readLog(workspace).then((log) => log.map(({ id }) => id));
  await rows(page).first().click();
  const older = page.getByRole('button', { name: 'Older event' });
  const newer = page.getByRole('button', { name: 'Newer event' });
  const first = await field(page, 'Id').innerText();
  await expect(newer).toHaveAttribute('aria-disabled', 'true');
  await older.click();
  await expect(field(page, 'Id')).not.toHaveText(first);
  await expect(older).toBeFocused();
  await expect(rows(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(rows(page).nth(2)).toHaveAttribute('aria-selected', 'true');
  expect(ids).toContain(await field(page, 'Id').innerText());
  await newer.click();
  await newer.click();
  await expect(field(page, 'Id')).toHaveText(first);
  await newer.click({ force: true });
  await expect(field(page, 'Id')).toHaveText(first);
});

test.describe('with a history of every kind', () => {
  test.use({ simulatorFlags: ['--end', '2026-11-20T15:00:00Z', '--days', '30', '--events', '4000', '--no-limits'] });
  test.slow();

  test('the JSON of one event of each kind is exactly what the API gave', async ({ page, workspace }) => {
    const month = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
    const log = await readLog(workspace, month);
    const kinds = new Map(log.map((event) => [event.event_key, event]));
    expect(kinds.size, 'all that are published, and some that are not').toBeGreaterThan(62);
    await openLog(page, workspace, address({}, month));
    for (const event of kinds.values()) {
      await openByAddress(page, { id: event.id });
      await expect(field(page, 'Id')).toHaveText(event.id);
      await expect(details(page).getByRole('heading', { level: 2 }), 'a kind has words').not.toHaveText(/_/);
      await page.getByRole('tab', { name: 'JSON' }).click();
      expect(JSON.parse(await page.getByRole('region', { name: 'JSON' }).innerText())).toEqual(event);
    }
  });
});

test('details have labels in words, and names of people and chats', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const joined = log.find((event) => event.event_key === 'user_chat_join')!;
  await openLog(page, workspace, address({ id: joined.id }));
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('Joined chat');
  await page.getByRole('tab', { name: 'Details' }).click();
  const answer = await fetch(`${workspace.simulator}/api/shared/v1/users/${joined.details.inviter_id}`, {
    headers: { Authorization: `Bearer ${workspace.tokens.owner}` },
  });
  const { first_name, last_name } = (await answer.json()).data;
  await expect(field(page, 'Invited by')).toContainText([first_name, last_name].filter(Boolean).join(' '));
});

test('the keyboard goes through the list', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const list = grid(page);
  const active = async () => {
    const id = await list.getAttribute('aria-activedescendant');
    await expect(page.locator(`[id="${id}"]`), 'the active row exists').toBeVisible();
    return Number(id!.replace(/\D/g, ''));
  };
  await list.focus();
  await page.keyboard.press('ArrowDown');
  expect(await active()).toBe(0);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
  expect(await active()).toBe(1);
  expect(query(page).has('id'), 'nothing is open yet').toBe(false);
  await page.keyboard.press('PageDown');
  expect(await active()).toBeGreaterThan(10);
  await page.keyboard.press('End');
  expect(await active()).toBe(log.length - 1);
  await page.keyboard.press('PageUp');
  expect(await active()).toBeLessThan(log.length - 10);
  await page.keyboard.press('Home');
  expect(await active()).toBe(0);

  await page.keyboard.press('Enter');
  await expect(field(page, 'Id')).toHaveText(log[0].id);
  await page.keyboard.press('ArrowDown');
  await expect(field(page, 'Id'), 'the details follow').not.toHaveText(log[0].id);
  await page.keyboard.press('End');
  await expect(field(page, 'When').locator('time')).toHaveAttribute('datetime', log.at(-1)!.created_at);
  await page.keyboard.press('Escape');
  await expect(details(page)).toHaveCount(0);
  await expect(list).toBeFocused();

  await expect.poll(active, { message: 'closing keeps the place' }).toBe(log.length - 1);
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'JSON' }).focus();
  await page.keyboard.press('Escape');
  await expect(details(page), 'from within the details, too').toHaveCount(0);
  await expect(list).toBeFocused();
});

test('the address names the open event once the walk through the list rests', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await page.evaluate(() => {
    const write = history.replaceState.bind(history);
    history.replaceState = (...given) => {
      document.body.dataset.writes = `${document.body.dataset.writes ?? ''} ${Math.round(performance.now())}`;
      write(...given);
    };
  });
  await rows(page).first().click();
  for (let step = 0; step < 40; step += 1) await grid(page).press('ArrowDown', { noWaitAfter: true });
  await expect.poll(async () => query(page).get('id') === (await field(page, 'Id').innerText())).toBe(true);
  const writes = (await page.locator('body').getAttribute('data-writes'))!.trim().split(' ').map(Number);
  // However slow the machine is, each write waits for a rest of its own: browsers ignore what floods the history.
  const pauses = writes.slice(1).map((time, place) => time - writes[place]);
  expect(pauses.filter((pause) => pause < 140)).toEqual([]);
});

test('a field of an open event filters for its value, or leaves it out', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const event = log.find(({ event_key }) => event_key === 'message_created')!;
  await openLog(page, workspace, address({ id: event.id }));
  await page.getByRole('button', { name: `Only ${event.actor_id}` }).first().click();
  const own = log.filter(({ actor_id }) => actor_id === event.actor_id);
  await expectTotal(page, own.length);
  await expect(field(page, 'Id'), 'it stays open').toHaveText(event.id);
  await page.getByRole('button', { name: 'Exclude message_created', exact: true }).last().click();
  await expectTotal(page, own.filter(({ event_key }) => event_key !== 'message_created').length);
  await expect(chips(page)).toHaveCount(2);
  expect(query(page).get('actor')).toBe(event.actor_id);
  expect(query(page).get('-event')).toBe('message_created');
});

test('link and JSON are copied', async ({ page, context, workspace }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await rows(page).first().click();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const id = await field(page, 'Id').innerText();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toHaveCount(1);
  expect(new URL(await clipboard()).searchParams.get('id'), 'however quick one is').toBe(id);
  await page.getByRole('button', { name: 'Copy JSON' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toHaveCount(2);
  expect(JSON.parse(await clipboard())).toEqual(log.find((event) => event.id === id));
});

test('each day has a heading with its count', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const day = (time: string) => new Date(Date.parse(time) + 3 * 3_600_000).toISOString().slice(0, 10);
  const newest = day(log[0].created_at);
  const count = log.filter((event) => day(event.created_at) === newest).length;
  await expect(grid(page).getByRole('rowheader').first()).toHaveText(new RegExp(`20 November · ${count} events`));
});

test.describe('with 100,000 events', () => {
  test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '100000', '--no-limits'] });
  test.slow();

  test('the list scrolls from the newest to the oldest and stays small', async ({ page, workspace }) => {
    const month = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
    const log = await serveManyAtOnce(page, workspace);
    await openLog(page, workspace, address({}, month));
    const events = log();
    expect(events.length).toBeGreaterThan(95_000);
    await expectTotal(page, events.length);
    const drawn = () => grid(page).getByRole('row').count();
    const last = () => rows(page).last().getByRole('gridcell').first();
    const clock = (time: string) => new Date(Date.parse(time) + 3 * 3_600_000).toISOString().slice(11, 19);

    expect(await drawn()).toBeLessThan(80);
    await grid(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('End');
    await expect(last()).toHaveText(clock(events.at(-1)!.created_at));
    await expect(last()).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(field(page, 'When').locator('time')).toHaveAttribute('datetime', events.at(-1)!.created_at);
    expect(await drawn()).toBeLessThan(80);

    await page.keyboard.press('Escape');
    await rows(page).last().hover();
    for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, -40_000);
    // Some rows above the visible ones are drawn, too.
    await expect(rows(page).nth(10), 'rows are there after scrolling wildly').toBeInViewport();
    await expect(rows(page).nth(10).getByRole('gridcell').nth(2)).not.toBeEmpty();
    expect(await drawn()).toBeLessThan(80);

    const sample = events[61_803];
    await page.getByRole('combobox', { name: 'Search and filter' }).fill(sample.id);
    await expectTotal(page, 1);
    await rows(page).first().click();
    await expect(field(page, 'Id')).toHaveText(sample.id);
  });
});
