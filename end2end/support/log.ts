import type { Workspace } from './workspace.ts';

/** A history that is the same on every day, since it ends at a fixed instant; unknown keys and incidents included. */
export const HISTORY_FLAGS = ['--end', '2026-11-20T15:00:00Z', '--days', '9', '--events', '900'];

/** Its last week. What tests and pages read is logged later than this, so it does not get in the way. */
export const WEEK: Stretch = { start: '2026-11-13T15:00:00.000Z', end: '2026-11-20T14:59:59.999Z' };

/** Both ends included, as the API has it. */
export interface Stretch {
  start: string;
  end: string;
}

/** An event as the API gives it. */
export interface LogEvent {
  id: string;
  created_at: string;
  event_key: string;
  actor_id: string;
  entity_id: string;
  entity_type: string;
  details: Record<string, unknown>;
  ip_address: string | null;
  user_agent: string | null;
}

interface EventPage {
  data: LogEvent[];
  meta: { paginate: { next_page: string; has_next: boolean } };
}

/** Requests that read a stretch of the log. The page also looks among the newest entries for its own reads. */
export const READS_STRETCH = /\/audit_events\?.*start_time=/;

/** The path and query of one page of the log. */
export function eventsPath(query: Record<string, string>): string {
  return `/api/shared/v1/audit_events?${new URLSearchParams({ limit: '50', ...query })}`;
}

/** All events of a stretch, newest first, straight from the simulated workspace: what the page has to agree with. */
export async function readLog(workspace: Workspace, { start, end }: Stretch = WEEK): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  let cursor: Record<string, string> = {};
  for (;;) {
    const path = eventsPath({ start_time: start, end_time: end, ...cursor });
    const headers = { Authorization: `Bearer ${workspace.tokens['owner-log-only']}` };
    const answer = await fetch(workspace.simulator + path, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    const { data, meta } = (await answer.json()) as EventPage;
    events.push(...data);
    if (!meta.paginate.has_next) return events;
    cursor = { cursor: meta.paginate.next_page };
  }
}

/** The ids of a stretch, in no order; the log is not read through the API for this, so nothing is logged. */
export async function idsOf(workspace: Workspace, { start, end }: Stretch = WEEK, keys?: string[]): Promise<string[]> {
  const query = new URLSearchParams({ from: start, to: end });
  if (keys) query.set('keys', keys.join(','));
  const text = await (await fetch(`${workspace.simulator}/sim/events?${query}`)).text();
  return text.split('\n').filter((line) => line !== '');
}

/** How many items have each value. */
export function countBy<T>(items: T[], value: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(value(item), (counts.get(value(item)) ?? 0) + 1);
  return counts;
}

/** Changes how the workspace behaves: a request to one of its `/sim/…` addresses. */
export async function control(workspace: Workspace, path: string, body?: unknown): Promise<void> {
  const answer = await fetch(workspace.simulator + path, { method: 'POST', body: body ? JSON.stringify(body) : undefined });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}
