import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** The export dialog, its button, and a choice in it. */
export const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Export events' });
export const submit = (page: Page): Locator => dialog(page).getByRole('button', { name: /^Export [\d\s]+ events?$/ });
export const choose = (page: Page, name: string | RegExp): Promise<void> =>
  dialog(page).locator('label').filter({ hasText: name }).click();

/** Opens the dialog and waits until the events have been looked through. */
export async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export events' }).click();
  await expect(dialog(page).getByRole('group', { name: 'The first rows' })).not.toContainText('Looking through');
}

/** A script for pages that shall save by downloads, as in browsers that cannot write to the disk. */
export const withoutPicker = (): void => {
  delete (window as { showSaveFilePicker?: unknown }).showSaveFilePicker;
};

export interface Saved {
  name: string;
  bytes: Buffer;
  manifest: any;
}

/** Exports by downloads and gives both files. */
export async function save(page: Page): Promise<Saved> {
  const downloads: Download[] = [];
  const keep = (download: Download) => downloads.push(download);
  page.on('download', keep);
  await submit(page).click();
  await expect.poll(() => downloads.length).toBe(2);
  page.off('download', keep);
  const isManifest = (download: Download) => download.suggestedFilename().endsWith('.manifest.json');
  const read = async (download: Download) => readFile((await download.path())!);
  const file = downloads.find((download) => !isManifest(download))!;
  const manifest = JSON.parse((await read(downloads.find(isManifest)!)).toString('utf8'));
  return { name: file.suggestedFilename(), bytes: await read(file), manifest };
}

/** The ids of events in order, to be compared. */
export const ids = (events: { id: string }[]): string[] => events.map(({ id }) => id).sort();

export interface Given {
  name: string;
  bytes: Buffer | string;
}

/** Picks files by the button on the screen. */
export async function pick(page: Page, ...files: Given[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }));
  await page.locator('input[type=file]').first().setInputFiles(given);
}

/** Drops files onto the page. */
export async function drop(page: Page, ...files: Given[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('latin1') }));
  await page.evaluate((given) => {
    const transfer = new DataTransfer();
    for (const { name, text } of given) {
      transfer.items.add(new File([Uint8Array.from(text, (char) => char.charCodeAt(0))], name));
    }
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    }
  }, given);
}
