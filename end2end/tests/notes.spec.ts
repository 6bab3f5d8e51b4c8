import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { readLog } from '../support/log.ts';
import { details, field, grid, openLog, rows } from '../support/screens.ts';

const notebook = (page: Page) => page.locator('#notebook');

/** What a report holds: its link carries the file. */
async function fileBehind(page: Page, name: string): Promise<string> {
  const href = await notebook(page).getByRole('link', { name }).getAttribute('href');
  return decodeURIComponent(href!.slice(href!.indexOf(',') + 1));
}

test('an event is starred, tagged and commented, and that is there on the next visit', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('s');
  await expect(rows(page).first().getByText('starred')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('button', { name: 'Star', exact: true })).toHaveAttribute('aria-pressed', 'true');
  const id = await field(page, 'Id').innerText();
  await page.getByRole('tab', { name: 'Note' }).click();
  await page.getByRole('textbox', { name: 'Tags' }).fill('phishing, ask Igor');
  await page.getByRole('textbox', { name: 'Comment' }).fill('Looks <b>odd</b>');
  await page.getByRole('textbox', { name: 'Comment' }).blur();
  await expectAccessible(page);
  await expect(rows(page).first()).toContainText('phishing');

  await openLog(page, workspace);
  await expect(rows(page).first()).toContainText('ask Igor');
  await page.getByRole('button', { name: 'Notes and cases' }).click();
  const line = notebook(page).getByRole('button', { name: /Looks <b>odd<\/b>/ });
  await expect(line).toHaveCount(1);
  await notebook(page).getByRole('button', { name: '#phishing' }).click();
  await expect(line).toHaveCount(1);
  await expectAccessible(page);
  await line.click();
  await expect(notebook(page)).toBeHidden();
  await expect(field(page, 'Id')).toHaveText(id);
  await details(page).getByRole('button', { name: 'Star', exact: true }).click();
  await expect(rows(page).first().getByText('starred')).toHaveCount(0);
});

test('picked events become a case, and the case a report', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  await openLog(page, workspace);
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: 'To a case…' }).click();
  await page.getByLabel('Put the 3 picked events into a case').fill('Night of the 18th');
  await page.keyboard.press('Enter');
  await expect(notebook(page).getByText('3 events')).toBeVisible();
  const markdown = await fileBehind(page, 'Report as Markdown: Night of the 18th');
  const html = await fileBehind(page, 'Report to print: Night of the 18th');
  for (const { id } of log.slice(0, 3)) {
    expect(markdown).toContain(id);
    expect(html).toContain(id);
  }
  expect(markdown).toMatch(/^# Night of the 18th\n/);
  const download = page.waitForEvent('download');
  await notebook(page).getByRole('link', { name: 'Report to print: Night of the 18th' }).click();
  expect((await download).suggestedFilename()).toBe('Night of the 18th.html');

  await page.keyboard.press('Escape');
  await rows(page).first().click();
  await page.getByRole('tab', { name: 'Note' }).click();
  await page.getByRole('button', { name: 'Take out of Night of the 18th' }).click();
  await page.getByRole('button', { name: 'Notes and cases' }).click();
  await expect(notebook(page).getByText('2 events')).toBeVisible();
  await notebook(page).getByRole('button', { name: 'Give up the case Night of the 18th' }).click();
  await notebook(page).getByRole('button', { name: /^Give up\? The case Night of the 18th goes/ }).click();
  await expect(notebook(page).getByText('No case yet.')).toBeVisible();
  await expect(notebook(page).getByText('Nothing has been noted.')).toBeVisible();
});
