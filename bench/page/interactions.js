// What is measured, by name. Each leaves the page with whatever filters it likes: they are cleared afterwards.
export const INTERACTIONS = {
  async 'brush'(screen) {
    await screen.brush([0.2, 0.6, 0.3, 0.8]);
    // Takes the window in its middle and moves it about.
    await screen.brush([0.5, 0.3, 0.7, 0.4]);
  },

  async 'categories'(screen) {
    for (const index of [0, 3, 7, 8, 12]) await screen.pick('Categories', index);
  },

  async 'actors and addresses'(screen) {
    for (const index of [0, 2, 4]) {
      await screen.pick('Actor', index);
      await screen.pick('IP address', index);
    }
  },

  async 'typing'(screen) {
    await screen.search().click();
    for (const text of ['chrome', 'python']) {
      await screen.search().fill('');
      await screen.page.keyboard.type(text, { delay: 120 });
      await screen.page.waitForFunction((text) => location.search.includes(`text=${text}`), text);
      await screen.settled();
    }
  },

  async 'clear'(screen) {
    await screen.brush([0.2, 0.6], 10);
    await screen.values('Categories').nth(0).click();
    await screen.values('Categories').nth(7).click();
    await screen.page.getByRole('button', { name: 'Clear all' }).click();
    await screen.settled();
  },

  async 'scroll'(screen) {
    const { x, y, width, height } = await screen.list().boundingBox();
    await screen.page.mouse.move(x + width / 2, y + height / 2);
    const turn = async (by, times) => {
      for (let step = 0; step < times; step += 1) {
        await screen.page.mouse.wheel(0, by);
        await screen.page.evaluate(() => new Promise(requestAnimationFrame));
      }
    };
    await turn(240, 60);
    await turn(200_000, 45);
    await screen.list().focus();
    await screen.page.keyboard.press('End');
    await screen.settled();
    const last = await screen.list().getByRole('row').last().getAttribute('aria-rowindex');
    const count = await screen.list().getAttribute('aria-rowcount');
    if (last !== count) screen.wrong.push(`the last row is ${last} of ${count}`);
    await turn(-200_000, 45);
    await screen.page.keyboard.press('Home');
    await screen.settled();
  },

  async 'details'(screen) {
    const row = screen.list().getByRole('row').filter({ has: screen.page.getByRole('gridcell') }).nth(3);
    await row.click();
    await screen.page.getByRole('button', { name: 'Close the details' }).waitFor();
    for (let step = 0; step < 30; step += 1) await screen.page.keyboard.press('ArrowDown');
    await screen.settled();
    await screen.page.getByRole('button', { name: 'Close the details' }).click();
    await screen.settled();
  },

  // All rules look at everything again, twice.
  async 'rules'(screen) {
    await screen.page.getByRole('navigation').getByRole('button', { name: /^Findings/ }).click();
    await screen.page.getByText('Rules and exceptions').click();
    for (let time = 0; time < 2; time += 1) {
      await screen.page.getByRole('checkbox', { name: /^Mass deletion/ }).click();
      await screen.page.getByText('Checking what has been read').waitFor();
      await screen.page.getByText('Every loaded event has been checked').waitFor();
    }
    await screen.page.getByRole('button', { name: 'Timeline' }).click();
    await screen.settled();
  },

  async 'charts'(screen) {
    await screen.page.getByRole('button', { name: 'Charts' }).click();
    await screen.page.getByRole('heading', { level: 2, name: 'Sign-in' }).waitFor();
    await screen.settled();
    await screen.brush([0.2, 0.6, 0.3, 0.8], 20);
    await screen.values('Categories').nth(0).click();
    await screen.settled();
    await screen.page.getByRole('button', { name: 'Timeline' }).click();
    await screen.settled();
  },
};
