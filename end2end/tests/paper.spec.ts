import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { address, details, grid, openLog, rows } from '../support/screens.ts';

/** What a canvas has in its corner and where it is drawn, as one text that differs between themes. */
const picture = (page: Page) => page.locator('.chart-card canvas').first().evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });

  test('a sheet is light, charts included, and says what period it is about and when it was printed', async ({ page, workspace }) => {
    await openLog(page, workspace, address({ tab: 'charts' }));
    const root = page.locator('html');
    const dark = await picture(page);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect(root).toHaveAttribute('data-theme', 'light');
    expect(await picture(page)).not.toBe(dark);
    await expect(page.getByText(/^13 Nov 2026, .* – 20 Nov 2026, .*\. Printed on /)).toHaveCount(1);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(root).toHaveAttribute('data-theme', 'dark');
    expect(await picture(page)).toBe(dark);
    await expect(page.getByText(/Printed on/)).toHaveCount(0);
  });
});

test.describe('where there is little room', () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test('beside an open event each sentence has a line to itself, and the row stays where it was; on paper all columns are there', async ({ page, workspace }) => {
    await openLog(page, workspace, address({ category: 'people' }));
    const row = rows(page).nth(3);
    const before = await row.boundingBox();
    await row.click();
    await expect(details(page)).toBeVisible();
    const opened = grid(page).getByRole('row', { selected: true });
    await expect(opened).toHaveCSS('height', '46px');
    expect(Math.abs((await opened.boundingBox())!.y - before!.y)).toBeLessThan(46);
    const isCut = await opened.locator('.what').evaluate((cell) => cell.scrollWidth > cell.clientWidth);
    expect(isCut).toBe(false);

    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect(grid(page).getByRole('columnheader')).toHaveText(['Time', 'Actor', 'Event', 'IP', 'Client']);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await expect(opened).toHaveCSS('height', '46px');
  });
});

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 768, height: 1024 } });

  test('the filters step aside and come on request, and nothing of the header is out of sight', async ({ page, workspace }) => {
    await openLog(page, workspace);
    const filters = page.getByRole('complementary', { name: 'Filters' });
    await expect(filters).toBeHidden();
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await expect(filters).toBeVisible();
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await expect(filters).toBeHidden();
    for (const button of await page.getByRole('banner').getByRole('button').all()) await expect(button).toBeInViewport({ ratio: 1 });
  });
});
