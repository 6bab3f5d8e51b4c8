import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { HISTORY_FLAGS } from '../support/log.ts';
import { address, expectLoaded, grid, openLog, submitToken } from '../support/screens.ts';
import type { Workspace } from '../support/workspace.ts';

/** A history with enough behind it for rules that learn what is usual. */
const MONTH = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '6000'] });

const incidents = (page: Page) => page.getByRole('article');
const notebook = (page: Page) => page.locator('#notebook');
const nameField = (page: Page) => notebook(page).getByRole('textbox', { name: /into a case$/ });

interface Staged {
  kind: string;
  event_ids: string[];
}

async function staged(workspace: Workspace, kind: string): Promise<Staged> {
  const all = (await (await fetch(`${workspace.simulator}/sim/incidents`)).json()) as Staged[];
  const found = all.find((incident) => incident.kind === kind);
  if (!found) throw new Error(`no ${kind} was staged`);
  return found;
}

async function openFindings(page: Page, workspace: Workspace): Promise<void> {
  await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
  await expect(page.getByText('Every loaded event has been checked')).toBeVisible();
}

/** Opens the incident with this in its heading. */
async function unfold(page: Page, text: RegExp) {
  const incident = incidents(page).filter({ hasText: text });
  await incident.getByRole('heading').getByRole('button').click();
  return incident;
}

test('much read at night from elsewhere is high, and counted to the last', async ({ page, workspace }) => {
  const { event_ids } = await staged(workspace, 'stolen_token');
  await openFindings(page, workspace);
  const read = incidents(page).filter({ hasText: /decryptions and searches in .+, at night and from a network that is new/ });
  await expect(read.getByText('High', { exact: true })).toBeVisible();
  await expect(read.getByRole('heading')).toContainText(`${event_ids.length} decryptions and searches`);
});

test('an incident says once what was normal, and becomes a case whose report is at hand', async ({ page, workspace, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openFindings(page, workspace);
  const burst = await unfold(page, /wrong second factors, then/);
  await expect(burst.getByText('What to do').nth(1)).toBeVisible();
  await expect(burst.getByText('What was normal')).toHaveCount(1);

  await burst.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(burst.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^## Critical: .*wrong second factors/);
  expect(copied.match(/What was normal: /g)).toHaveLength(1);

  await burst.getByRole('button', { name: 'Open a case…' }).click();
  await expect(nameField(page)).toBeFocused();
  await expect(nameField(page)).toHaveValue(/wrong second factors/);
  await expectAccessible(page);
  await page.keyboard.type('Burst of the 18th');
  await page.keyboard.press('Enter');
  const report = notebook(page).getByRole('link', { name: 'Report as Markdown: Burst of the 18th' });
  await expect(report).toBeFocused();
  const text = decodeURIComponent((await report.getAttribute('href'))!);
  for (const id of (await staged(workspace, 'two_factor_burst')).event_ids) expect(text).toContain(id);
  await page.keyboard.press('Escape');
  await expect(notebook(page)).toBeHidden();

  await page.getByRole('button', { name: 'Cases and reports' }).click();
  await expect(report).toBeVisible();
  await notebook(page).getByRole('button', { name: 'Burst of the 18th', exact: true }).click();
  await notebook(page).getByRole('button', { name: 'Show these in the list' }).click();
  await expect(grid(page)).toBeVisible();
});

test('starred events become a case from the notes', async ({ page, workspace }) => {
  await openLog(page, workspace, address({}, MONTH));
  await grid(page).focus();
  for (let step = 0; step < 2; step += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('s');
  }
  await page.getByRole('button', { name: 'Notes and cases' }).click();
  await notebook(page).getByRole('button', { name: 'Starred', exact: true }).click();
  await notebook(page).getByLabel('Put the 2 noted events below into a case').fill('To ask about');
  await page.keyboard.press('Enter');
  await expect(notebook(page).getByRole('link', { name: 'Report to print: To ask about' })).toBeVisible();
  await expect(notebook(page).getByText('2 events')).toBeVisible();
});

test('the menu of exports closes by Escape and by a click elsewhere', async ({ page, workspace }) => {
  await openFindings(page, workspace);
  const menu = page.getByRole('button', { name: 'Export findings' });
  const choice = page.getByRole('button', { name: 'Save as JSON' });
  await menu.click();
  await expect(choice).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(choice).toHaveCount(0);
  await expect(menu).toBeFocused();
  await menu.click();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(choice).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  /** The top of the first of something, and the height of the header. */
  const top = async (page: Page, what: ReturnType<Page['locator']>) => (await what.first().boundingBox())!.y;
  const headerHeight = async (page: Page) => (await page.getByRole('banner').boundingBox())!.height;

  test('the first incident is in the upper half, and what can be touched is large enough', async ({ page, workspace }) => {
    await openFindings(page, workspace);
    expect(await top(page, incidents(page))).toBeLessThan(844 / 2);
    const controls = page.getByRole('banner').getByRole('button').or(page.getByRole('group', { name: 'Severity' }).getByRole('button'));
    for (const control of await controls.all()) {
      const { width, height } = (await control.boundingBox())!;
      expect(Math.min(width, height), await control.innerText()).toBeGreaterThanOrEqual(43.5);
    }
    await expect(page.getByText('Rules and exceptions')).toBeHidden();
    await page.getByRole('button', { name: 'Rules, places and alerts' }).click();
    await expect(page.getByText('Rules and exceptions')).toBeVisible();
    await unfold(page, /wrong second factors, then/);
    await expectAccessible(page);
  });

  test('the period and live are in the menu, and nothing moves when the log has been read', async ({ page, workspace }) => {
    await page.route(/\/audit_events\?/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      await route.continue();
    });
    await page.goto(address({}, MONTH));
    await submitToken(page, workspace.tokens.owner);
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    const [height, list] = [await headerHeight(page), await top(page, grid(page))];
    expect(height).toBeLessThanOrEqual(56);
    await expectAccessible(page);
    await expectLoaded(page);
    expect([await headerHeight(page), await top(page, grid(page))]).toEqual([height, list]);
    await page.getByRole('button', { name: 'This session' }).click();
    await page.getByRole('switch', { name: 'Live' }).click();
    await expect(page.getByRole('switch', { name: 'Live' })).toBeChecked();
    await expect(page.getByRole('combobox', { name: 'Change the period' })).toBeVisible();
    await expectAccessible(page);
  });
});
