import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { WEEK, type LogEvent } from '../support/log.ts';
import { address, details, expectLoaded, expectTotal, field, rows, submitToken } from '../support/screens.ts';

const CLOSED = '424242';

function event(id: string, minute: number, key: string, entity: [string, string], more: Partial<LogEvent> = {}): LogEvent {
  const created_at = new Date(Date.parse(WEEK.start) + minute * 60_000).toISOString();
  return { id, created_at, event_key: key, actor_id: '1', actor_type: 'User', entity_type: entity[0], entity_id: entity[1], details: {}, ip_address: null, user_agent: null, ...more } as LogEvent;
}

/** Newest first: a chat that no list has is renamed twice, then written in; a tag is deleted that somebody then had. */
const EVENTS = [
  event('e5', 50, 'user_added_to_tag', ['GroupTag', '777'], { details: { initiator_id: 2 } }),
  event('e4', 40, 'user_chat_join', ['Chat', CLOSED], { details: { inviter_id: 2 } }),
  event('e3', 30, 'chat_renamed', ['Chat', CLOSED], { details: { old_name: 'Project A', new_name: 'Project B' } }),
  event('e2', 20, 'chat_renamed', ['Chat', CLOSED], { details: { old_name: 'Draft', new_name: 'Project A' } }),
  event('e1', 10, 'tag_deleted', ['GroupTag', '777'], { details: { name: 'Contractors' } }),
];

/** Answers as the API would, each event on a page of its own, so that names come after what they name. */
async function serve(page: Page, events: LogEvent[]): Promise<void> {
  await page.route('**/audit_events?*', (route) => {
    const at = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 0);
    const paginate = { next_page: `${at + 1}`, prev_page: '0', has_next: at + 1 < events.length, has_prev: at > 0 };
    return route.fulfill({ json: { data: events.slice(at, at + 1), meta: { paginate } } });
  });
}

test('names of closed chats and deleted tags come from the log, and are marked', async ({ page, workspace }) => {
  await serve(page, EVENTS);
  await page.goto(address());
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  const joined = rows(page).filter({ hasText: 'joined chat' });
  await expect(joined).toContainText('Project B');
  await expect(joined.getByTitle(/Name from the log itself/)).toHaveText('Project B');
  await expect(rows(page).filter({ hasText: 'Contractors' }).getByTitle(/Name from the log itself/).first()).toBeVisible();
  await joined.click();
  await expect(details(page)).toBeVisible();
  await expect(field(page, 'Object').getByTitle(/Name from the log itself/)).toHaveText('Project B');
  // What an event says by itself is no recovered name.
  await expect(rows(page).filter({ hasText: 'Draft → Project A' }).getByTitle(/Name from the log itself/)).toHaveCount(0);
});

test('what is shown by a name or in words is found by it', async ({ page, workspace }) => {
  await serve(page, EVENTS);
  await page.goto(address());
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  const line = page.getByRole('combobox', { name: 'Search and filter' });
  for (const [asked, found] of [
    ['"project B"', 3], // The chat is called so now, whatever it was called then.
    ['contractors', 2],
    ['"joined chat"', 1],
    [`#${CLOSED}`, 3],
    ['-contractors', 3],
    ['"project b" "joined chat"', 1],
  ] as const) {
    await line.fill(asked);
    await expectTotal(page, found);
  }
});

test('what neither the API nor the log names goes by its number', async ({ page, workspace }) => {
  await serve(page, EVENTS.filter(({ event_key }) => event_key === 'user_chat_join'));
  await page.goto(address());
  await submitToken(page, workspace.tokens['owner-log-only']);
  await expectLoaded(page);
  const joined = rows(page).filter({ hasText: 'joined chat' });
  await expect(joined).toContainText(`#${CLOSED}`);
  await expect(joined.getByTitle(/Name from the log itself/)).toHaveCount(0);
});
