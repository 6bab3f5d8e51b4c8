import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { HISTORY_FLAGS } from '../support/log.ts';
import { address, details, openLog, query } from '../support/screens.ts';
import type { Workspace } from '../support/workspace.ts';

/** As in findings.spec.ts: a month with staged incidents. */
const MONTH = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '6000'] });

/** Chats are made every day, so these stand alone, each actor and day by itself. The title is as hostile as can be. */
const TITLE = '@all **A chat** [is made](https://evil.example)';
const RULE = `title: '${TITLE}'
id: chats
logsource:
  product: pachca
detection:
  made:
    EventType: chat_created
  condition: made
level: critical
`;
/** As it is written in a message: it can neither mention nor format. */
const HARMLESS = '＠all ∗∗A chat∗∗ ';

const cards = (page: Page) => page.getByRole('article').filter({ has: page.getByRole('heading', { name: TITLE }) });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Notify an admin' });
const choose = (page: Page, which: string) =>
  page.getByRole('group', { name: 'Which findings' }).getByText(new RegExp(`^${which}`)).click();

async function open(page: Page, workspace: Workspace): Promise<void> {
  await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
  await expect(page.getByText('Every loaded event has been checked')).toBeVisible();
}

async function give(page: Page): Promise<void> {
  await page.getByText('Your own rules (Sigma)').click();
  const files = page.locator('details').filter({ hasText: 'Your own rules (Sigma)' }).locator('input[type=file]');
  await files.setInputFiles({ name: 'chats.yml', mimeType: 'application/yaml', buffer: Buffer.from(RULE) });
  await expect(cards(page).first()).toBeVisible();
}

test('what a rule of one’s own found is looked at, expected and taken back like anything else', async ({ page, workspace }) => {
  await open(page, workspace);
  await give(page);
  const before = await cards(page).count();
  expect(before).toBeGreaterThan(2);
  await cards(page).first().getByRole('heading').getByRole('button').click();
  await page.getByRole('button', { name: 'Mark as looked at' }).click();
  await expect(cards(page).getByText('Looked at', { exact: true })).toHaveCount(1);
  await expectAccessible(page);

  const last = cards(page).nth(before - 1);
  await last.getByRole('heading').getByRole('button').click();
  await last.getByRole('button', { name: 'This is expected…' }).click();
  await last.getByRole('textbox', { name: 'Why?' }).fill('an exercise');
  await last.getByRole('button', { name: 'Hide as expected' }).click();
  await open(page, workspace);
  await expect(cards(page)).toHaveCount(before - 1);
  await expect(cards(page).getByText('Looked at', { exact: true })).toHaveCount(1);
  await choose(page, 'New');
  await expect(cards(page)).toHaveCount(before - 2);
  await choose(page, 'Expected');
  await expect(cards(page)).toHaveCount(1);

  await cards(page).getByRole('heading').getByRole('button').click();
  await expect(cards(page)).toContainText('Expected: an exercise');
  await cards(page).getByRole('button', { name: 'Not expected after all' }).click();
  await choose(page, 'All');
  await expect(cards(page)).toHaveCount(before);
  await cards(page).first().getByRole('heading').getByRole('button').click();
  await cards(page).first().getByRole('button', { name: 'This is expected…' }).click();
  await cards(page).first().getByRole('radio', { name: `“${TITLE}” of anybody` }).check();
  await cards(page).first().getByRole('button', { name: 'Hide as expected' }).click();
  await page.reload();
  await open(page, workspace);
  await expect(cards(page)).toHaveCount(0);
  await page.getByText('Rules and exceptions').click();
  await page.getByRole('button', { name: /^Remove the exception: .*A chat/ }).click();
  await expect(cards(page)).toHaveCount(before);
});

test('it is told to an admin once, goes into files, and its address leads to the event', async ({ page, workspace, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, workspace);
  await give(page);
  await cards(page).first().getByRole('heading').getByRole('button').click();
  await page.getByRole('button', { name: 'Notify an admin…' }).click();
  const text = dialog(page).getByRole('textbox', { name: 'Message' });
  const written = await text.inputValue();
  expect(written).toContain(HARMLESS);
  await expect(dialog(page).getByText('This text mentions')).toHaveCount(0);
  await dialog(page).getByRole('listitem').filter({ hasText: 'admin' }).first().getByRole('button').click();
  await dialog(page).getByRole('button', { name: 'Send', exact: true }).dblclick({ noWaitAfter: true });
  await expect(dialog(page).getByText('Sent: Pachca has confirmed the message.')).toBeVisible();
  const messages = (await (await fetch(`${workspace.simulator}/sim/messages`)).json()) as { content: string }[];
  expect(messages.map((message) => message.content)).toEqual([written]);
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(cards(page).first().getByText(/^Sent to /)).toBeVisible();

  await page.getByRole('group', { name: 'Severity' }).getByRole('button', { name: /^Critical/ }).click();
  await page.getByRole('button', { name: 'Export findings' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as JSON' }).click()]);
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8')) as { findings: { rule: string; own?: { key: string }; evidence: { ids: string[] } }[] };
  const own = saved.findings.filter((finding) => finding.own?.key === 'chats');
  expect(own.length).toBe(await cards(page).count());
  expect(own.every((finding) => finding.rule === 'own' && finding.evidence.ids.length > 0)).toBe(true);
  await page.getByRole('group', { name: 'Export findings' }).getByRole('button', { name: /^Copy as Markdown|^Copied/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(HARMLESS);

  // Whoever gets the message need not have the rule.
  await page.evaluate(() => localStorage.clear());
  await openLog(page, workspace, /https?:\S+$/.exec(written)![0]);
  await expect(details(page)).toBeVisible();
  expect(own.map((finding) => finding.evidence.ids[0])).toContain(query(page).get('id'));
});
