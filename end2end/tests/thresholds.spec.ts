import { readFileSync } from 'node:fs';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { HISTORY_FLAGS } from '../support/log.ts';
import { address, openLog } from '../support/screens.ts';
import type { Page } from '@playwright/test';

const MONTH = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '6000'] });

const form = (page: Page) => page.getByRole('form', { name: 'Thresholds' });
const which = (page: Page) => form(page).getByRole('combobox', { name: 'Which thresholds' });
const apply = (page: Page) => form(page).getByRole('button', { name: 'Apply' });
const deletions = (page: Page) => page.getByRole('article').filter({ hasText: /messages deleted in/ });

async function open(page: Page): Promise<void> {
  await expect(page.getByText('Every loaded event has been checked')).toBeVisible();
  await page.getByText('Rules and exceptions').click();
  await which(page).selectOption('mass-deletion');
}

test('other thresholds are seen before they are taken over, stay, and go into the file', async ({ page, workspace }) => {
  const where = address({ tab: 'findings' }, MONTH);
  await openLog(page, workspace, where);
  await open(page);
  await expect(deletions(page)).toHaveCount(1);
  const messages = form(page).getByRole('textbox', { name: 'Messages, at least' });
  await expect(messages).toHaveValue('10');
  await expect(apply(page)).toBeDisabled();

  await messages.fill('many');
  await expect(messages).toHaveAccessibleDescription(/^This is not a whole number\. From 2 to 1.000, usually 10$/);
  await messages.fill('1');
  await expect(messages).toHaveAccessibleDescription(/^This is out of the bounds\. From 2 to/);
  await expect(apply(page)).toBeDisabled();
  await expectAccessible(page);

  await messages.fill('900');
  await expect(form(page).getByRole('status')).toContainText('With these values the loaded period gives 0 findings of this rule, now 1.');
  await expect(deletions(page), 'nothing is taken over yet').toHaveCount(1);
  await form(page).getByRole('button', { name: 'Discard' }).click();
  await expect(messages).toHaveValue('10');
  await messages.fill('900');
  await apply(page).click();
  await expect(deletions(page)).toHaveCount(0);
  await expect(which(page)).toContainText('Mass deletion (changed)');
  await expect(form(page)).toContainText('1 differs from the usual');

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()]);
  const file = await download.path();
  expect(JSON.parse(readFileSync(file, 'utf8')).thresholds.mass_deletion.messages).toBe(900);

  await openLog(page, workspace, where);
  await open(page);
  await expect(messages).toHaveValue('900');
  await form(page).getByRole('button', { name: 'Make all usual' }).click();
  await expect(deletions(page)).toHaveCount(1);
  await expect(messages).toHaveValue('10');
  await page.getByLabel('Open a file').setInputFiles(file);
  await expect(messages).toHaveValue('900');
  const bad = Buffer.from('{"thresholds":{"mass_deletion":{"messages":0}}}');
  await page.getByLabel('Open a file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: bad });
  await expect(page.getByRole('alert')).toContainText('thresholds.mass_deletion.messages: 0 (2 … 1000)');
});
