import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { HISTORY_FLAGS } from '../support/log.ts';
import { address, openLog } from '../support/screens.ts';
import type { Workspace } from '../support/workspace.ts';

const MONTH = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '6000'] });

const notebook = (page: Page) => page.locator('#notebook');

/** Opens the incident that begins with wrong second factors. */
async function openBurst(page: Page, workspace: Workspace) {
  await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
  await expect(page.getByText('Every loaded event has been checked')).toBeVisible();
  const burst = page.getByRole('article').filter({ hasText: /wrong second factors, then/ });
  await burst.getByRole('heading').first().getByRole('button').click();
  return burst;
}

/** What a report holds: its link carries the file. */
async function reportOf(page: Page, name: string): Promise<string> {
  const link = notebook(page).getByRole('link', { name });
  await expect(link).toHaveAttribute('href', /^data:/);
  const href = (await link.getAttribute('href'))!;
  return decodeURIComponent(href.slice(href.indexOf(',') + 1));
}

test('the report of an incident begins with what a manager asks', async ({ page, workspace, context }) => {
  const burst = await openBurst(page, workspace);
  await burst.getByRole('button', { name: 'Open a case…' }).click();
  await page.keyboard.type('Burst');
  await page.keyboard.press('Enter');

  const text = await reportOf(page, 'Report as Markdown: Burst');
  const [summary, events] = text.split('\n## Events\n');
  expect(summary).toMatch(/^# Burst\n[^]*## Summary\n\n- Severity: \*\*Critical\*\*\n- When: .* UTC.* – .* UTC.*\n- How many: \d+ events\n/);
  expect(summary).toMatch(/\n- Who: .* \(id \d+\)\n- From: 203\.0\.113\.\d+\n- With: /);
  expect(summary).toMatch(/### Findings\n\n1\. \*\*[^]*What was normal: Active on[^]*### What to do\n\n- Ask the person/);
  expect(summary.match(/Ask the person by phone/g)).toHaveLength(1);
  expect(events).toContain('user\\_2fa\\_fail');

  const sheet = await context.newPage();
  await sheet.setContent(await reportOf(page, 'Report to print: Burst'));
  await expect(sheet.getByRole('heading', { name: 'Summary' })).toBeVisible();
  await expectAccessible(sheet);
});

test('an incident that is in a case says so, and leads to it', async ({ page, workspace }) => {
  const burst = await openBurst(page, workspace);
  await burst.getByRole('button', { name: 'Open a case…' }).click();
  await page.keyboard.type('Burst');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const named = burst.getByRole('button', { name: 'In the case “Burst”' });
  await expect(named).toBeFocused();
  await expect(burst.getByRole('heading').first()).toContainText('In a case');
  await expectAccessible(page);
  await named.press('Enter');
  await expect(notebook(page).getByRole('button', { name: 'Burst', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(notebook(page).getByRole('link', { name: 'Report as Markdown: Burst' })).toBeFocused();

  await notebook(page).getByRole('button', { name: 'Give up the case Burst' }).click();
  await notebook(page).getByRole('button', { name: /^Give up\?/ }).click();
  await page.keyboard.press('Escape');
  await expect(burst.getByRole('button', { name: 'Open a case…' })).toBeVisible();
});

test('a case of picked events has a summary without findings', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ event: 'user_login' }, MONTH));
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: 'To a case…' }).click();
  await page.keyboard.type('By hand');
  await page.keyboard.press('Enter');
  const text = await reportOf(page, 'Report as Markdown: By hand');
  expect(text).toMatch(/## Summary\n\n- When: [^]*- How many: 2 events\n- What happened: Signed in\n/);
  expect(text).not.toMatch(/Severity|Findings|What to do/);
});

test('what says little by itself is explained where it is chosen', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
  await expect(page.getByTitle(/^Weak signs: what says nothing alone/)).toBeVisible();
  await page.getByText('Weak signs', { exact: false }).first().click();
  await expect(page.getByText(/^Weak signs: what says nothing alone/)).toBeVisible();
});
