import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { countBy, readLog, type LogEvent } from '../support/log.ts';
import { address, chips, expectLoaded, expectTotal, numberIn, openLog, query, submitToken } from '../support/screens.ts';

const tool = (page: Page, name: string) => page.getByRole('toolbar', { name: 'Histogram' }).getByRole('button', { name, exact: true });
const plot = (page: Page) => page.getByRole('img', { name: /^Events over time/ });
const edge = (page: Page, name: 'Start' | 'End') => page.getByRole('slider', { name: `${name} of the selection` });

const option = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const table = (page: Page) => page.getByRole('table', { name: 'Events by time' });
const legend = (page: Page) => page.getByRole('list', { name: 'What the colours mean' }).getByRole('listitem');
const within = (log: LogEvent[], start: number, end: number) =>
  log.filter(({ created_at }) => Date.parse(created_at) >= start && Date.parse(created_at) <= end);

/** The cells of each row of the table, without its heading. */
const cells = (page: Page) =>
  table(page).locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));

/** Drags over the bars from one share of the width to another. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const box = (await plot(page).boundingBox())!;
  const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at((from + to) / 2), { steps: 3 });
  await page.mouse.move(...at(to), { steps: 3 });
  await page.mouse.up();
}

/** How many events the histogram shows, by its name for those who do not see it. */
async function shownEvents(page: Page): Promise<number> {
  return numberIn((await plot(page).getAttribute('aria-label'))!.split(',').at(-1)!);
}

/** How long what is shown is, in hours; nothing while it is everything. */
function shownHours(page: Page): number | undefined {
  const view = query(page).get('view')?.split('~').map((text) => Date.parse(text));
  return view && (view[1] + 1 - view[0]) / 3_600_000;
}

test('zooming moves the axis and no count; what is selected is seen closely, and one comes back', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await expect(option(page, 'by')).toContainText('2 h, auto');
  for (const name of ['Previous time range', 'Zoom out', 'Show everything']) await expect(tool(page, name)).toHaveAttribute('aria-disabled', 'true');

  await drag(page, 0.4, 0.6);
  await expect.poll(() => query(page).get('range')).not.toBeNull();
  const [start, end] = query(page).get('range')!.split('~').map((text) => Date.parse(text));
  const few = log.filter(({ created_at }) => Date.parse(created_at) >= start && Date.parse(created_at) <= end).length;
  await expectTotal(page, few);
  await tool(page, 'Zoom in').click();
  await expect.poll(() => query(page).get('view')).toBe(query(page).get('range'));
  await expect.poll(() => shownEvents(page)).toBe(few);
  await expect(option(page, 'by')).toContainText(/\d+ min, auto/);
  await expectTotal(page, few);

  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await expectTotal(page, log.length);
  expect(await shownEvents(page), 'what is shown stays').toBe(few);
  await drag(page, 0.2, 0.5);
  await expect.poll(() => query(page).get('range')).not.toBeNull();
  await tool(page, 'Show everything').click();
  await expect.poll(() => shownEvents(page)).toBe(log.length);
  await expect.poll(() => query(page).get('view')).toBeNull();
  await expect(tool(page, 'Show everything')).toBeFocused();
});

test('each step can be taken back and again', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await drag(page, 0.4, 0.6);
  await expect.poll(() => query(page).get('range')).not.toBeNull();
  const first = query(page).get('range');
  await expect(tool(page, 'Previous time range')).not.toHaveAttribute('aria-disabled');
  await tool(page, 'Zoom in').click();
  await expect.poll(() => query(page).get('view')).toBe(first);

  await tool(page, 'Previous time range').click();
  await expect.poll(() => query(page).get('view')).toBeNull();
  expect(query(page).get('range')).toBe(first);
  await tool(page, 'Previous time range').click();
  await expectTotal(page, log.length);
  expect(query(page).get('range')).toBeNull();
  await expect(tool(page, 'Previous time range')).toHaveAttribute('aria-disabled', 'true');
  await tool(page, 'Next time range').click();
  await expect.poll(() => query(page).get('range')).toBe(first);
  await tool(page, 'Next time range').click();
  await expect.poll(() => query(page).get('view')).toBe(first);
});

test('a double click goes closer, and so does the wheel with Ctrl; alone it scrolls', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const box = (await plot(page).boundingBox())!;
  await page.mouse.dblclick(box.x + box.width * 0.5, box.y + 20);
  await expect.poll(() => shownHours(page)).toBe(2);
  await tool(page, 'Show everything').click();
  await expect.poll(() => shownHours(page)).toBeUndefined();

  await page.mouse.move(box.x + box.width * 0.25, box.y + 20);
  await page.mouse.wheel(0, -100);
  await page.mouse.wheel(60, 0);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect.poll(() => shownHours(page)).toBeCloseTo(84, 0);
  const first = Date.parse(query(page).get('view')!.split('~')[0]);
  const period = query(page).get('period')!.split('~').map((text) => Date.parse(text));
  expect((first - period[0]) / (period[1] - period[0]), 'the instant under the pointer stays').toBeCloseTo(0.125, 1);
  await page.mouse.wheel(200, 0);
  await expect.poll(() => Date.parse(query(page).get('view')!.split('~')[0])).toBeGreaterThan(first);
  expect(shownHours(page)).toBeCloseTo(84, 0);
});

test('all of it with the keyboard', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await edge(page, 'Start').focus();
  await page.keyboard.press('+');
  await expect.poll(() => shownHours(page)).toBeCloseTo(84, 0);
  await page.keyboard.press('+');
  await expect.poll(() => shownHours(page)).toBeCloseTo(42, 0);
  await expect(page.getByRole('status').filter({ hasText: /^The histogram shows \d+ Nov/ })).toBeAttached();
  const first = query(page).get('view');
  await page.keyboard.press('.');
  await expect.poll(() => query(page).get('view')).not.toBe(first);
  await page.keyboard.press(',');
  await expect.poll(() => query(page).get('view')).toBe(first);
  await page.keyboard.press('-');
  await expect.poll(() => shownHours(page)).toBeCloseTo(84, 0);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => query(page).get('range')).not.toBeNull();
  await expect(edge(page, 'Start')).toHaveAttribute('aria-valuenow', '10');
  await page.keyboard.press('0');
  await expect.poll(() => shownHours(page)).toBeUndefined();
  expect(query(page).get('range'), 'what is selected stays').not.toBeNull();
  for (let step = 0; step < 9 && query(page).get('range') !== null; step += 1) await page.keyboard.press('z');
  await expectTotal(page, log.length);
  await page.keyboard.press('Shift+Z');
  await expect(edge(page, 'Start')).toBeFocused();
});

test('what is shown is in the address, and the strip below lines up with it', async ({ page, workspace, newcomer }) => {
  const log = await readLog(workspace);
  const view = '2026-11-17T09:00:00.000Z~2026-11-17T20:59:59.999Z';
  await openLog(page, workspace, address({ view }));
  const [start, end] = view.split('~').map((text) => Date.parse(text));
  const few = log.filter(({ created_at }) => Date.parse(created_at) >= start && Date.parse(created_at) <= end).length;
  await expect.poll(() => shownEvents(page)).toBe(few);
  await expectTotal(page, log.length);
  const strip = page.getByRole('group', { name: 'What has been read' });
  await expect(strip.locator('.read')).toHaveAttribute('title', /^17 Nov, 12:00 – 00:00/);
  const [bars, read] = [(await plot(page).boundingBox())!, (await strip.locator('.read').boundingBox())!];
  expect(Math.abs(bars.x - read.x) + Math.abs(bars.width - read.width)).toBeLessThan(2);

  await newcomer.goto(page.url());
  await submitToken(newcomer, workspace.tokens.owner);
  await expectLoaded(newcomer);
  await expect.poll(() => shownEvents(newcomer)).toBe(few);
});

test('bars are as wide as one chooses, as long as that makes a histogram', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await expect(option(page, 'by').getByRole('option', { name: '1 min', exact: true })).toHaveCount(0);
  await option(page, 'by').selectOption('1 d');
  await expect(edge(page, 'End')).toHaveAttribute('aria-valuemax', '8');
  await expect.poll(() => query(page).get('step')).toBe('1d');
  const days = countBy(log, ({ created_at }) => new Date(Date.parse(created_at) + 3 * 3_600_000).toISOString().slice(0, 10));
  expect((await cells(page)).map(([count]) => numberIn(count))).toEqual([...days].sort().map(([, count]) => count));
  await page.getByRole('slider').first().focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('+');
  await expect(option(page, 'by')).toContainText(/min, auto/);
  await expect.poll(() => shownHours(page)).toBeCloseTo(21, 0);
  await page.keyboard.press('0');
  await expect(edge(page, 'End'), 'the choice is kept').toHaveAttribute('aria-valuemax', '8');
});

test('bars are split by person, and the colours are a legend that filters', async ({ page, workspace, newcomer }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await option(page, 'split by').selectOption('actor');
  await expect(legend(page)).toHaveCount(9);
  const counts = [...countBy(log, ({ actor_id }) => actor_id).values()].sort((a, b) => b - a);
  const named = (await legend(page).getByRole('button').allInnerTexts()).map((text) => numberIn(text.split('\n').at(-1)!));
  expect(named).toEqual(counts.slice(0, 8));
  const others = numberIn((await legend(page).filter({ hasText: 'all others' }).innerText()).split('\n').at(-1)!);
  expect(others).toBe(log.length - named.reduce((sum, count) => sum + count));
  await expect.poll(() => query(page).get('split')).toBe('actor');

  const colour = () => legend(page).getByRole('button').nth(1).locator('i').getAttribute('style');
  await newcomer.goto(page.url());
  await submitToken(newcomer, workspace.tokens.owner);
  await expect(legend(newcomer)).toHaveCount(9);
  const before = await colour();
  await legend(page).getByRole('button').nth(1).click();
  await expectTotal(page, counts[1]);
  await expect(chips(page)).toHaveCount(1);
  await expect(legend(page)).toHaveCount(1);
  expect(await legend(page).locator('i').getAttribute('style'), 'it keeps its colour').toBe(before);
});

test('the period before stands beside, in the table too; what is not loaded is not taken for nothing', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const [start, end] = ['2026-11-16T21:00:00.000Z', '2026-11-17T20:59:59.999Z'];
  await openLog(page, workspace, address({ range: `${start}~${end}`, step: '6h' }));
  await page.getByRole('checkbox', { name: 'compare with the period before' }).check();
  await expect(page.getByText(/^Compared with/)).toBeVisible();
  await expect.poll(() => query(page).get('compare')).toBe('before');
  await page.getByRole('slider').first().focus();
  await page.keyboard.press('t');
  await expect(page.getByRole('region', { name: 'Events by time' })).toBeFocused();
  await expect(table(page).getByRole('columnheader')).toHaveText(['Time', 'Events', 'Before', 'Difference', 'Parts']);
  const beside = (await cells(page)).filter(([, before]) => before !== '');
  const day = 24 * 3_600_000;
  const [now, before] = [0, 1].map((column) => beside.map((row) => numberIn(row[column])).reduce((sum, count) => sum + count));
  expect(now).toBe(within(log, Date.parse(start), Date.parse(end)).length);
  expect(before).toBe(within(log, Date.parse(start) - day, Date.parse(end) - day).length);
  for (const row of beside) expect(numberIn(row[0]) - numberIn(row[1])).toBe(Number(row[2].replace('−', '-')));

  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await expect(page.getByText(/^No comparison:.*is not loaded/)).toBeVisible();
  await expect(table(page).getByRole('columnheader')).toHaveText(['Time', 'Events', 'Parts']);
});

test('the numbers are one key away, and the way back as near', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await expect(table(page)).toHaveCount(1);
  await edge(page, 'Start').focus();
  await page.keyboard.press('t');
  const region = page.getByRole('region', { name: 'Events by time' });
  await expect(region).toBeFocused();
  await expect(table(page).getByRole('rowheader').first()).toBeInViewport();
  await option(page, 'split by').selectOption('address');
  await expectAccessible(page);
  await region.focus();
  await page.keyboard.press('Escape');
  await expect(region).toHaveCount(0);
  await expect(tool(page, 'Numbers as a table')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(region).toBeFocused();
});

test.describe('where the clocks go back', () => {
  test.use({ timezoneId: 'Europe/Berlin', simulatorFlags: ['--end', '2026-10-27T12:00:00Z', '--days', '4', '--events', '400'] });

  test('a bar of a day is a day of the calendar', async ({ page, workspace }) => {
    const stretch = { start: '2026-10-23T22:00:00.000Z', end: '2026-10-26T22:59:59.999Z' };
    const log = await readLog(workspace, stretch);
    await openLog(page, workspace, address({ step: '1d' }, stretch));
    const midnights = ['2026-10-23T22:00:00Z', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', '2026-10-26T23:00:00Z'].map((text) => Date.parse(text));
    const days = midnights.slice(1).map((end, at) => within(log, midnights[at], end - 1).length);
    await expect(table(page).getByRole('rowheader')).toHaveText(['24 Oct', '25 Oct', '26 Oct']);
    expect((await cells(page)).map(([count]) => numberIn(count))).toEqual(days);
  });
});

test.describe('with fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('two of them zoom, and the tools take one row below the total', async ({ page, workspace }) => {
    await openLog(page, workspace);
    const box = (await plot(page).boundingBox())!;
    const client = await page.context().newCDPSession(page);
    const touch = (type: string, shares: number[]) =>
      client.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: shares.map((share, id) => ({ id, x: box.x + box.width * share, y: box.y + 30 })),
      });
    await touch('touchStart', [0.4]);
    await touch('touchStart', [0.4, 0.6]);
    await touch('touchMove', [0.3, 0.7]);
    await touch('touchMove', [0.2, 0.8]);
    await touch('touchEnd', []);
    await expect.poll(() => shownHours(page)).toBeCloseTo(56, -1);
    expect(query(page).get('range'), 'nothing was selected by the way').toBeNull();
    const boxes = await page.getByRole('toolbar', { name: 'Histogram' }).locator('.tool-group > *, .histogram-option:not(.is-check)').evaluateAll((tools) =>
      tools.map((tool) => tool.getBoundingClientRect()).filter(({ width }) => width > 0).map(({ top, height }) => top + height / 2),
    );
    expect(Math.max(...boxes) - Math.min(...boxes)).toBeLessThan(8);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
