import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { categoryOf } from '../support/catalogue.ts';
import { readLog } from '../support/log.ts';
import { address, openLog } from '../support/screens.ts';

/** Saves a chart by its menu. Returns the file's name and content. */
async function save(page: Page, chart: Locator, kind: string): Promise<{ name: string; content: Buffer }> {
  await chart.getByRole('button', { name: /^Save the chart/ }).click();
  const coming = page.waitForEvent('download');
  await chart.getByRole('button', { name: new RegExp(`^${kind}`) }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), content: await readFile((await download.path())!) };
}

test('a chart becomes a picture, a drawing and a table, with its title, period, filters and zone on it', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace, address({ tab: 'charts', '-event': 'user_logout', zone: 'UTC' }));
  const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: 'Sign-in', exact: true }) });
  const count = log.filter(({ event_key }) => categoryOf(event_key) === 'Sign-in' && event_key !== 'user_logout').length;

  const svg = await save(page, card, 'SVG');
  expect(svg.name).toBe('sign-in.svg');
  const drawn = svg.content.toString();
  for (const text of [`Sign-in: ${count}`, '13 Nov 2026, 15:00:00', 'UTC', 'not Signed out (user_logout)', '<polyline', 'Sign-in']) expect(drawn).toContain(text);
  const wellFormed = await page.evaluate((text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror') === null, drawn);
  expect(wellFormed, 'the drawing is well-formed').toBe(true);

  const png = await save(page, card, 'PNG');
  expect([png.name, png.content.subarray(1, 4).toString()]).toEqual(['sign-in.png', 'PNG']);
  const [width, height] = [png.content.readUInt32BE(16), png.content.readUInt32BE(20)];
  expect(width).toBe(1440);
  expect(height).toBeGreaterThan(500);

  const csv = (await save(page, card, 'CSV')).content.toString();
  expect(csv).toContain('not Signed out (user_logout)');
  const buckets = csv.split('\r\n').filter((line) => /^2026-11-\d\dT/.test(line)).map((line) => Number(line.split(',')[2]));
  expect(buckets.reduce((sum, each) => sum + each)).toBe(count);
});

test('the map of hours and the lists are saved, too, and the menu has keys', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace, address({ tab: 'charts' }));
  const when = page.getByRole('region', { name: 'When: hour and weekday' });
  const csv = (await save(page, when, 'CSV')).content.toString();
  const cells = csv.split('\r\n').filter((line) => /^\w+day,\d\d:00,/.test(line)).map((line) => Number(line.split(',')[2]));
  expect(cells).toHaveLength(168);
  expect(cells.reduce((sum, each) => sum + each)).toBe(log.length);
  expect((await save(page, when, 'SVG')).content.toString()).toContain('<polygon');
  const who = page.getByRole('region', { name: 'Who', exact: true });
  expect((await save(page, who, 'PNG')).name).toBe('who.png');

  const button = who.getByRole('button', { name: /^Save the chart/ });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(who.getByRole('button', { name: /^CSV/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(who.getByRole('button', { name: /^CSV/ })).toBeHidden();
  await expect(button).toBeFocused();
});
