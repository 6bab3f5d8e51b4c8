import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { drop } from '../support/files.ts';
import { HISTORY_FLAGS } from '../support/log.ts';
import { address, details, numberIn, openLog, query } from '../support/screens.ts';
import type { Workspace } from '../support/workspace.ts';

/** As in findings.spec.ts: a month with staged incidents. */
const MONTH = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '6000'] });

const RULE = `title: A token is made
logsource:
  product: pachca
  service: audit
detection:
  made:
    EventType: access_token_created
  condition: made
level: high
falsepositives:
  - somebody who <b>asked</b>
`;

const panel = (page: Page) => page.locator('details').filter({ hasText: 'Your own rules (Sigma)' });
/** What a rule of one's own found: a part of an incident that is open, by the rule's title. */
const part = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
/** An incident whose heading is a rule of one's own. */
const card = (page: Page, title: string) => page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) });
/** How many findings the list of rules counts for one. */
const counted = (page: Page, title: string) =>
  panel(page).locator('.sigma-rules > li').filter({ has: page.getByRole('checkbox', { name: title, exact: true }) }).locator('.sigma-count');
const checked = (page: Page) => expect(panel(page)).toContainText('The rules have looked at every loaded event');
const unfold = (page: Page) => panel(page).getByText('Your own rules (Sigma)').click();

async function open(page: Page, workspace: Workspace): Promise<void> {
  await openLog(page, workspace, address({ tab: 'findings' }, MONTH));
  await unfold(page);
}

async function give(page: Page, ...files: [name: string, text: string][]): Promise<void> {
  const given = files.map(([name, text]) => ({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) }));
  await panel(page).locator('input[type=file]').setInputFiles(given);
}

async function staged(workspace: Workspace, kind: string): Promise<string[]> {
  const all = (await (await fetch(`${workspace.simulator}/sim/incidents`)).json()) as { kind: string; event_ids: string[] }[];
  return all.find((incident) => incident.kind === kind)!.event_ids;
}

test('the examples find what was staged, in a worker that comes only then, and each can be switched off', async ({ page, workspace }) => {
  const truth = await staged(workspace, 'two_factor_burst');
  const programs: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('-worker')) programs.push(request.url());
  });
  await open(page, workspace);
  expect(programs).toEqual([]);
  await panel(page).getByRole('button', { name: 'Add the examples' }).click();
  await checked(page);
  expect(programs.length).toBeGreaterThan(0);

  // It is told with what the page's own rules found about the same person.
  const title = 'Second factor guessed at, then a sign-in';
  const incident = page.getByRole('article').filter({ hasText: 'wrong second factors, then' });
  await incident.getByRole('heading').getByRole('button').click();
  const found = incident.getByRole('region', { name: title, exact: true });
  await expect(found).toContainText('the person, who finally found the right code');
  await expect(found).toContainText('A rule of your own (Sigma).');
  await expectAccessible(page);
  await found.locator('.evidence-row').first().click();
  await expect(details(page)).toBeVisible();
  expect(truth).toContain(query(page).get('id'));
  await page.goBack();

  await unfoldIfFolded(page);
  const rule = panel(page).getByRole('checkbox', { name: title });
  await rule.uncheck();
  await expect(part(page, title)).toHaveCount(0);
  await expect(counted(page, 'Second factor guessed at')).toHaveText('1 finding');
  await rule.check();
  await expect(part(page, title)).toHaveCount(1);
});

async function unfoldIfFolded(page: Page): Promise<void> {
  if (!(await panel(page).evaluate((element) => (element as HTMLDetailsElement).open))) await unfold(page);
}

test('what is wrong with rules is said by name and line, and the others run', async ({ page, workspace }) => {
  await open(page, workspace);
  const misspelt = RULE.replace('EventType:', 'EventType|startswiht:').replace('A token is made', 'Misspelt <b>rule</b>');
  const windows = RULE.replace('pachca', 'windows').replace('A token is made', 'Elsewhere');
  await give(page, ['tokens.yml', `${RULE}---\n${misspelt}---\n${windows}`], ['notes.yml', 'no rule at all']);
  await expect(panel(page)).toContainText('“Misspelt <b>rule</b>”, line 13: a modifier is unknown');
  await expect(panel(page)).toContainText('“Elsewhere”, line 25: it is about another system');
  await expect(panel(page)).toContainText('Line 1: this is no Sigma rule.');
  await checked(page);
  await card(page, 'A token is made').first().getByRole('heading').getByRole('button').click();
  await expect(card(page, 'A token is made').first()).toContainText('somebody who <b>asked</b>');
});

test('rules stay in this browser, travel with the settings, and go in a click', async ({ page, workspace, newcomer }) => {
  await open(page, workspace);
  await drop(page, { name: 'tokens.yml', bytes: RULE });
  await checked(page);
  await open(page, workspace);
  await checked(page);
  await expect(card(page, 'A token is made')).not.toHaveCount(0);

  const settings = page.locator('details').filter({ hasText: 'Rules and exceptions' });
  await settings.getByText('Rules and exceptions').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    settings.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const file = await readFile((await download.path())!);
  await panel(page).getByRole('button', { name: 'Remove “tokens.yml”' }).click();
  await expect(card(page, 'A token is made')).toHaveCount(0);
  await open(page, workspace);
  await expect(panel(page)).not.toContainText('tokens.yml');

  await open(newcomer, workspace);
  const theirs = newcomer.locator('details').filter({ hasText: 'Rules and exceptions' });
  await theirs.getByText('Rules and exceptions').click();
  await theirs.locator('input[type=file]').setInputFiles({ name: 'rules.json', mimeType: 'application/json', buffer: file });
  await checked(newcomer);
  await expect(card(newcomer, 'A token is made')).not.toHaveCount(0);
});

test.describe('in a workspace that is alive', () => {
  test.use({ simulatorFlags: ['--events', '1500', '--days', '30', '--live-per-minute', '1200'] });

  test('rules look at what arrives, too', async ({ page, workspace }) => {
    await openLog(page, workspace, '/?load=all&period=7&tab=findings');
    await unfold(page);
    const any = RULE.replace('title: A token is made', 'title: Anything\nname: anything').replace('EventType:', 'EventType|exists: true #');
    const many = 'title: How much\ncorrelation:\n  type: event_count\n  rules:\n    - anything\n  group-by:\n    - UserType\n  timespan: 90d\n  condition:\n    gte: 1\n';
    await give(page, ['all.yml', `${any}---\n${many}`]);
    await checked(page);
    await page.getByRole('article').filter({ hasText: 'How much' }).first().getByRole('heading').getByRole('button').click();
    const count = async () => numberIn(await part(page, 'How much').first().locator('.evidence h4').innerText());
    const before = await count();
    expect(before).toBeGreaterThan(50);
    await page.getByRole('switch', { name: 'Live' }).click();
    await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(before);
  });
});

test.describe('where the worker does not come', () => {
  test.use({ expectedConsoleErrors: [/Failed to load resource/, /sigma-worker/] });

  test('that is said, and it can be tried again', async ({ page, workspace }) => {
    await open(page, workspace);
    await page.route('**/sigma-worker*.wasm', (route) => route.abort());
    await give(page, ['tokens.yml', RULE]);
    await expect(panel(page).getByRole('alert')).toContainText('could not be loaded');
    await page.unroute('**/sigma-worker*.wasm');
    await give(page, ['tokens.yml', RULE]);
    await checked(page);
    await expect(panel(page).getByRole('alert')).toHaveCount(0);
  });
});
