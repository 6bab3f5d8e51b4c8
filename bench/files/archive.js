// The encrypted archive: filled with the events of a file within a session of the simulated workspace, and opened again.
import { openFile } from './files.js';

const PHRASE = 'a passphrase of the benchmark';

/** Loads little with a token and opens the file: what a session of the API holds can be kept. */
export async function fillArchive(page, { PAGE_ADDRESS, TOKEN }, events) {
  await page.goto(`${PAGE_ADDRESS}/?period=1&load=security`);
  await page.getByRole('textbox', { name: 'Access token' }).fill(TOKEN);
  await page.getByRole('button', { name: 'Load the audit log' }).click();
  await page.getByRole('navigation').waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await openFile(page, 'NDJSON', events);
  const sheet = page.getByRole('dialog', { name: 'Archive in this browser' });
  await page.getByRole('button', { name: 'This session' }).click();
  await page.getByRole('button', { name: /^Archive in this browser/ }).click();
  await sheet.getByRole('textbox', { name: 'Passphrase' }).fill(PHRASE);
  await sheet.getByRole('textbox', { name: 'The same once more' }).fill(PHRASE);
  return {
    keep: async () => {
      const begun = performance.now();
      await sheet.getByRole('button', { name: 'Keep an archive' }).click();
      await sheet.getByText('Everything loaded is kept.').waitFor();
      return { seconds: (performance.now() - begun) / 1000 };
    },
    size: diskOf,
  };
}

/** What lies in the database. */
function diskOf(page) {
  return page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open('audit-dashboard.archive'));
    const store = () => database.transaction('records').objectStore('records');
    let bytes = 0;
    for (const key of await done(store().getAllKeys())) bytes += (await done(store().get(key))).length;
    database.close();
    return bytes;
  });
}

/** The first screen of a later visit. */
export async function openArchive(page, address) {
  await page.goto(address);
  const panel = page.getByRole('region', { name: 'Archive in this browser' });
  await panel.getByRole('textbox', { name: 'Passphrase' }).fill(PHRASE);
  const show = panel.getByRole('button', { name: 'Open without a token' });
  const timed = async (button, until) => {
    const begun = performance.now();
    await button.click();
    await until();
    return { seconds: (performance.now() - begun) / 1000 };
  };
  return {
    unlock: () => timed(panel.getByRole('button', { name: 'Unlock' }), () => show.waitFor()),
    show: (events) => timed(show, () => page.waitForFunction((events) => {
      const text = document.querySelector('h1')?.innerText ?? '';
      return Number(text.replace(/\D/g, '')) >= events;
    }, events)),
    size: () => diskOf(page),
  };
}

