import type { Page } from '@playwright/test';

/** Goes to another address of the open page as "back" and "forward" do: without loading anything. */
export async function openByAddress(page: Page, parameters: Record<string, string>): Promise<void> {
  await page.evaluate((given) => {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(given)) address.searchParams.set(name, value);
    history.replaceState(null, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
  }, parameters);
}
