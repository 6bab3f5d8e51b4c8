import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { control, HISTORY_FLAGS, idsOf, type Stretch } from '../support/log.ts';
import { chips, expectLoaded, numberIn, query, submitToken } from '../support/screens.ts';
import { words, type Language } from '../support/words.ts';
import type { Workspace } from '../support/workspace.ts';

/** A Friday afternoon: the weeks of these walks are the same whenever they are walked. */
const NOW = '2026-11-20T15:00:00Z';
const RIGHTS = ['user_role_changed', 'access_token_created', 'access_token_updated', 'access_token_destroy', 'bot_scopes_updated', 'bot_token_created', 'bot_token_updated', 'bot_token_reissued', 'bot_token_recreated', 'bot_token_deleted', 'oauth_authorization_granted', 'oauth_authorization_revoked', 'oauth_token_revoked'];
const BULK = ['search_messages_api', 'kms_decrypt', 'company_chats_accessed'];

test.use({
  simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '3000', '--faults', '0.05', '--slow-ms', '500'],
  expectedConsoleErrors: [/Failed to load resource/],
});

/** The stretch that is selected, as the simulated workspace is asked for it. */
function selected(page: Page): Stretch {
  const [start, end] = query(page).get('range')!.split('~');
  return { start, end };
}

const total = async (page: Page) => numberIn(await page.getByRole('heading', { level: 1 }).innerText());

async function connect(page: Page, workspace: Workspace, where = '/'): Promise<void> {
  await page.clock.setFixedTime(NOW);
  await page.goto(where);
  await page.getByRole('textbox').first().fill(workspace.tokens.owner);
  await page.keyboard.press('Enter');
  await expectLoaded(page);
}

for (const [language, viewport, colorScheme] of [
  ['en', { width: 1440, height: 900 }, 'light'],
  ['ru', { width: 390, height: 844 }, 'dark'],
] as [Language, { width: number; height: number }, 'light' | 'dark'][]) {
  test.describe(`in ${language}, ${viewport.width} wide`, () => {
    test.use({ locale: language === 'en' ? 'en-GB' : 'ru-RU', viewport, colorScheme });

    test('the five questions, by what is written on the page, with what the log really holds as the answer', async ({ page, workspace }) => {
      test.setTimeout(120_000);
      const say = words(language);
      const ask = async (name: string) => {
        await page.getByRole('button', { name: say('views-title'), exact: true }).click();
        await page.getByRole('button', { name: say(name) }).click();
      };
      const period = page.getByRole('combobox', { name: say('period-change') });
      const choose = (name: string) => period.selectOption({ label: say(name) });
      const answers = async (keys: string[]) => {
        const events = (await idsOf(workspace, selected(page), keys)).length;
        await expect.poll(() => total(page), { message: keys.join() }).toBe(events);
        return events;
      };
      await connect(page, workspace);

      // Who failed two-factor most last week: of which only the end was loaded.
      await ask('ready-two-factor');
      await choose('stretch-last-week');
      await expectLoaded(page);
      expect(selected(page)).toEqual({ start: '2026-11-08T21:00:00.000Z', end: '2026-11-15T20:59:59.999Z' });
      expect(await answers(['user_2fa_fail']), 'a question with an answer').toBeGreaterThan(0);
      await expect(period.locator('option').first()).toHaveText(say('stretch-last-week'));

      // What changed in roles and tokens since Monday.
      await ask('ready-rights');
      await choose('stretch-this-week');
      expect(selected(page).start).toBe('2026-11-15T21:00:00.000Z');
      await answers(RIGHTS);

      // Whether anybody read messages in bulk at night.
      await choose('stretch-last-week');
      await ask('ready-bulk');
      await answers(BULK);
      await expect(page.getByRole('heading', { name: say('heat-title') })).toBeVisible();

      // What an address did.
      const burst = ((await (await fetch(`${workspace.simulator}/sim/incidents`)).json()) as { kind: string; ip_address: string; event_ids: string[] }[])
        .find(({ kind }) => kind === 'two_factor_burst')!;
      await page.getByRole('button', { name: say('tab-timeline'), exact: true }).click();
      await page.getByRole('search').getByRole('combobox').fill(burst.ip_address);
      await page.keyboard.press('Enter');
      await expect.poll(() => total(page)).toBe(burst.event_ids.length);

      // How this week differs from the last.
      await page.getByRole('button', { name: say('filters-clear') }).click();
      await page.getByRole('button', { name: say('tab-charts'), exact: true }).click();
      await choose('stretch-this-week');
      await expectLoaded(page);
      await expect(page.locator('.compared .dashed')).toBeVisible();
      await expect(page.getByRole('article').first().locator('header')).toContainText(/[▲▼=]/);
    });
  });
}

test.describe('what is easily taken for an answer', () => {
  const earlier = '2026-11-02T21:00:00.000Z~2026-11-04T20:59:59.999Z';

  test('a stretch of an address that is not loaded is told, and loaded on request', async ({ page, workspace }) => {
    await connect(page, workspace, `/?range=${earlier}`);
    expect(await total(page)).toBe(0);
    const notice = page.getByText('3 Nov – 4 Nov has not been loaded', { exact: false });
    await expect(notice).toBeVisible();
    await page.getByRole('button', { name: 'Load it' }).click();
    await expectLoaded(page);
    await expect(notice).toBeHidden();
    expect(await total(page)).toBeGreaterThan(0);
    expect(query(page).get('range')).toBe(earlier);
  });

  test('this week stays this week when the last is loaded beside it', async ({ page, workspace }) => {
    await connect(page, workspace);
    await page.getByRole('button', { name: 'Charts', exact: true }).click();
    const period = page.getByRole('combobox', { name: 'Change the period' });
    await period.selectOption({ label: 'This week' });
    await page.getByRole('button', { name: 'Load it' }).click();
    await expectLoaded(page);
    await expect(page.getByText(/^Not over yet, so compared with as much of the period before: 9 Nov/)).toBeVisible();
    await expect(chips(page)).toHaveText('16 Nov – 22 Nov');
    await expect(period.locator('option').first()).toHaveText('This week');
  });

  test('many kinds are one filter to take off', async ({ page, workspace }) => {
    await connect(page, workspace, `/?${RIGHTS.map((key) => `event=${key}`).join('&')}`);
    await expect(chips(page)).toHaveCount(1);
    await page.getByRole('button', { name: `Remove the filter Kinds of events: ${RIGHTS.length} values` }).click();
    await expect(chips(page)).toHaveCount(0);
    expect(query(page).getAll('event')).toEqual([]);
  });
});

test.describe('while the API is slow', () => {
  test.use({ simulatorFlags: [...HISTORY_FLAGS, '--days', '30', '--events', '3000', '--quiet', '--latency-ms', '400'] });

  test('a check that waits for the API says so', async ({ page, workspace }) => {
    await control(workspace, '/sim/faults', { 429: 1 });
    await page.goto('/');
    await submitToken(page, workspace.tokens.owner);
    await expect(page.getByRole('button', { name: 'Checking the token' })).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Pachca takes long to answer' })).toBeVisible();
  });

  test('what was read in part only is not called free of anything suspicious', async ({ page, workspace }) => {
    await page.clock.setFixedTime(NOW);
    await page.goto('/?load=all&period=30');
    await submitToken(page, workspace.tokens.owner);
    await expect.poll(() => total(page)).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Nothing suspicious in what has been read')).toBeVisible();
    await expect(page.getByText('Nothing suspicious in what is loaded')).toHaveCount(0);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the filters make way for Escape, for a view and for another screen', async ({ page, workspace }) => {
    await connect(page, workspace);
    const toggle = page.getByRole('button', { name: 'Filters', exact: true });
    const filters = page.getByRole('complementary', { name: 'Filters' });
    await toggle.click();
    await filters.getByRole('button').first().focus();
    await page.keyboard.press('Escape');
    await expect(filters).toBeHidden();
    await expect(toggle).toBeFocused();
    await toggle.click();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'Messages read in bulk' }).click();
    await expect(filters).toBeHidden();
    await toggle.click();
    await page.getByRole('button', { name: 'Timeline', exact: true }).click();
    await expect(filters).toBeHidden();
  });
});
