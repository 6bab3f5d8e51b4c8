import { test, expect } from '../support/test.ts';
import { countBy, eventsPath, readLog, type Stretch } from '../support/log.ts';
import { address, details, expectLoaded, expectTotal, numberIn, openLog, query, rows, total } from '../support/screens.ts';
import type { Page } from '@playwright/test';
import type { Workspace } from '../support/workspace.ts';

const hidden = (page: Page) => page.getByText(/own reads? hidden/);
const READ = 'audit_events_accessed';

/** What was logged since this page was opened, straight from the workspace; asking leaves an entry by another client. */
async function since(workspace: Workspace, start: string) {
  return readLog(workspace, hourFrom(start));
}

function hourFrom(start: string): Stretch {
  return { start, end: new Date(Date.parse(start) + 3_600_000).toISOString() };
}

/** The workspace's time in whole seconds, as the log has it: what is read in the same second counts, too. */
async function now(workspace: Workspace): Promise<string> {
  const { now } = await (await fetch(`${workspace.simulator}/sim/stats`)).json();
  return new Date(Math.floor(Date.parse(now) / 1000) * 1000).toISOString();
}

/** Asks for the log with a token, as another program, or as another browser behind another address, would. */
async function readElsewhere(workspace: Workspace, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(workspace.simulator + eventsPath({}), {
    headers: { Authorization: `Bearer ${workspace.tokens.owner}`, ...headers },
  });
  expect(answer.ok).toBe(true);
}

test.use({ simulatorFlags: ['--days', '2', '--events', '200', '--quiet'] });

test('own reads are hidden with a count, shown on request, and that is in the address', async ({ page, workspace }) => {
  const start = await now(workspace);
  const where = address({}, hourFrom(start));
  // What the first visit left is there for the second; each loading leaves more.
  await openLog(page, workspace, where);
  await openLog(page, workspace, where);
  await expect(hidden(page)).toBeVisible();
  const count = numberIn(await hidden(page).innerText());
  const before = await total(page);
  expect(count).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Show this dashboard’s own reads of the log' }).click();
  await expectTotal(page, before + count);
  await expect(page.getByText('Own reads are shown')).toBeVisible();
  expect(query(page).get('own')).toBe('shown');
  await expect(rows(page).filter({ hasText: 'this dashboard' })).toHaveCount(Math.min(count, await rows(page).count()));
  await rows(page).filter({ hasText: 'this dashboard' }).first().click();
  await expect(details(page)).toContainText('this dashboard');

  const link = page.url();
  await page.getByRole('button', { name: 'Hide this dashboard’s own reads of the log' }).click();
  await expectTotal(page, before);
  expect(query(page).has('own')).toBe(false);
  await page.goBack();
  await expectTotal(page, before + count);
  await openLog(page, workspace, link);
  await expect(page.getByText('Own reads are shown')).toBeVisible();
});

test('reads by others stay visible, whatever they pretend to be', async ({ page, workspace }) => {
  const start = await now(workspace);
  const where = address({}, hourFrom(start));
  await page.goto(where);
  const agent = await page.evaluate(() => navigator.userAgent);
  await readElsewhere(workspace, { 'User-Agent': 'curl/8.5.0' });
  await readElsewhere(workspace, { 'User-Agent': agent, 'X-Forwarded-For': '203.0.113.140' });
  await readElsewhere(workspace, { 'User-Agent': agent.replace(/\d+(?=\.0\.0\.0)/, '99') });
  await openLog(page, workspace, where);
  await openLog(page, workspace, where);
  await expect(hidden(page)).toBeVisible();
  const log = await since(workspace, start);
  const reads = log.filter((event) => event.event_key === READ);
  const byClient = countBy(reads, (event) => `${event.user_agent === agent ? 'this browser' : event.user_agent} ${event.ip_address}`);
  expect(byClient.size, 'this browser, and each of the others').toBeGreaterThanOrEqual(4);
  const shown = rows(page).filter({ hasText: 'read audit log' });
  await expect(shown.filter({ hasText: 'curl 8.5' })).toHaveCount(1);
  await expect(shown.filter({ hasText: '203.0.113.140' })).toHaveCount(1);
  await expect(shown.filter({ hasText: /Chrome 99/ })).toHaveCount(1);
});

test('how much this visit asked and left in the log is said, and is true', async ({ page, workspace }) => {
  const start = await now(workspace);
  await openLog(page, workspace, address({}, { start: new Date(Date.parse(start) - 86_400_000).toISOString(), end: start }));
  await expect.poll(async () => (await stats(workspace)).requests).toBeGreaterThan(5);
  const menu = page.getByRole('button', { name: 'This session' });
  await expect(async () => {
    await menu.click();
    const text = await page.getByRole('region', { name: 'This session' }).innerText();
    await page.keyboard.press('Escape');
    const [requests, reads] = [...text.matchAll(/([\d\u202f]+) (?:requests|of them)/g)].map((found) => numberIn(found[1]));
    const { requests: asked } = await stats(workspace);
    expect(requests).toBe(asked);
    const left = (await (await fetch(`${workspace.simulator}/sim/events?from=${start}&keys=${READ}`)).text()).trim().split('\n');
    expect(reads).toBe(left.length);
  }).toPass();
});

async function stats(workspace: Workspace): Promise<{ requests: number }> {
  return (await fetch(`${workspace.simulator}/sim/stats`)).json();
}
