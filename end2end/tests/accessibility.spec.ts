import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { READS_STRETCH } from '../support/log.ts';
import { address, details, expectLoaded, openLog, query } from '../support/screens.ts';
import { words, type Language } from '../support/words.ts';

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** Axe finds nothing, and the page is no wider than the screen. */
async function expectGood(page: Page, what: string): Promise<void> {
  await test.step(what, async () => {
    await expectAccessible(page);
    const { wide, room } = await page.evaluate(() => {
      const root = document.documentElement;
      return { wide: Math.max(root.scrollWidth, document.body.scrollWidth), room: root.clientWidth };
    });
    expect.soft(wide, 'nothing is wider than the screen').toBeLessThanOrEqual(room);
  });
}

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const language of ['en', 'ru'] as Language[]) {
      test.describe(`${size}, ${colorScheme}, ${language}`, () => {
        test.use({ viewport, colorScheme, locale: language === 'en' ? 'en-GB' : 'ru-RU' });
        test.slow();
        const say = words(language);

        test('connecting', async ({ page }) => {
          await page.goto('/');
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('connect-heading'));
          await expectGood(page, 'the form');
          await page.getByText(say('connect-period-custom'), { exact: true }).click();
          await page.getByText(say('connect-plan-chosen'), { exact: true }).click();
          await page.getByRole('button', { name: say('connect-submit') }).click();
          await expect(page.getByRole('alert')).toBeVisible();
          await expectGood(page, 'all of the form, with an error');
        });

        test('the screens of the log', async ({ page, workspace }) => {
          const connect = async (where: string) => {
            await page.goto(where);
            await page.getByRole('textbox', { name: say('connect-token') }).fill(workspace.tokens.owner);
            await page.getByRole('button', { name: say('connect-submit') }).click();
            await expectLoaded(page);
          };
          await connect(address({ load: 'security', category: 'auth', '-event': 'user_login' }));
          await expect(page.getByRole('gridcell').first()).toBeVisible();
          await expectGood(page, 'the timeline, with filters and more to load');
          await page.getByRole('gridcell').first().click();
          await expect(page.getByRole('tab', { name: 'JSON' })).toBeVisible();
          await expectGood(page, 'an open event');
          await page.getByRole('tab', { name: 'JSON' }).click();
          await expectGood(page, 'its JSON');
          await page.getByRole('button', { name: say('detail-close') }).click();
          await page.getByRole('button', { name: say('tab-charts'), exact: true }).click();
          await expect(page.getByRole('article').first()).toBeVisible();
          await expectGood(page, 'the charts');
          await page.getByRole('button', { name: say('filters-clear') }).click();
          await expect(page.getByRole('article').nth(5)).toBeAttached();
          await expectGood(page, 'all of the charts');
          await page.getByRole('button', { name: say('tab-timeline'), exact: true }).click();
          await page.getByRole('combobox', { name: say('filters-search') }).fill('no event holds this');
          await expect(page.getByText(say('list-empty'))).toBeVisible();
          await expectGood(page, 'the timeline, empty');
        });
      });
    }
  }
}

test.describe('on a phone', () => {
  test.use({ viewport: SIZES.phone });

  test('the facets open and close, and filter', async ({ page, workspace }) => {
    await openLog(page, workspace);
    const facets = page.getByRole('complementary', { name: 'Filters' });
    await expect(facets).toBeHidden();
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await expect(facets).toBeVisible();
    await expectGood(page, 'the facets');
    await facets.getByRole('button', { name: /^Sign-in/ }).first().click();
    expect(query(page).get('category')).toBe('auth');
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await expect(facets).toBeHidden();
    await expect(page.getByRole('gridcell').first()).toBeVisible();
  });
});

test.describe('with things gone wrong', () => {
  test.use({ expectedConsoleErrors: [/Failed to load resource/] });

  test('notices are accessible, too', async ({ page, workspace }) => {
    let slices = 0;
    const starts: string[] = [];
    await page.route(READS_STRETCH, async (route) => {
      slices += 1;
      starts.push(new URL(route.request().url()).searchParams.get('start_time')!);
      // All of one slice of the period, which is not the first one.
      if (starts.at(-1) === [...new Set(starts)][2]) return route.fulfill({ status: 400, json: { errors: [{ key: 'x', message: 'нет', code: 'invalid' }] } });
      const answer = await route.fetch();
      const body = await answer.json();
      if (slices === 1) body.data[2] = 'this is no event';
      return route.fulfill({ response: answer, json: body });
    });
    await openLog(page, workspace);
    await page.getByText(/One event could not be read/).click();
    await expect(page.getByText(/One stretch of time could not be read completely/)).toBeVisible();
    await expectGood(page, 'a gap and an unreadable event');
  });
});

test('everything can be done with the keyboard', async ({ page, workspace }) => {
  await page.goto(address());
  await expect(page.getByRole('textbox', { name: 'Access token' })).toBeFocused();
  await page.keyboard.type(workspace.tokens.owner);
  await page.keyboard.press('Enter');
  await expectLoaded(page);

  const tabTo = async (name: RegExp, role: 'button' | 'grid' | 'slider') => {
    // Some buttons appear only once the focus is near them.
    const wanted = page.getByRole(role, { name, includeHidden: true }).first();
    for (let presses = 0; presses < 150; presses += 1) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return wanted;
      await page.keyboard.press('Tab');
      const unseen = await page.evaluate(() => {
        const has = document.activeElement!;
        // Behind the last stop the browser itself has it.
        if (has === document.body) return '';
        // A field may leave the ring to the frame around it, a slider to its knob, a choice to its label.
        const around = [has, has.parentElement!, has.closest('label') ?? has, has.nextElementSibling ?? has];
        const styles = [...around.map((element) => getComputedStyle(element)), getComputedStyle(has, '::after')];
        const ringed = styles.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none');
        return ringed ? '' : has.outerHTML.slice(0, 120);
      });
      expect(unseen, 'has the focus, and nothing shows it').toBe('');
    }
    throw new Error(`${name} cannot be reached`);
  };
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await tabTo(/^Sign-in \d/, 'button');
  await page.keyboard.press('Enter');
  await expect.poll(() => query(page).get('category')).toBe('auth');
  await tabTo(/^Exclude Failed two-factor check/, 'button');
  await page.keyboard.press('Space');
  await expect.poll(() => query(page).get('-event')).toBe('user_2fa_fail');
  await tabTo(/^End of the selection/, 'slider');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => query(page).get('range')).not.toBeNull();
  await tabTo(/^Events$/, 'grid');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(details(page)).toBeVisible();
  await tabTo(/^Close the details$/, 'button');
  await page.keyboard.press('Enter');
  await expect(details(page)).toHaveCount(0);
});

test('a picked facet keeps the focus', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const signIn = page.getByRole('complementary', { name: 'Filters' }).getByRole('button', { name: /^Sign-in/ }).first();
  await signIn.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => query(page).get('category')).toBe('auth');
  await expect(signIn).toBeFocused();
});

test('closing the details gives the focus back to the list', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await page.getByRole('gridcell').first().click();
  await page.getByRole('button', { name: 'Close the details' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Events' })).toBeFocused();
});

test('the link at the top leads past the header', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await page.getByRole('link', { name: 'Skip to the events' }).focus();
  await expect(page.getByRole('link', { name: 'Skip to the events' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => document.getElementById('content')!.contains(document.activeElement));
  expect(inside).toBe(true);
  expect(query(page).get('load'), 'the address keeps the view').toBe('all');
});
