import type { Page } from '@playwright/test';
import { HISTORY_FLAGS } from '../support/log.ts';
import { test, expect } from '../support/test.ts';
import { address, details, expectLoaded, openLog, rows, submitToken } from '../support/screens.ts';

test.use({ simulatorFlags: [...HISTORY_FLAGS, '--hostile', '--people', '40'] });

/** What no name may ever do, on whatever is on the screen now. */
async function expectHarmless(page: Page, where: string): Promise<void> {
  const found = await page.evaluate(() => {
    const foreign = [...document.querySelectorAll('img, script:not([src]), iframe, object, [onerror], [onload], a[href*="evil"]')];
    // Letters that turn text round may do so only inside of an element of their own.
    const turning = /[\u202a-\u202e\u2066-\u2069]/;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const loose: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent ?? '';
      const parent = walker.currentNode.parentElement!;
      const isolated = parent.closest('bdi, pre, textarea') || ['isolate', 'plaintext', 'isolate-override'].includes(getComputedStyle(parent).unicodeBidi);
      if (turning.test(text) && !isolated && parent.checkVisibility()) loose.push(`${parent.tagName}.${parent.className}: ${text.slice(0, 40)}`);
    }
    const { scrollWidth } = document.documentElement;
    return { foreign: foreign.map((element) => element.outerHTML.slice(0, 80)), loose, wide: scrollWidth > innerWidth ? scrollWidth : 0, title: document.title };
  });
  expect.soft(found, where).toEqual({ foreign: [], loose: [], wide: 0, title: expect.not.stringContaining('owned') });
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
]) {
  test(`names that want to be more than text stay text, ${width} pixels wide`, async ({ page, workspace }) => {
    page.on('dialog', (dialog) => {
      throw new Error(`a dialog: ${dialog.message()}`);
    });
    await page.setViewportSize({ width, height });
    await openLog(page, workspace, address());
    await expect(page.getByText('<img src=x', { exact: false }).first()).toBeAttached();
    await expectHarmless(page, 'the timeline');
    await rows(page).first().click();
    await expect(details(page)).toBeVisible();
    // On a phone the details lie over the list; one goes on from event to event inside of them.
    for (let step = 0; step < 20; step += 1) {
      await details(page).getByRole('button', { name: 'Older event' }).click();
      await expectHarmless(page, `the details of event ${step}`);
    }
    await page.getByRole('button', { name: 'Close the details' }).click();
    // Names beside numbers, in one text: they must not change places.
    await page.goto(address({ split: 'actor' }));
    await submitToken(page, workspace.tokens.owner);
    await expectLoaded(page);
    await page.getByRole('button', { name: 'Numbers as a table' }).click();
    await expectHarmless(page, 'the numbers of the histogram');
    await page.keyboard.press('/');
    await page.keyboard.type('actor:');
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
    await expectHarmless(page, 'the line of filters');
    // However long a name is, the id beside it can be read.
    const cut = await page.getByRole('option').locator('.hint').evaluateAll((ids) => ids.filter((id) => id.scrollWidth > id.clientWidth).map((id) => id.textContent));
    expect(cut).toEqual([]);
    await page.keyboard.press('Escape');
    for (const screen of await page.getByRole('navigation').getByRole('button').all()) {
      await screen.click();
      await expectHarmless(page, await screen.innerText());
    }
  });
}
