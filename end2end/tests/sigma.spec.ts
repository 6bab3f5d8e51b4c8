import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { address, openLog } from '../support/screens.ts';

const RULE = `title: A token is made
logsource:
  product: pachca
  service: audit
detection:
  made:
    EventType: access_token_created
  condition: made
level: high
`;

const panel = (page: Page) => page.locator('details').filter({ hasText: 'Sigma rules' });

async function give(page: Page, ...files: [name: string, text: string][]): Promise<void> {
  const given = files.map(([name, text]) => ({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) }));
  await panel(page).locator('input[type=file]').setInputFiles(given);
}

test('rules are read in a worker that comes only then, and what is wrong with them is said', async ({ page, workspace }) => {
  const programs: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('-worker')) programs.push(request.url());
  });
  await openLog(page, workspace, address({ tab: 'findings' }));
  expect(programs).toEqual([]);
  await panel(page).getByText('Sigma rules').click();
  const misspelt = RULE.replace('EventType:', 'EventType|startswiht:').replace('A token is made', 'Misspelt <b>rule</b>');
  await give(page, ['tokens.yml', `${RULE}---\n${misspelt}`], ['notes.yml', 'no rule at all']);
  const files = panel(page).getByRole('listitem');
  await expect(files.filter({ hasText: 'A token is made' }).last()).toContainText('High');
  await expect(panel(page)).toContainText('“Misspelt <b>rule</b>”, line 11: a modifier is unknown');
  await expect(panel(page)).toContainText('Line 1: this is no Sigma rule.');
  expect(programs.length).toBeGreaterThan(0);
  expect(page.workers()).toEqual([]);
  await expectAccessible(page);

  await panel(page).getByRole('button', { name: 'Remove “tokens.yml”' }).click();
  await expect(panel(page)).not.toContainText('A token is made');
});

test.describe('where the worker does not come', () => {
  test.use({ expectedConsoleErrors: [/Failed to load resource/, /sigma-worker/] });

  test('that is said, and it can be tried again', async ({ page, workspace }) => {
    await openLog(page, workspace, address({ tab: 'findings' }));
    await panel(page).getByText('Sigma rules').click();
    await page.route('**/sigma-worker*.wasm', (route) => route.abort());
    await give(page, ['tokens.yml', RULE]);
    await expect(panel(page).getByRole('alert')).toContainText('could not be loaded');
    await page.unroute('**/sigma-worker*.wasm');
    await give(page, ['tokens.yml', RULE]);
    await expect(panel(page)).toContainText('A token is made');
    await expect(panel(page).getByRole('alert')).toHaveCount(0);
  });
});
