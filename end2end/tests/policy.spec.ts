import { expect, test } from '../support/test.ts';

test.use({ expectedConsoleErrors: [/Trusted/] });

test('what would run is refused, whoever sets it; markup that does nothing is not', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('textbox', { name: 'Access token' })).toBeVisible();
  const outcomes = await page.evaluate(() =>
    ['<b>still</b>', '<img src=x onerror="alert(1)">', '<script>alert(1)</script>', '<a href="javascript:alert(1)">x</a>'].map((markup) => {
      const box = document.createElement('div');
      try {
        box.innerHTML = markup;
      } catch (error) {
        return (error as Error).name;
      }
      return box.innerHTML;
    }),
  );
  expect(outcomes).toEqual(['<b>still</b>', 'TypeError', 'TypeError', 'TypeError']);
  const refused = await page.evaluate(() =>
    [() => (document.createElement('script').text = 'alert(1)'), () => new Worker('https://example.com/worker.js')].map((start) => {
      try {
        start();
      } catch (error) {
        return (error as Error).name;
      }
    }),
  );
  expect(refused).toEqual(['TypeError', 'TypeError']);
});
