import { readFileSync } from 'node:fs';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { HISTORY_FLAGS } from '../support/log.ts';
import { address, chips, details, openLog, query } from '../support/screens.ts';
import type { Page } from '@playwright/test';
import type { Workspace } from '../support/workspace.ts';

/** A history that ends at a fixed instant, with enough behind it for rules that learn what is usual. */
const MONTH = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '6000'] });

const strip = (page: Page) => page.getByRole('region', { name: 'Findings', exact: true });
const incidents = (page: Page) => page.getByRole('article');
const burst = (page: Page) => incidents(page).filter({ hasText: 'wrong second factors, then' });
const checked = (page: Page) => expect(page.getByText('Every loaded event has been checked')).toBeVisible();

/** The radio button itself lies below its label. */
const choose = (page: Page, which: string) =>
  page.getByRole('group', { name: 'Which findings' }).getByText(new RegExp(`^${which}`)).click();

interface Staged {
  kind: string;
  actor_id: string;
  event_ids: string[];
}

async function staged(workspace: Workspace, kind: string): Promise<Staged> {
  const all = (await (await fetch(`${workspace.simulator}/sim/incidents`)).json()) as Staged[];
  const found = all.find((incident) => incident.kind === kind);
  if (!found) throw new Error(`no ${kind} was staged`);
  return found;
}

test('the worst is above the timeline, and leads to its evidence', async ({ page, workspace }) => {
  const truth = await staged(workspace, 'two_factor_burst');
  await openLog(page, workspace, address({}, MONTH));
  await expect(strip(page).getByText('Critical', { exact: true }).first()).toBeVisible();
  await strip(page).getByRole('button', { name: /wrong second factors, then/ }).click();
  expect(query(page).get('tab')).toBe('findings');

  const open = burst(page);
  await expect(open.getByText('What was normal').first()).toBeVisible();
  await expect(open.getByText('What to do').first()).toBeVisible();
  await expect(open.getByText(/^Source of the threshold: Elastic/).first()).toBeVisible();
  await expectAccessible(page);

  await open.getByRole('button', { name: /failed two-factor check/ }).first().click();
  await expect(details(page)).toContainText('Failed two-factor check');
  expect(query(page).get('actor')).toBe(truth.actor_id);
  expect(truth.event_ids).toContain(query(page).get('id'));
  await page.goBack();
  await expect(open).toBeVisible();
  await open.getByRole('button', { name: 'Show in the timeline' }).click();
  await expect(chips(page)).toHaveCount(2);
});

test('what was looked at and what is expected stays so on the next visit', async ({ page, workspace }) => {
  const where = address({ tab: 'findings' }, MONTH);
  await openLog(page, workspace, where);
  await checked(page);
  const before = await incidents(page).count();
  await burst(page).getByRole('heading').getByRole('button').click();
  await burst(page).getByRole('button', { name: 'Mark as looked at' }).click();
  await expect(burst(page).getByText('Looked at', { exact: true })).toBeVisible();

  const deletion = incidents(page).filter({ hasText: /messages deleted in/ });
  await deletion.getByRole('heading').getByRole('button').click();
  await deletion.getByRole('button', { name: 'This is expected…' }).click();
  await deletion.getByRole('radio', { name: '“Mass deletion” of Release Bot' }).check();
  await deletion.getByRole('textbox', { name: 'Why?' }).fill('clean-up <b>of</b> old releases');
  await deletion.getByRole('button', { name: 'Hide as expected' }).click();
  await expect(deletion.getByText('Expected: clean-up <b>of</b> old releases')).toBeVisible();

  await openLog(page, workspace, where);
  await checked(page);
  await expect(incidents(page)).toHaveCount(before - 1);
  await expect(burst(page).getByText('Looked at', { exact: true })).toBeVisible();
  await choose(page, 'New');
  await expect(burst(page)).toHaveCount(0);
  await choose(page, 'Expected');
  await expect(incidents(page)).toHaveCount(1);
  await incidents(page).getByRole('heading').getByRole('button').click();
  await incidents(page).getByRole('button', { name: 'Not expected after all' }).click();
  await choose(page, 'All');
  await expect(incidents(page)).toHaveCount(before);
});

test('severities choose, findings go into a file, and their address leads back', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
  await checked(page);
  await page.getByRole('group', { name: 'Severity' }).getByRole('button', { name: /^Critical/ }).click();
  await expect(incidents(page).filter({ hasText: 'High' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Export findings' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as JSON' }).click()]);
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8')) as { complete: boolean; findings: { rule: string; sentence: string }[] };
  expect(saved.complete).toBe(true);
  expect(saved.findings.map((finding) => finding.rule)).toContain('2fa-burst-then-in');
  expect(saved.findings.every((finding) => finding.sentence !== '')).toBe(true);

  await burst(page).getByRole('heading').getByRole('button').click();
  const link = page.url();
  await openLog(page, workspace, link);
  await expect(burst(page).getByText('What was normal').first()).toBeVisible();
});

test('findings come while the log is still read, and say that they may change', async ({ page, workspace }) => {
  await page.route(/\/audit_events\?/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    await route.continue();
  });
  await page.goto(address({ tab: 'findings' }, MONTH));
  await page.getByRole('textbox', { name: 'Access token' }).fill(workspace.tokens.owner);
  await page.getByRole('button', { name: 'Load the audit log' }).click();
  await expect(page.getByText(/^Read \d+ % so far; findings may change$/)).toBeVisible();
  await checked(page);
  await expect(burst(page)).toBeVisible();
});

test('rules and exceptions are changed, saved as a file and opened again', async ({ page, workspace }) => {
  await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
  await checked(page);
  const before = await incidents(page).count();
  await page.getByText('Rules and exceptions').click();
  await page.getByRole('checkbox', { name: /^Mass deletion/ }).uncheck();
  await expect(incidents(page).filter({ hasText: /messages deleted in/ })).toHaveCount(0);

  const add = page.getByRole('form', { name: 'Add an exception' });
  await add.getByRole('textbox', { name: 'Which one' }).fill('203.0.113');
  await add.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('alert')).toContainText('neither an address nor a network');
  await add.getByRole('textbox', { name: 'Which one' }).fill('203.0.113.0/24');
  await add.getByRole('textbox', { name: 'Why?' }).fill('our testers');
  await add.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Address 203.0.113.0/24' })).toContainText('our testers');
  await expect(burst(page)).toHaveCount(0);
  await expectAccessible(page);

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()]);
  const file = await download.path();
  await page.getByRole('button', { name: 'Remove the exception: Address 203.0.113.0/24' }).click();
  await page.getByRole('checkbox', { name: /^Mass deletion/ }).check();
  await expect(incidents(page)).toHaveCount(before);
  await page.getByLabel('Open a file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{') });
  await expect(page.getByRole('alert')).toContainText('This file holds no rules');
  await page.getByLabel('Open a file').setInputFiles(file);
  await expect(burst(page)).toHaveCount(0);
  await expect(page.getByRole('checkbox', { name: /^Mass deletion/ })).not.toBeChecked();
});

test('grave incidents are marked above the bars where they begin, and a mark leads to its incident', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const marks = page.getByTitle(/^(Critical|High): /);
  await expect(marks.first()).toBeVisible();
  const title = (await marks.first().getAttribute('title'))!;
  await marks.first().click();
  await expect.poll(() => query(page).get('tab')).toBe('findings');
  expect(query(page).get('range'), 'nothing was selected by it').toBeNull();
  const said = title.slice(title.indexOf(': ') + 2, title.lastIndexOf(' · '));
  await expect(page.getByRole('article').filter({ hasText: said }).first()).toBeVisible();
});
