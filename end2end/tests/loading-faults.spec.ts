import type { Page, Response } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { readIds } from '../support/ids.ts';
import { control, HISTORY_FLAGS, idsOf } from '../support/log.ts';
import { address, expectLoaded, expectTotal, rows, submitToken, total } from '../support/screens.ts';

// Browsers report each failed request; what the page makes of them is tested here.
test.use({ expectedConsoleErrors: [/Failed to load resource/] });

// Fewer events than elsewhere: each is looked at, and faults are drawn for each request, not for each event.
const FEW = ['--end', '2026-11-20T15:00:00Z', '--days', '9', '--events', '350'];

interface Fault {
  name: string;
  /** Its probability, for each request. */
  chance: number;
  /** How many events the history has, where a few do not make enough pages. */
  events?: number;
  /** How to see that it has really happened: by an answer, or by a request that failed. */
  seen?: (response: Response) => boolean | Promise<boolean>;
  fails?: RegExp;
}

const FAULTS: Fault[] = [
  { name: '429', chance: 0.08, events: 700, seen: (response) => response.status() === 429 },
  { name: '500', chance: 0.15, seen: (response) => response.status() === 500 },
  { name: '502', chance: 0.15, seen: (response) => response.status() === 502 },
  { name: 'drop', chance: 0.15, seen: (response) => response.status() === 502 },
  { name: 'truncate', chance: 0.15, fails: /ERR_(CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|CONNECTION|EMPTY)/ },
  { name: 'slow', chance: 0.2, seen: (response) => response.request().timing().responseEnd > 300 },
  { name: 'type', chance: 0.3, seen: (response) => response.ok() && /text\/plain/.test(response.headers()['content-type']) },
  { name: 'short', chance: 0.5, events: 900, seen: async (response) => sizeOfMiddlePage(response, (size) => size > 0 && size < 50) },
  { name: 'empty', chance: 0.5, events: 900, seen: async (response) => sizeOfMiddlePage(response, (size) => size === 0) },
  { name: 'all', chance: 0.25, seen: (response) => response.status() >= 429 },
];

async function sizeOfMiddlePage(response: Response, check: (size: number) => boolean): Promise<boolean> {
  if (!response.ok() || !response.url().includes('/audit_events')) return false;
  const { data, meta } = await response.json();
  return meta.paginate.has_next && check(data.length);
}

/** Watches for a fault; the answer says how often it was seen. */
function watch(page: Page, { seen, fails }: Fault): () => Promise<number> {
  const finished: Response[] = [];
  let failures = 0;
  page.on('requestfinished', async (request) => finished.push((await request.response())!));
  page.on('requestfailed', (request) => {
    if (fails?.test(request.failure()?.errorText ?? '')) failures += 1;
  });
  return async () => {
    const all = await Promise.all(finished.map(async (response) => seen?.(response).valueOf() ?? false));
    return failures + all.filter(Boolean).length;
  };
}

/** Presses "Try again" as long as something is missing, as people do. */
async function insist(page: Page): Promise<void> {
  await expectLoaded(page);
  for (let again = 0; again < 8; again += 1) {
    const button = page.getByRole('button', { name: 'Try again', exact: true });
    if (!(await button.isVisible())) return;
    await button.click();
    await expectLoaded(page);
  }
}

for (const fault of FAULTS) {
  test.describe(`with the fault “${fault.name}”`, () => {
    test.use({ simulatorFlags: [...FEW, '--slow-ms', '400', '--events', `${fault.events ?? 350}`] });
    test.slow();

    test('no event is lost and none comes twice', async ({ page, workspace }) => {
      const sightings = watch(page, fault);
      await page.goto(address({ load: 'security' }));
      await submitToken(page, workspace.tokens.owner);
      await control(workspace, '/sim/faults', { [fault.name]: fault.chance });
      await insist(page);
      await page.getByRole('button', { name: 'Load the rest' }).click();
      await insist(page);
      expect(await sightings(), 'the fault has happened').toBeGreaterThan(0);
      const ids = await idsOf(workspace);
      await expectTotal(page, ids.length);
      expect((await readIds(page)).sort()).toEqual(ids.sort());
      const stats = await (await fetch(`${workspace.simulator}/sim/stats`)).json();
      expect(stats.locked, 'the page does not hammer').toBe(0);
    });
  });
}

test.describe('with a lower limit than the page expects', () => {
  test.use({ simulatorFlags: [...FEW, '--rate', '6'] });

  test('the page slows down and loads everything', async ({ page, workspace }) => {
    await page.goto(address());
    await submitToken(page, workspace.tokens.owner);
    await insist(page);
    await expectTotal(page, (await idsOf(workspace)).length);
    const stats = await (await fetch(`${workspace.simulator}/sim/stats`)).json();
    expect(stats.refused).toBeGreaterThan(0);
    expect(stats.locked).toBe(0);
  });
});

test.describe('in the middle', () => {
  test.use({ simulatorFlags: [...HISTORY_FLAGS, '--latency-ms', '600'] });

  test('a token is revoked: what has come stays, and the sentence says why', async ({ page, workspace }) => {
    await page.goto(address());
    await submitToken(page, workspace.tokens.owner);
    await expect(rows(page).first()).toBeVisible();
    await control(workspace, '/sim/revoke?token=owner');
    await expect(page.getByText(/does not accept this token/)).toBeVisible();
    await expectLoaded(page);
    expect(await total(page)).toBeGreaterThan(0);
    await expect(rows(page).first()).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/does not accept this token/)).toBeVisible();

    await control(workspace, '/sim/reset');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectLoaded(page);
    await expect(page.getByText(/does not accept this token/)).toHaveCount(0);
    await expectTotal(page, (await idsOf(workspace)).length);
  });
});

test('a stretch that cannot be read is named, and its neighbours are there', async ({ page, workspace }) => {
  test.slow();
  const requests: string[] = [];
  await page.route('**/audit_events?*', async (route) => {
    const start = new URL(route.request().url()).searchParams.get('start_time') ?? '';
    requests.push(start);
    // All of one slice of the period, which is not the first one.
    if (start === [...new Set(requests)][2]) await route.fulfill({ contentType: 'application/json', body: '{"data":[{"id":"1",' });
    else await route.continue();
  });
  await page.goto(address());
  await submitToken(page, workspace.tokens.owner);
  await expect(rows(page).first()).toBeVisible();
  // Each of its tries waits longer than the one before.
  await expect(page.getByRole('progressbar', { includeHidden: true })).toHaveCount(0, { timeout: 60_000 });
  const notice = page.getByText(/One stretch of time could not be read completely: \d+\sNov,\s\d\d:\d\d\s–\s\d+\sNov,\s\d\d:\d\d\./);
  await expect(notice).toBeVisible();
  await expect(notice).toHaveText(/broke off in the middle|cannot read/);
  const some = await total(page);
  const all = (await idsOf(workspace)).length;
  expect(some).toBeGreaterThan(all / 2);
  expect(some).toBeLessThan(all);
  await page.unroute('**/audit_events?*');
  await page.getByRole('button', { name: 'Try again', exact: true }).click();
  await expectLoaded(page);
  await expect(notice).toHaveCount(0);
  await expectTotal(page, all);
});
