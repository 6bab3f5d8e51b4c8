import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { CATEGORIES, categoryOf } from '../support/catalogue.ts';
import { countBy, readLog, WEEK, type LogEvent } from '../support/log.ts';
import { address, categoryCounts, chips, countsIn, expectTotal, facet, grid, numberIn, openLog, query, rows, total, value } from '../support/screens.ts';

const isOf = (...names: string[]) => (event: LogEvent) => names.includes(categoryOf(event.event_key));
const categories = (page: Page) => facet(page, 'Categories');

/** The most frequent of some values. */
function top(events: LogEvent[], of: (event: LogEvent) => string | null): string {
  const counts = countBy(events, (event) => of(event) ?? '');
  return [...counts].filter(([name]) => name !== '').sort((a, b) => b[1] - a[1])[0][0];
}

/** What the search field finds: events with this text in any field. */
const holds = (needle: string) => (event: LogEvent) => JSON.stringify(event).toLowerCase().includes(needle.toLowerCase());

test('a category, two categories, and none again: counts follow, and the facet keeps its own', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const own = await categoryCounts(page);
  await value(categories(page), 'Sign-in').click();
  await expectTotal(page, log.filter(isOf('Sign-in')).length);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`match of ${log.length}$`));
  expect(query(page).getAll('category')).toEqual(['auth']);
  expect(await categoryCounts(page), 'a facet ignores its own filter').toEqual(own);

  await value(categories(page), 'Encryption').click();
  const both = log.filter(isOf('Sign-in', 'Encryption'));
  await expectTotal(page, both.length);
  await expect(chips(page)).toHaveCount(2);
  const addresses = await countsIn(facet(page, 'IP address'));
  const expected = countBy(both, (event) => event.ip_address ?? 'none');
  for (const [name, count] of addresses) expect(count, name).toBe(expected.get(name));
  expect(await rows(page).count()).toBeLessThanOrEqual(both.length);

  await value(categories(page), 'Sign-in').click();
  await value(categories(page), 'Encryption').click();
  await expectTotal(page, log.length);
  await expect(chips(page)).toHaveCount(0);
});

test('a kind of event within a category', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await value(categories(page), 'Sign-in').click();
  await value(categories(page), 'Signed in').click();
  await expectTotal(page, log.filter((event) => event.event_key === 'user_login').length);
  await expect(rows(page).first()).toContainText('signed in');
});

test('a category can be left out', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await value(categories(page), 'Messages').hover();
  await page.getByRole('button', { name: 'Exclude Messages', exact: true }).click();
  await expectTotal(page, log.filter((event) => !isOf('Messages')(event)).length);
  await expect(page.getByRole('button', { name: 'Remove the filter not Messages' })).toBeVisible();
  expect(query(page).get('-category')).toBe('messages');
});

test('IP addresses: their counts are those of the log, and they filter', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const of = (event: LogEvent) => event.ip_address;
  await openLog(page, workspace);
  const expected = countBy(log.filter((event) => of(event) !== null), (event) => of(event)!);
  const addresses = facet(page, 'IP address');
  await expect(addresses.getByRole('heading')).toHaveText(new RegExp(`^IP address ?${expected.size}$`));
  for (const [name, count] of await countsIn(addresses)) {
    expect(count, name).toBe(name === 'none' ? log.length - log.filter(of).length : expected.get(name));
  }
  const name = top(log, of);
  await value(addresses, name).click();
  await expectTotal(page, expected.get(name) ?? 0);
  expect(query(page).get('ip')).toBe(name);
});

test('objects have names, their counts are those of the log, and they filter', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const expected = countBy(log, (event) => event.entity_id);
  await openLog(page, workspace);
  const objects = facet(page, 'Object');
  await expect(objects.getByRole('heading')).toHaveText(new RegExp(`^Object ?${expected.size}$`));
  const most = top(log, (event) => event.entity_id);
  await expect(objects.getByRole('button').first(), 'no bare number').toHaveText(/^[^\d]/);
  await objects.getByRole('button').first().click();
  await expectTotal(page, expected.get(most)!);
  expect(query(page).get('entity')).toBe(most);
  await expect(chips(page).first()).toContainText(/[^\d\s]/);
  // What has no name is found by its id, and says what it is.
  await page.getByRole('button', { name: 'Clear all' }).click();
  const message = log.find(({ entity_type }) => entity_type === 'Message')!.entity_id;
  await objects.getByRole('button', { name: 'Show more' }).click();
  await objects.getByRole('searchbox').fill(message);
  await value(objects, `message #${message}`).click();
  await expectTotal(page, expected.get(message)!);
});

test('people are found by name, and filter', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const who = facet(page, 'Actor');
  const id = top(log, (event) => event.actor_id);
  const answer = await fetch(`${workspace.simulator}/api/shared/v1/users/${id}`, {
    headers: { Authorization: `Bearer ${workspace.tokens.owner}` },
  });
  const { first_name, last_name, nickname } = (await answer.json()).data;
  const name = [first_name, last_name].filter(Boolean).join(' ') || nickname;
  await who.getByRole('button', { name: 'Show more' }).click();
  await who.getByRole('searchbox').fill(name.toUpperCase().slice(0, 6));
  await value(who, name).first().click();
  await expectTotal(page, log.filter((event) => event.actor_id === id).length);
  expect(query(page).get('actor')).toBe(id);
  await expect(rows(page).first()).toContainText(name);
});

test('kinds of objects have words, and filter', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const types = countBy(log, (event) => event.entity_type);
  await value(facet(page, 'Kind of object'), 'Reaction').click();
  await expectTotal(page, types.get('Reaction') ?? 0);
  await value(facet(page, 'Kind of object'), 'Message').click();
  await expectTotal(page, (types.get('Reaction') ?? 0) + (types.get('Message') ?? 0));
});

test('clients are families, and filter', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const client = facet(page, 'Client');
  await client.getByRole('button', { name: 'Show more' }).click();
  const counts = await countsIn(client);
  expect([...counts.values()].reduce((sum, count) => sum + count), 'each event has one, or none').toBe(log.length);
  expect(counts.get('none')).toBe(log.filter((event) => event.user_agent === null).length);
  await value(client, 'Firefox').click();
  await expectTotal(page, log.filter((event) => event.user_agent?.includes('Firefox/')).length);
});

test('events that the server wrote by itself can be chosen, and left out', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const own = log.filter((event) => event.ip_address === null);
  expect(own.length).toBeGreaterThan(0);
  await openLog(page, workspace);
  const none = value(facet(page, 'IP address'), 'none');
  await none.click();
  await expectTotal(page, own.length);
  await expect(rows(page).first()).toContainText('server');
  await none.click();
  await none.hover();
  await facet(page, 'IP address').getByRole('button', { name: 'Exclude none' }).click();
  await expectTotal(page, log.length - own.length);
});

test('text is searched for in all fields, in any case', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const search = page.getByRole('combobox', { name: 'Search and filter' });
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  const withDetails = log.find((event) => event.event_key === 'dlp_violation_detected' || event.event_key.startsWith('tag_'))!;
  const words = String(withDetails.details.dlp_rule_name ?? withDetails.details.tag_name ?? withDetails.details.name);
  for (const needle of ['USER_LOG', log[7].id, log[9].ip_address ?? '203', words, words.toUpperCase()]) {
    await search.fill(needle);
    await expectTotal(page, log.filter(holds(needle)).length);
    await expect(page.getByRole('button', { name: `Remove the filter “${needle}”` })).toBeVisible();
  }
  await search.fill('');
  await expectTotal(page, log.length);
});

/** How many events of a log lie in the stretch that the address names. */
function selected(page: Page, log: LogEvent[]): LogEvent[] {
  const [start, end] = (query(page).get('range') ?? '').split('~').map((text) => Date.parse(text));
  return log.filter((event) => Date.parse(event.created_at) >= start && Date.parse(event.created_at) <= end);
}

test('a stretch of time is dragged with the mouse', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const plot = (await page.getByRole('img', { name: /^Events over time/ }).boundingBox())!;
  const at = (share: number) => [plot.x + plot.width * share, plot.y + plot.height / 2] as const;
  await page.mouse.move(...at(0.4));
  await page.mouse.down();
  await page.mouse.move(...at(0.5), { steps: 4 });
  await page.mouse.move(...at(0.7), { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => query(page).get('range')).not.toBeNull();
  const few = selected(page, log);
  expect(few.length).toBeGreaterThan(0);
  expect(few.length).toBeLessThan(log.length);
  await expectTotal(page, few.length);
  const [start, end] = (query(page).get('range') ?? '').split('~').map((text) => Date.parse(text));
  const [first, last] = [Date.parse(WEEK.start), Date.parse(WEEK.end)];
  expect((start - first) / (last - first), 'where the drag began').toBeCloseTo(0.4, 1);
  expect((end - first) / (last - first), 'where it ended').toBeCloseTo(0.7, 1);
  const own = countBy(few, (event) => categoryOf(event.event_key));
  expect(await categoryCounts(page)).toEqual(CATEGORIES.map((name) => [name, own.get(name) ?? 0]));
  expect(numberIn((await page.getByRole('img', { name: /^Events over time/ }).getAttribute('aria-label'))!.split(',').at(-1)!), 'the histogram ignores its own filter').toBe(log.length);

  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await expectTotal(page, log.length);
  expect(query(page).get('range')).toBeNull();
});

test('what is dragged is shown at once, named in the address when let go, and called off with Escape', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const plot = (await page.getByRole('img', { name: /^Events over time/ }).boundingBox())!;
  const at = (share: number) => [plot.x + plot.width * share, plot.y + plot.height / 2] as const;
  const drag = async () => {
    await page.mouse.move(...at(0.4));
    await page.mouse.down();
    await page.mouse.move(...at(0.7), { steps: 4 });
  };
  await drag();
  await expect.poll(() => total(page)).toBeLessThan(log.length);
  expect(query(page).get('range'), 'while dragging').toBeNull();
  await page.keyboard.press('Escape');
  await expectTotal(page, log.length);
  await page.mouse.up();
  expect(query(page).get('range'), 'after Escape').toBeNull();
  await drag();
  await page.mouse.up();
  await expect.poll(() => query(page).get('range')).not.toBeNull();
  await expectTotal(page, selected(page, log).length);
  await page.goBack();
  await expectTotal(page, log.length);
});

test('a selection ends with the first instant that is left out, in the chip as on the brush', async ({ page, workspace }) => {
  const range = '2026-11-17T09:00:00.000Z~2026-11-17T20:59:59.999Z';
  await openLog(page, workspace, address({ range }));
  await expect(page.getByRole('button', { name: /^Remove the filter Tue 17 Nov, 12:00 – 00:00/ })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'End of the selection' })).toHaveAttribute('aria-valuetext', /^18 Nov, 00:00/);
});

test('the shapes of categories that are not picked stay, and the exclude button covers nothing', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const shapes = () => categories(page).locator('.sparkline-line').evaluateAll((lines) => lines.map((line) => line.getAttribute('d')));
  const before = await shapes();
  expect(before.filter((shape) => shape !== '').length).toBeGreaterThan(5);
  await value(categories(page), 'Sign-in').click();
  await expect(page.getByRole('button', { name: 'Remove the filter Sign-in' })).toBeVisible();
  expect(await shapes()).toEqual(before);
  const messages = value(categories(page), 'Messages');
  await messages.hover();
  const minus = (await page.getByRole('button', { name: 'Exclude Messages', exact: true }).boundingBox())!;
  for (const part of [messages.locator('.sparkline'), messages.locator('.count')]) {
    const box = (await part.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(minus.x);
  }
});

test('a stretch of time is set with the keyboard', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  const start = page.getByRole('slider', { name: 'Start of the selection' });
  const end = page.getByRole('slider', { name: 'End of the selection' });
  const last = Number(await end.getAttribute('aria-valuemax'));
  await start.focus();
  for (const key of ['Shift+ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
  await expect(start).toHaveAttribute('aria-valuenow', '11');
  await end.focus();
  for (const key of ['PageDown', 'ArrowLeft']) await page.keyboard.press(key);
  await expect(end).toHaveAttribute('aria-valuenow', `${last - 11}`);
  await expect(end).toHaveAttribute('aria-valuetext', /\d Nov, \d\d:\d\d/);
  const few = selected(page, log);
  expect(few.length).toBeLessThan(log.length);
  await expectTotal(page, few.length);
  await page.keyboard.press('Escape');
  await expectTotal(page, log.length);
});

test('filters join; chips take each off, and one button all', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const talk = log.filter(isOf('Messages'));
  const ip = top(talk, (event) => event.ip_address);
  await openLog(page, workspace);
  await value(categories(page), 'Messages').click();
  await value(facet(page, 'IP address'), ip).click();
  // The line holds what was clicked: the text goes behind it.
  await page.getByRole('combobox', { name: 'Search and filter' }).press('End');
  await page.keyboard.type(' message_created');
  const created = log.filter((event) => event.event_key === 'message_created');
  const joined = created.filter((event) => event.ip_address === ip);
  await expectTotal(page, joined.length);
  await expect(chips(page)).toHaveCount(3);
  await page.getByRole('button', { name: `Remove the filter ${ip}` }).click();
  await expectTotal(page, created.length);
  await page.getByRole('button', { name: 'Remove the filter Messages' }).click();
  await expectTotal(page, log.filter(holds('message_created')).length);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expectTotal(page, log.length);
  await expect(chips(page)).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Search and filter' })).toHaveValue('');
  expect(query(page).has('text') || query(page).has('category')).toBe(false);
});

test('when nothing matches, the page says so and what to do', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace, address({ text: 'no event holds this' }));
  await expectTotal(page, 0);
  await expect(page.getByRole('status').filter({ hasText: 'No event matches these filters.' })).toContainText('Widen the time');
  await expect(grid(page).getByRole('gridcell')).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(rows(page).first()).toBeVisible();
  expect(await total(page)).toBe(log.length);
});
