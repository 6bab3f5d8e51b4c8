import type { Page } from '@playwright/test';
import { READS_STRETCH, type LogEvent } from './log.ts';
import type { Workspace } from './workspace.ts';

/** So many pages of the API are joined into one. */
const PAGES = 40;

/**
 * Answers each request for events with many pages of the simulated workspace in one, because the page itself asks
 * for no more than 40 pages a second, and 100,000 events would take a minute. Gives the events so far, newest first.
 */
export async function serveManyAtOnce(page: Page, workspace: Workspace): Promise<() => LogEvent[]> {
  const all = new Map<string, LogEvent>();
  const headers = { Authorization: `Bearer ${workspace.tokens['owner-log-only']}` };
  await page.route(READS_STRETCH, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const address = new URL(pathname + search, workspace.simulator);
    const events: LogEvent[] = [];
    for (let count = 0; ; count += 1) {
      const { data, meta } = await (await fetch(address, { headers })).json();
      events.push(...data);
      if (meta.paginate.has_next && count < PAGES) {
        address.searchParams.set('cursor', meta.paginate.next_page);
        continue;
      }
      for (const event of events) all.set(event.id, event);
      return route.fulfill({ json: { data: events, meta } });
    }
  });
  return () => [...all.values()].sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at));
}
