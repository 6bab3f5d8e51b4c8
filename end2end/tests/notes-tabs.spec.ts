import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { details, openLog, rows } from '../support/screens.ts';

const star = (page: Page) => details(page).getByRole('button', { name: 'Star', exact: true });
const comment = (page: Page) => page.getByRole('textbox', { name: 'Comment' });

async function openNote(page: Page): Promise<void> {
  await rows(page).first().click();
  await page.getByRole('tab', { name: 'Note' }).click();
}

test('what is noted in one tab stands in the other, and undoes nothing that is being written there', async ({ page, context, workspace }) => {
  await openLog(page, workspace);
  const other = await context.newPage();
  await openLog(other, workspace);
  await openNote(page);
  await openNote(other);
  await comment(other).pressSequentially('Asked Igor');
  await star(page).click();
  await expect(star(other)).toHaveAttribute('aria-pressed', 'true');
  await expect(comment(other)).toHaveValue('Asked Igor');
  await comment(other).blur();
  await expect(comment(page)).toHaveValue('Asked Igor');
  await expect(star(page)).toHaveAttribute('aria-pressed', 'true');
});

test('a tab that has not heard of the other’s notes keeps them when it writes its own', async ({ page, context, workspace }) => {
  await page.addInitScript(() => addEventListener('storage', (event) => event.stopImmediatePropagation(), true));
  await openLog(page, workspace);
  const other = await context.newPage();
  await openLog(other, workspace);
  await openNote(other);
  await other.getByRole('textbox', { name: 'Tags' }).fill('phishing');
  await other.getByRole('textbox', { name: 'Tags' }).blur();
  await expect(rows(other).first()).toContainText('phishing');
  await rows(page).nth(1).click();
  await expect(rows(page).first()).not.toContainText('phishing');
  await star(page).click();
  await expect(rows(page).first()).toContainText('phishing');
  await openLog(page, workspace);
  await expect(rows(page).first()).toContainText('phishing');
  await expect(rows(page).nth(1).getByText('starred')).toHaveCount(1);
});
