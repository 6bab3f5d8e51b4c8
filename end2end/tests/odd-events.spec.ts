import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { idsOf, readLog, type LogEvent } from '../support/log.ts';
import { address, expectTotal, field, openLog, query, rows } from '../support/screens.ts';

const MARKUP = `<img src=x onerror="document.title='executed'"><script>document.title='executed'</script>`;

/** Changes events of the first page of the log that has more than enough of them. */
async function tamper(page: Page, change: (events: (LogEvent | unknown)[]) => unknown[]): Promise<void> {
  let done = false;
  await page.route('**/audit_events?*', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    if (!done && body.data.length > 20) {
      done = true;
      body.data = change(body.data);
    }
    await route.fulfill({ response: answer, json: body });
  });
}

test('events that cannot be read are counted, their text is kept, and their neighbours are there', async ({ page, workspace }) => {
  const all = await idsOf(workspace);
  await tamper(page, (events) => {
    const [noId, badDate, noKey] = [4, 6, 8].map((at) => ({ ...(events[at] as LogEvent), user_agent: `agent ${at}` }) as Partial<LogEvent>);
    delete noId.id;
    badDate.created_at = 'the day after tomorrow';
    delete noKey.event_key;
    return events.with(4, noId).with(6, badDate).with(8, noKey).with(10, MARKUP).with(12, null);
  });
  await openLog(page, workspace);
  await expectTotal(page, all.length - 5);
  const notice = page.getByText(/5 events could not be read\. Their raw text is kept\./);
  await expect(notice).toBeVisible();
  const raw = page.getByText(/the day after tomorrow/);
  await expect(raw).toBeHidden();
  await notice.click();
  await expect(raw).toBeVisible();
  for (const part of ['agent 4', 'agent 6', 'agent 8', '<img src=x', 'null']) await expect(raw).toContainText(part);
  await expect(page).toHaveTitle(/audit log/i);
  expect(await page.getByRole('img', { includeHidden: true }).evaluateAll((found) => found.filter((image) => image.tagName === 'IMG').length)).toBe(0);
});

test('markup in any field is text', async ({ page, workspace }) => {
  const all = await idsOf(workspace);
  await tamper(page, (events) =>
    events.with(0, {
      ...(events[0] as LogEvent),
      id: MARKUP,
      event_key: MARKUP,
      actor_id: MARKUP,
      entity_id: MARKUP,
      entity_type: MARKUP,
      ip_address: MARKUP,
      user_agent: MARKUP,
      details: { [MARKUP]: MARKUP, nested: [{ [MARKUP]: MARKUP }] },
    }),
  );
  await openLog(page, workspace);
  await expectTotal(page, all.length);
  await rows(page).first().click();
  await expect(field(page, 'Id')).toHaveText(MARKUP);
  await expect(field(page, 'Key')).toContainText(MARKUP);
  await expect(field(page, 'IP')).toContainText(MARKUP);
  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(page.getByRole('region', { name: 'JSON' })).toContainText('onerror');
  await expect.poll(() => query(page).get('id')).toBe(MARKUP);
  await page.getByRole('button', { name: `Only ${MARKUP}`, exact: true }).first().click();
  await expectTotal(page, 1);
  await page.getByRole('button', { name: 'Charts' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page).toHaveTitle(/audit log/i);
  expect(await page.locator('img, script:not([src])').count()).toBe(0);
});

test('numbers for strings, extra and missing fields, an odd order: nothing is lost', async ({ page, workspace }) => {
  const log = await readLog(workspace);
  const odd = log[3];
  await tamper(page, (events) => {
    const bare = { id: 4_711, created_at: odd.created_at, event_key: 'workspace_moved_to_mars', actor_id: 12, weather: { sunny: true } };
    const { details: _, ip_address: __, ...less } = events[5] as LogEvent;
    return events.with(3, bare).with(5, less).toReversed();
  });
  await openLog(page, workspace);
  await expectTotal(page, log.length);
  await page.getByRole('combobox', { name: 'Search and filter' }).fill('moved_to_mars');
  await expectTotal(page, 1);
  await rows(page).first().click();
  await expect(field(page, 'Id')).toHaveText('4711');
  await expect(field(page, 'Key')).toContainText('workspace_moved_to_mars');
  await page.getByRole('tab', { name: 'JSON' }).click();
  const shown = JSON.parse(await page.getByRole('region', { name: 'JSON' }).innerText());
  expect(shown).toMatchObject({ id: '4711', event_key: 'workspace_moved_to_mars', weather: { sunny: true } });
});

test('an event that comes twice with other content is shown once, and that is said', async ({ page, workspace }) => {
  const all = await idsOf(workspace);
  await tamper(page, (events) => [...events, { ...(events[2] as LogEvent), ip_address: '203.0.113.99' }]);
  await openLog(page, workspace, address());
  await expectTotal(page, all.length);
  await expect(page.getByText(/One event came twice with different content/)).toBeVisible();
});
