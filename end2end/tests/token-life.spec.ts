import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { HISTORY_FLAGS, eventsPath, type LogEvent } from '../support/log.ts';
import { address, details, field, openLog, query } from '../support/screens.ts';
import type { Workspace } from '../support/workspace.ts';

const MONTH = { start: '2026-10-21T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };
test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '6000'] });

/** The lives of the tokens that are in the log, oldest event first. */
async function lives(workspace: Workspace): Promise<LogEvent[][]> {
  const found = new Map<string, LogEvent[]>();
  for (const event_key of ['access_token_created', 'access_token_updated', 'access_token_destroy']) {
    const path = eventsPath({ event_key, start_time: MONTH.start, end_time: MONTH.end });
    const answer = await fetch(workspace.simulator + path, { headers: { Authorization: `Bearer ${workspace.tokens['owner-log-only']}` } });
    for (const event of ((await answer.json()) as { data: LogEvent[] }).data) {
      found.set(event.entity_id, [...(found.get(event.entity_id) ?? []), event]);
    }
  }
  const byTime = (a: LogEvent, b: LogEvent) => Date.parse(a.created_at) - Date.parse(b.created_at);
  return [...found.values()].map((events) => events.sort(byTime));
}

const has = (life: LogEvent[], key: string) => life.some(({ event_key }) => event_key === key);

test('an event of a token says what happened to it, and each step leads to its event', async ({ page, workspace }) => {
  const life = (await lives(workspace)).find((life) => life.length > 1 && has(life, 'access_token_created') && !has(life, 'access_token_destroy'))!;
  await openLog(page, workspace, address({ id: life.at(-1)!.id }, MONTH));
  const token = details(page).getByRole('region', { name: 'What happened to this token' });
  const steps = token.getByRole('button').filter({ hasText: /(Created|Changed) by/ });
  await expect(steps).toHaveCount(life.length);
  await expect(steps.last()).toContainText('this event');
  await expect(token.getByText('No deletion is among what is loaded.')).toBeVisible();
  await expect(token.getByText('Its creation is not')).toHaveCount(0);
  await expectAccessible(page);

  await steps.first().click();
  await expect(field(page, 'Id')).toHaveText(life[0].id);
  await expect(steps.first()).toContainText('this event');
  await token.getByRole('button', { name: 'Only the events of this token' }).click();
  expect([query(page).get('entity'), query(page).get('type')]).toEqual([life[0].entity_id, 'AccessToken']);
});

test('of a token that was made before what is loaded, that is said', async ({ page, workspace }) => {
  const life = (await lives(workspace)).find((life) => has(life, 'access_token_destroy') && has(life, 'access_token_created'))!;
  const gone = life.at(-1)!;
  const late = { start: new Date(Date.parse(gone.created_at) - 1_000).toISOString(), end: MONTH.end };
  await openLog(page, workspace, address({ id: gone.id }, late));
  const token = details(page).getByRole('region', { name: 'What happened to this token' });
  await expect(token.getByText('Its creation is not among what is loaded.')).toBeVisible();
  await expect(token.getByRole('button', { name: /Deleted by/ })).toHaveCount(1);
  await expect(token.getByText('No deletion')).toHaveCount(0);
});
