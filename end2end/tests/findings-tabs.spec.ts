import type { BrowserContext, Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { HISTORY_FLAGS } from '../support/log.ts';
import { address, openLog } from '../support/screens.ts';
import type { Workspace } from '../support/workspace.ts';

/** As in findings.spec.ts: a month with staged incidents. */
const MONTH = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '6000'] });

const burst = (page: Page) => page.getByRole('article').filter({ hasText: 'wrong second factors, then' });
const deletion = (page: Page) => page.getByRole('article').filter({ hasText: /messages deleted in/ });
const looked = (page: Page) => burst(page).getByText('Looked at', { exact: true });

async function open(page: Page, workspace: Workspace): Promise<void> {
  await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
  await expect(page.getByText('Every loaded event has been checked')).toBeVisible();
}

async function look(page: Page): Promise<void> {
  await burst(page).getByRole('heading').getByRole('button').click();
  await burst(page).getByRole('button', { name: 'Mark as looked at' }).click();
  await expect(looked(page)).toBeVisible();
}

async function expectDeletion(page: Page): Promise<void> {
  await deletion(page).getByRole('heading').getByRole('button').click();
  await deletion(page).getByRole('button', { name: 'This is expected…' }).click();
  await deletion(page).getByRole('button', { name: 'Hide as expected' }).click();
  await expect(deletion(page).getByText('Expected', { exact: true }).first()).toBeVisible();
}

/** A second tab of the same browser. */
async function another(context: BrowserContext, workspace: Workspace): Promise<Page> {
  const page = await context.newPage();
  await open(page, workspace);
  return page;
}

test('what one tab says about findings the other shows, rules of one’s own among it', async ({ page, context, workspace }) => {
  await open(page, workspace);
  const other = await another(context, workspace);
  await look(page);
  await expect(looked(other)).toBeVisible();
  await expectDeletion(other);
  await expect(deletion(page)).toHaveCount(0);
  await other.getByText('Your own rules (Sigma)').click();
  await other.getByRole('button', { name: 'Add the examples' }).click();
  await page.getByText('Your own rules (Sigma)').click();
  await expect(page.getByRole('button', { name: 'Remove “second-factor.yml”' })).toBeVisible();
});

test('a tab that has not heard of the other’s changes keeps them when it writes its own', async ({ page, context, workspace }) => {
  await page.addInitScript(() => addEventListener('storage', (event) => event.stopImmediatePropagation(), true));
  await open(page, workspace);
  const other = await another(context, workspace);
  await look(other);
  await expect(looked(page)).toHaveCount(0);
  await expectDeletion(page);
  await expect(looked(page)).toBeVisible();
  await open(page, workspace);
  await expect(looked(page)).toBeVisible();
  await expect(deletion(page)).toHaveCount(0);
});
