import { test, expect } from '../support/test.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { countBy, readLog } from '../support/log.ts';
import { countsIn, expectTotal, facet, openLog, query, value } from '../support/screens.ts';

test('addresses stand together by network, unfold, and filter either way, with the keyboard too', async ({ page, workspace }) => {
  const log = (await readLog(workspace)).filter(({ ip_address }) => ip_address);
  await openLog(page, workspace);
  const addresses = facet(page, 'IP address');
  const heading = await addresses.getByRole('heading').innerText();
  await addresses.getByRole('button', { name: 'By network' }).click();
  const networks = countBy(log, ({ ip_address }) => ip_address!.replace(/\.\d+$/, '.0/24'));
  const shown = [...(await countsIn(addresses))].filter(([name]) => name.endsWith('/24'));
  expect(shown.length).toBeGreaterThan(1);
  for (const [name, count] of shown) expect(count, name).toBe(networks.get(name));
  expect(await addresses.getByRole('heading').innerText(), 'there are as many addresses').toBe(heading);

  const network = shown[0][0];
  await value(addresses, network).click();
  await expectTotal(page, networks.get(network)!);
  expect(query(page).get('ip')).toBe(network);
  await value(addresses, network).click();
  await expect.poll(() => query(page).get('ip')).toBeNull();

  const fold = addresses.getByRole('button', { name: `Show the addresses in ${network}` });
  await fold.focus();
  await page.keyboard.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  const inside = addresses.getByRole('list', { name: `Addresses in ${network}` });
  const counts = countBy(log.filter(({ ip_address }) => ip_address!.replace(/\.\d+$/, '.0/24') === network), ({ ip_address }) => ip_address!);
  expect(new Map([...(await countsIn(inside))].sort())).toEqual(new Map([...counts].sort()));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const count = Math.max(...counts.values());
  await expect.poll(() => counts.get(query(page).get('ip') ?? '')).toBe(count);
  await expectTotal(page, count);
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => query(page).get('-ip')).not.toBeNull();
});
