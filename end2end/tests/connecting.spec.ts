import { test, expect } from '../support/test.ts';
import { READS_STRETCH } from '../support/log.ts';
import { address, chips, expectLoaded, facet, numberIn, openLog, query, rows, submitToken, total, value } from '../support/screens.ts';

/** What Chromium says of each answer that is an error. */
const STATUS = (status: number) => [new RegExp(`the server responded with a status of ${status}`)];

test('the owner pastes a token and reads events with the names of people', async ({ page, workspace }) => {
  await openLog(page, workspace);
  expect(await total(page)).toBeGreaterThan(100);
  await expect(rows(page).first()).toBeVisible();
  const people = facet(page, 'Actor').getByRole('button', { name: /^\p{L}.* \d+$/u });
  await expect(people.first(), 'a name, not an id').toBeVisible();
});

test('a token for the log alone reads it too, with ids for names', async ({ page, workspace }) => {
  await page.goto('/?period=30&load=all');
  await submitToken(page, workspace.tokens['owner-log-only']);
  await expectLoaded(page);
  expect(await total(page)).toBeGreaterThan(100);
  await expect(facet(page, 'Actor').getByRole('button', { name: /^#?\d+ [\d\s]+$/ }).first()).toBeVisible();
});

test('Enter in the field connects', async ({ page, workspace }) => {
  await page.goto('/');
  await expect(page.getByRole('textbox', { name: 'Access token' })).toBeFocused();
  await page.keyboard.insertText(` ${workspace.tokens.owner} `);
  await page.keyboard.press('Enter');
  await expectLoaded(page);
});

const REFUSALS: { token: string; status?: number; says: RegExp; and?: RegExp }[] = [
  { token: 'revoked', status: 401, says: /does not accept this token/, and: /revoked/ },
  { token: 'expired', status: 401, says: /does not accept this token/, and: /expired/ },
  { token: 'missing-scope', says: /lacks the scope audit_events:read/, and: /Only the workspace owner/ },
  { token: 'admin', says: /lacks the scope audit_events:read/, and: /Only the workspace owner/ },
  { token: 'role-forbidden', status: 403, says: /present role does not allow/, and: /new token would not help/ },
  { token: 'guest', status: 403, says: /guest/, and: /Only the workspace owner/ },
  { token: 'wrong-plan', status: 402, says: /“Corporation” plan/, and: /billing/ },
  { token: 'suspended', status: 402, says: /suspended for non-payment/, and: /Settle the bill/ },
];

for (const { token, status, says, and } of REFUSALS) {
  test.describe(`with the token “${token}”`, () => {
    test.use({ expectedConsoleErrors: status ? STATUS(status) : [] });

    test('the page says what is wrong and who can help', async ({ page, workspace }) => {
      await page.goto('/');
      await submitToken(page, workspace.tokens[token]);
      const alert = page.getByRole('alert');
      await expect(alert).toHaveText(says);
      if (and) await expect(alert).toHaveText(and);
      if (status) await expect(alert).toHaveText(/request [0-9a-f-]{36}/);
      await expect(page.getByRole('button', { name: 'Load the audit log' }), 'one can try another token').toBeEnabled();
    });
  });
}

test.describe('with a token that nobody issued', () => {
  test.use({ expectedConsoleErrors: STATUS(401) });

  test('the page says so, and the next token works', async ({ page, workspace }) => {
    await page.goto('/');
    await submitToken(page, 'nobody-has-issued-this-token');
    await expect(page.getByRole('alert')).toHaveText(/does not accept this token/);
    await submitToken(page, workspace.tokens.owner);
    await expectLoaded(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

for (const { name, text, says } of [
  { name: 'no token', text: '  ', says: /Paste an access token first/ },
  { name: 'a sentence for a token', text: 'my token is 12345', says: /does not look like a token/ },
  { name: 'letters that no token has', text: 'токен', says: /does not look like a token/ },
]) {
  test(`${name} is noticed without asking the API`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/');
    await submitToken(page, text);
    await expect(page.getByRole('alert')).toHaveText(says);
    expect(asked.filter((url) => url.includes('/api/'))).toEqual([]);
  });
}

test('a period that ends before it begins is noticed', async ({ page, workspace }) => {
  await page.goto('/');
  await page.getByText('Custom', { exact: true }).click();
  await page.getByLabel('From').fill('2026-11-20T10:00');
  await submitToken(page, workspace.tokens.owner);
  await expect(page.getByRole('alert'), 'one end is missing').toHaveText(/both ends of the period/);
  await page.getByLabel('To', { exact: true }).fill('2026-11-19T10:00');
  await submitToken(page, workspace.tokens.owner);
  await expect(page.getByRole('alert')).toHaveText(/the first has to be before the second/);
  await page.getByLabel('To', { exact: true }).fill('2026-11-20T17:59');
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  expect(query(page).get('period'), 'Moscow time').toBe('2026-11-20T07:00:00.000Z~2026-11-20T14:59:59.999Z');
});

test('categories can be chosen, but not none of them', async ({ page, workspace }) => {
  const keys: (string | null)[] = [];
  page.on('request', (request) => {
    if (READS_STRETCH.test(request.url())) keys.push(new URL(request.url()).searchParams.get('event_key'));
  });
  await page.goto('/?period=30');
  await page.getByText('Choose…', { exact: true }).click();
  const boxes = page.getByRole('checkbox');
  await expect(boxes).toHaveCount(15);
  for (const box of await boxes.all()) await box.uncheck();
  await submitToken(page, workspace.tokens.owner);
  await expect(page.getByRole('alert')).toHaveText(/at least one category/);
  await page.getByRole('checkbox', { name: 'Encryption' }).check();
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  expect([...new Set(keys)].sort()).toEqual(['kms_decrypt', 'kms_encrypt']);
});

test('two quick clicks connect once', async ({ page, workspace }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address());
  await page.getByRole('textbox', { name: 'Access token' }).fill(workspace.tokens.owner);
  await page.getByRole('button', { name: 'Load the audit log' }).dblclick();
  await expectLoaded(page);
  expect(asked.filter((url) => url.endsWith('/oauth/token/info'))).toHaveLength(1);
  const pages = asked.filter((url) => READS_STRETCH.test(url));
  expect(pages.length).toBeGreaterThan(8);
  expect(new Set(pages).size, 'each read leaves an event in the log, so no page is read twice').toBe(pages.length);
});

test('the token stays in memory', async ({ page, workspace, context }) => {
  const token = workspace.tokens.owner;
  const sent: { url: string; authorization?: string }[] = [];
  page.on('request', (request) => sent.push({ url: request.url(), authorization: request.headers().authorization }));
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await openLog(page, workspace);
  await value(facet(page, 'Categories'), 'Sign-in').click();
  await rows(page).first().click();

  const left = await page.evaluate(async () => ({
    address: location.href,
    title: document.title,
    state: JSON.stringify(history.state),
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    databases: JSON.stringify(await indexedDB.databases()),
    cookies: document.cookie,
    dom: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input')].map((field) => field.value).join(' '),
  }));
  for (const [place, text] of Object.entries(left)) expect(text, place).not.toContain(token);
  expect(await context.cookies()).toEqual([]);
  expect(said.join('\n')).not.toContain(token);

  const bearing = sent.filter(({ authorization }) => authorization?.includes(token));
  expect(bearing.length).toBeGreaterThan(2);
  expect(bearing.every(({ url }) => url.startsWith(`${workspace.page}/api/shared/v1/`))).toBe(true);
  expect(sent.every(({ url }) => !url.includes(token) && (url.startsWith(workspace.page) || url.startsWith('data:')))).toBe(true);

  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByRole('textbox', { name: 'Access token' })).toHaveValue('');
});

test('disconnecting forgets the events and keeps the view', async ({ page, workspace }) => {
  await openLog(page, workspace);
  await value(facet(page, 'Categories'), 'Sign-in').click();
  await expect(chips(page)).toHaveCount(1);
  const before = await total(page);
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Open your workspace audit log/);
  await expect(page.getByRole('grid')).toHaveCount(0);
  expect(query(page).get('category')).toBe('auth');
  await submitToken(page, workspace.tokens.owner);
  await expectLoaded(page);
  expect(await total(page)).toBe(before);
});

test('the period can be changed while connected', async ({ page, workspace }) => {
  await openLog(page, workspace);
  const week = await total(page);
  await page.getByRole('combobox', { name: 'Change the period' }).selectOption({ label: 'Load 30 days' });
  await expectLoaded(page);
  expect(query(page).get('period')).toBe('30');
  expect(await total(page), 'the whole history of nine days and more').toBeGreaterThan(week);
  // Reading the week has left entries, which are loaded, too, but hidden.
  const hidden = numberIn(await page.getByText(/own reads? hidden/).innerText());
  expect(numberIn(await page.getByText(/events loaded/).innerText())).toBe((await total(page)) + hidden);
});
