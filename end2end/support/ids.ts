import type { Page } from '@playwright/test';
import { grid } from './screens.ts';

/**
 * The ids of all events in the list, newest first, read off the screen: walks down the list with the arrow key while
 * the details are open, and notes what they say. Keys are dispatched inside of the page, thousands in a few seconds.
 */
export async function readIds(page: Page): Promise<string[]> {
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Close the details' }).waitFor();
  const ids = await grid(page).evaluate(async (list) => {
    const shown = () => {
      const labels = [...document.querySelectorAll('dt')];
      return labels.find((label) => label.textContent === 'Id')?.nextElementSibling?.textContent ?? '';
    };
    const afterDrawing = () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
    const found = [shown()];
    for (;;) {
      list.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      // The last event stays where it is: give every step a moment before believing that.
      for (let turn = 0; turn < 200 && shown() === found.at(-1); turn += 1) await afterDrawing();
      if (shown() === found.at(-1)) return found;
      found.push(shown());
    }
  });
  await page.getByRole('button', { name: 'Close the details' }).click();
  return ids;
}
