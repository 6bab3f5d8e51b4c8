import type { Page } from '@playwright/test';
import { test, expect } from '../support/test.ts';
import { address, details, expectLoaded, openLog, rows, submitToken } from '../support/screens.ts';

/** Everything that a page keeps or shows, as one text. */
async function everything(page: Page): Promise<string> {
  const inside = await page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
    const entries = performance.getEntries().map((entry) => entry.name);
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const caches_ = await caches.keys();
    return JSON.stringify([document.documentElement.outerHTML, fields, { ...localStorage }, { ...sessionStorage }, history.state, location.href, document.cookie, window.name, entries, databases, caches_]);
  });
  return inside + JSON.stringify(await page.context().storageState());
}

test('the token is nowhere but in the header of requests to the API', async ({ page, workspace }) => {
  const token = workspace.tokens.owner;
  const said: string[] = [];
  const shown: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (request) => {
    said.push(request.url(), request.postData() ?? '');
    const rest = { ...request.headers() };
    if (rest.authorization) {
      expect(request.url()).toContain(`${workspace.page}/api/shared/v1/`);
      shown.push(rest.authorization);
    }
    delete rest.authorization;
    said.push(JSON.stringify(rest));
  });

  await openLog(page, workspace, address());
  await rows(page).first().click();
  await expect(details(page)).toBeVisible();
  expect(await everything(page), 'beside an open event').not.toContain(token);
  await page.getByRole('tab', { name: 'JSON' }).click();
  for (const tab of await page.getByRole('navigation').getByRole('link').or(page.getByRole('navigation').getByRole('button')).all()) {
    await tab.click();
    expect(await everything(page), await tab.innerText()).not.toContain(token);
  }
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByRole('textbox', { name: 'Access token' })).toHaveValue('');
  expect(await everything(page), 'when disconnected').not.toContain(token);
  expect(said.join('\n')).not.toContain(token);
  expect(new Set(shown), 'it was used, though').toEqual(new Set([`Bearer ${token}`]));
});

test('a page that nobody touches forgets the token, and says so', async ({ page, workspace }) => {
  await page.clock.install();
  await openLog(page, workspace);
  await page.clock.fastForward('59:00');
  await expect(rows(page).first()).toBeVisible();
  await page.mouse.move(5, 5);
  await page.clock.fastForward('59:00');
  await expect(rows(page).first(), 'it was touched meanwhile').toBeVisible();
  await page.clock.fastForward('01:30');
  await expect(page.getByRole('alert')).toHaveText(/disconnected and forgot the token/);
  await expect(page.getByRole('textbox', { name: 'Access token' })).toHaveValue('');
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
});

test.describe('behind something that sends to another place', () => {
  test.use({ expectedConsoleErrors: [/Failed to load resource/] });

  test('the token does not go there', async ({ page, workspace }) => {
    const elsewhere = 'http://localhost:9';
    const asked: string[] = [];
    page.on('request', (request) => void (request.url().startsWith(elsewhere) && asked.push(request.url())));
    await page.route('**/api/**', (route) => route.fulfill({ status: 302, headers: { Location: `${elsewhere}/login` } }));
    await page.goto('/');
    await submitToken(page, workspace.tokens.owner);
    await expect(page.getByRole('alert')).toHaveText(/not Pachca’s API but a web page or something else/);
    expect(asked).toEqual([]);
  });
});
