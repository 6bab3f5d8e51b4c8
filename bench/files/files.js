// Files out of the page and back into it, by its own buttons.
import { numberIn } from '../page/screen.js';

/** What is chosen in the dialog, and whether the page opens such files again. */
export const EXPORTS = {
  NDJSON: { format: 'NDJSON', opens: true },
  'NDJSON, gzip': { format: 'NDJSON', gzip: true, opens: true },
  JSON: { format: /^JSON$/, opens: true },
  CSV: { format: 'Table (CSV)', opens: true },
  Parquet: { format: 'Parquet', opens: true },
};

export const grouped = (number) => number.toLocaleString('en');

/** A script for the page: who is asked where to save answers with a file of the browser's own disk. */
export function pickerOntoDisk() {
  globalThis.showSaveFilePicker = async () => (await navigator.storage.getDirectory()).getFileHandle(globalThis.benchFile, { create: true });
}

export function sizeOf(page, name) {
  return page.evaluate(async (name) => (await (await (await navigator.storage.getDirectory()).getFileHandle(name)).getFile()).size, name);
}

/** Opens the dialog for everything that is loaded, with names. */
export async function openDialog(page) {
  await page.getByRole('button', { name: 'Export events' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export events' });
  await choose(dialog, 'Everything loaded');
  await dialog.getByRole('checkbox', { name: /^Names, category and local time/ }).check();
  await dialog.getByText('Looking through').first().waitFor({ state: 'detached' });
  return dialog;
}

const choose = (dialog, name) => dialog.locator('label').filter({ hasText: name }).click();

/** Writes a file; tells how many seconds that took. */
export async function exportAs(dialog, { format, gzip }, name) {
  const page = dialog.page();
  await choose(dialog, format);
  const packs = dialog.getByRole('checkbox', { name: /^Compress/ });
  if (await packs.count() && await packs.isEnabled()) await packs.setChecked(Boolean(gzip));
  await page.evaluate((name) => void (globalThis.benchFile = name), name);
  const begun = performance.now();
  await dialog.getByRole('button', { name: /^Export / }).click();
  await dialog.getByRole('progressbar').waitFor();
  await dialog.getByText('SHA-256').waitFor();
  return { seconds: (performance.now() - begun) / 1000 };
}

/** Opens a file of the browser's disk; tells how many seconds that took. */
export async function openFile(page, name, events) {
  const begun = performance.now();
  await page.evaluate(async (name) => {
    const file = await (await (await navigator.storage.getDirectory()).getFileHandle(name)).getFile();
    const transfer = new DataTransfer();
    transfer.items.add(file);
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    }
  }, name);
  const report = page.locator('.import-report');
  await report.getByText(/events,/).first().waitFor();
  const found = numberIn(await report.getByText(/events,/).first().innerText());
  if (found !== events) throw new Error(`${found} events came out of ${name}`);
  return { seconds: (performance.now() - begun) / 1000 };
}
