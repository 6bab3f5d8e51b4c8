// The page as a person meets it: by its roles and names, with a real pointer and keyboard.
const DIGITS = /\d[\d\s\u202f\u00a0]*/;

/** A number as the page writes it. */
export const numberIn = (text) => Number((DIGITS.exec(text)?.[0] ?? '').replace(/\D/g, ''));

/** Events that happen in one second of the busiest hours, at most. */
const MOST_A_SECOND = 20;

export class Screen {
  constructor(page, wrong) {
    this.page = page;
    this.wrong = wrong;
  }

  /** Opens the sample workspace with so many events. */
  async open(address, events) {
    await this.page.goto(`${address}/?period=90&load=all&sample=${events}`);
    await this.page.getByRole('button', { name: 'Try with sample data' }).click();
    await this.page.getByRole('navigation').waitFor();
  }

  /** Waits until nothing is being loaded. */
  async loaded() {
    await this.page.getByRole('progressbar').waitFor({ state: 'detached' });
    await this.settled();
  }

  /** Waits until what was done is on the screen. */
  settled() {
    return this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  }

  async total() {
    return numberIn(await this.page.getByRole('heading', { level: 1 }).innerText());
  }

  /** Notes it if not all events are there, but for those of the second that runs when they are asked for: the page leaves it out. */
  async expectAll(events) {
    const total = await this.total();
    if (total > events || total < events - MOST_A_SECOND) this.wrong.push(`${total} events on the screen where ${events} were expected`);
  }

  facet(name) {
    return this.page.getByRole('complementary', { name: 'Filters' }).getByRole('region', { name, exact: true });
  }

  /** The buttons that pick a value of a facet. */
  values(name) {
    return this.facet(name).locator('.facet-pick');
  }

  /** Picks a value and notes it if another number of events matches than its count said. */
  async pick(facet, index) {
    const value = this.values(facet).nth(index);
    const promised = numberIn(await value.locator('.count').innerText());
    await value.click();
    await this.settled();
    const total = await this.total();
    if (total !== promised) this.wrong.push(`${facet} ${index}: ${promised} promised, ${total} shown`);
    await value.click();
    await this.settled();
  }

  async clear() {
    const clear = this.page.getByRole('button', { name: 'Clear all' });
    if (await clear.isVisible()) await clear.click();
    const search = this.search();
    if ((await search.inputValue()) !== '') await search.fill('');
    await this.page.waitForFunction(() => !location.search.match(/text=|range=|category=|actor=|ip=/));
    await this.settled();
  }

  search() {
    return this.page.getByRole('combobox', { name: 'Search and filter' });
  }

  list() {
    return this.page.getByRole('grid', { name: 'Events' });
  }

  async plot() {
    return this.page.locator('.histogram-plot').boundingBox();
  }

  /** Moves the pointer over the histogram, a step a frame, through shares of its width. */
  async glide(shares, steps) {
    const { x, y, width, height } = await this.plot();
    const at = (share) => [x + share * (width - 2) + 1, y + height / 2];
    for (let leg = 1; leg < shares.length; leg += 1) {
      for (let step = 1; step <= steps; step += 1) {
        const share = shares[leg - 1] + ((shares[leg] - shares[leg - 1]) * step) / steps;
        await this.page.mouse.move(...at(share));
        await this.page.evaluate(() => new Promise(requestAnimationFrame));
      }
    }
  }

  /** Selects from one share of the histogram to another, back and forth, and lets go. */
  async brush(shares, steps = 40) {
    const { x, y, width, height } = await this.plot();
    await this.page.mouse.move(x + shares[0] * (width - 2) + 1, y + height / 2);
    await this.page.mouse.down();
    await this.glide(shares, steps);
    await this.page.mouse.up();
    await this.settled();
  }

  /** Brushes until everything is loaded. */
  async brushWhileLoading() {
    const loading = () => this.page.getByRole('progressbar').isVisible();
    let turns = 0;
    while (await loading()) {
      await this.brush([0.3, 0.7, 0.5, 0.9]);
      turns += 1;
    }
    await this.clear();
    return { turns };
  }
}
