// A browser of its own for each engine and load, so that none inherits another's memory.
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

export const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run',
  '--disable-component-update', '--disable-sync', '--disable-quic', '--js-flags=--expose-gc',
];

/** How often memory is looked at while it is watched. */
const WATCH_MS = 100;

/** Opens the page, hands it to `use`, and closes the browser. */
export async function withPage(origin, use) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, headless: true, args: FLAGS });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(`page: ${error.stack ?? error}`));
    page.on('crash', () => console.error('page: crashed'));
    page.on('console', (message) => console.error(`page: ${message.text()}`));
    page.setDefaultTimeout(0);
    await page.goto(`${origin}/store/page/index.html`);
    await page.waitForFunction(() => globalThis.bench);
    return await use(page, await Memory.of(browser, page), browser.version());
  } finally {
    await browser.close();
  }
}

/** What the page holds in memory. */
export class Memory {
  static async of(browser, page) {
    const memory = new Memory();
    memory.session = await page.context().newCDPSession(page);
    memory.browser = await browser.newBrowserCDPSession();
    return memory;
  }

  /** Bytes after a collection: in the heap with what hangs on it (arrays, WebAssembly), and in the whole process. */
  async measure() {
    for (let turn = 0; turn < 3; turn += 1) await this.session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize, embedderHeapUsedSize } = await this.session.send('Runtime.getHeapUsage');
    return { heap: usedSize + backingStorageSize + embedderHeapUsedSize, process: await this.#resident() };
  }

  /** Follows the process until the function that it gives is called, which tells the most bytes that it had. */
  watch() {
    const sizes = [];
    let going = true;
    const turns = (async () => {
      while (going) {
        sizes.push(await this.#resident());
        await new Promise((done) => setTimeout(done, WATCH_MS));
      }
    })();
    return async () => {
      going = false;
      await turns;
      return sizes.includes(null) ? null : Math.max(...sizes);
    };
  }

  /** The largest renderer's private memory; `null` where the system does not tell as Linux does. */
  async #resident() {
    const { processInfo } = await this.browser.send('SystemInfo.getProcessInfo');
    const sizes = await Promise.all(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateBytes(id)));
    return sizes.length > 0 && sizes.every(Number.isFinite) ? Math.max(...sizes) : null;
  }
}

async function privateBytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}
