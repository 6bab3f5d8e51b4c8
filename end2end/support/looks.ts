import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page, TestInfo } from '@playwright/test';
import { expect } from './test.ts';

/** Each cell of a kept picture is the mean colour of a square of so many pixels: too few to tell how a letter was drawn. */
const CELL = 8;
/** A cell has changed if one of its colours, joined with its neighbours', is off by more than this, of 255. Other hinting
 * of letters makes no more than 11. */
const TOLERANCE = 12;
/** So much of a picture may have changed. */
const MOST_CHANGED = 0.001;

const folder = fileURLToPath(new URL('../looks/', import.meta.url));

/** Before the page opens: the day on which the pictures were taken. What is no longer kept depends on it. */
export async function onTheSameDay(page: Page): Promise<void> {
  await page.addInitScript((then) => {
    const now = Date.now.bind(Date);
    const offset = then - now();
    globalThis.Date = class extends Date {
      constructor(...given: []) {
        if (given.length > 0) super(...given);
        else super(now() + offset);
      }
      static now = () => now() + offset;
    } as DateConstructor;
    // Nor is it told that its clock is wrong.
    const get = Headers.prototype.get;
    Headers.prototype.get = function (name) {
      return name === 'date' ? null : get.call(this, name);
    };
  }, Date.parse('2026-11-21T09:00:00Z'));
}

/** Sets the fonts that every machine with a Debian or Ubuntu browser has. False if this one has not. */
export async function withPlainFonts(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const root = document.documentElement.style;
    root.setProperty('--sans', '"DejaVu Sans"');
    root.setProperty('--mono', '"DejaVu Sans Mono"');
    const brush = document.createElement('canvas').getContext('2d')!;
    const width = (font: string) => ((brush.font = `20px ${font}`), brush.measureText('Audit log, Журнал').width);
    return width('"DejaVu Sans", monospace') !== width('monospace') && width('"DejaVu Sans Mono", serif') !== width('serif');
  });
}

/**
 * Fails when the screen does not look as in the kept picture: a panel that is missing, other colours, a layout that has
 * moved. `--update-snapshots` keeps what is there now.
 */
export async function expectLook(page: Page, name: string, info: TestInfo): Promise<void> {
  const path = `${folder}${name}.png`;
  const tool = await page.context().newPage();
  let seen = '';
  const look = async () => {
    seen = await shrunk(tool, (await page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64'));
    return seen;
  };
  if (['all', 'changed'].includes(info.config.updateSnapshots)) {
    const isStill = async () => {
      const before = seen;
      return (await look()) === before;
    };
    await expect.poll(isStill, { message: `${name}: the screen comes to rest` }).toBe(true);
    writeFileSync(path, Buffer.from(seen, 'base64'));
  }
  const kept = readFileSync(path);
  const changed = async () => compare(tool, await look(), kept.toString('base64'));
  try {
    await expect.poll(async () => (await changed()).share, { message: `${name}: how much has changed` }).toBeLessThanOrEqual(MOST_CHANGED);
  } catch (error) {
    const { picture, box } = await changed();
    await info.attach('kept', { body: kept, contentType: 'image/png' });
    await info.attach('seen', { body: Buffer.from(seen, 'base64'), contentType: 'image/png' });
    await info.attach('changed', { body: Buffer.from(picture, 'base64'), contentType: 'image/png' });
    throw new Error(`${name} looks different within ${box}\n${error}`);
  } finally {
    await tool.close();
  }
}

/** A picture of cells. */
function shrunk(tool: Page, png: string): Promise<string> {
  return tool.evaluate(
    async ({ png, cell }) => {
      const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const [width, height] = [Math.floor(image.width / cell), Math.floor(image.height / cell)];
      const brush = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      brush.drawImage(image, 0, 0);
      const { data } = brush.getImageData(0, 0, image.width, image.height);
      const small = new ImageData(width, height);
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const sum = [0, 0, 0];
          for (let at = 0; at < cell * cell; at += 1) {
            const from = ((y * cell + Math.floor(at / cell)) * image.width + x * cell + (at % cell)) * 4;
            for (const colour of [0, 1, 2]) sum[colour] += data[from + colour];
          }
          small.data.set([...sum.map((sum) => Math.round(sum / cell / cell)), 255], (y * width + x) * 4);
        }
      }
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')!.putImageData(small, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));
    },
    { png, cell: CELL },
  );
}

/** How much of two small pictures differs, where, and a picture of it in red. */
function compare(tool: Page, seen: string, kept: string): Promise<{ share: number; box: string; picture: string }> {
  return tool.evaluate(
    async ({ seen, kept, cell, tolerance }) => {
      const read = async (png: string) => {
        const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const brush = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
        brush.drawImage(image, 0, 0);
        return brush.getImageData(0, 0, image.width, image.height);
      };
      const [now, then] = [await read(seen), await read(kept)];
      if (now.width !== then.width || now.height !== then.height) return { share: 1, box: 'the whole', picture: seen };
      const { width, height } = now;
      // With its neighbours: a word that begins a pixel further on is no change.
      const around = ({ data }: ImageData, x: number, y: number, colour: number) => {
        let [sum, count] = [0, 0];
        for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
          for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
            sum += data[(row * width + column) * 4 + colour];
            count += 1;
          }
        }
        return sum / count;
      };
      const picture = new ImageData(new Uint8ClampedArray(now.data), width, height);
      const found: [number, number][] = [];
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const off = [0, 1, 2].map((colour) => Math.abs(around(now, x, y, colour) - around(then, x, y, colour)));
          if (Math.max(...off) > tolerance) {
            found.push([x, y]);
            picture.data.set([255, 0, 0, 255], (y * width + x) * 4);
          }
        }
      }
      const ends = (axis: 0 | 1) => {
        const all = found.map((at) => at[axis]);
        return `${Math.min(...all) * cell}…${(Math.max(...all) + 1) * cell}`;
      };
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')!.putImageData(picture, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      const png = btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));
      return { share: found.length / (width * height), box: `x ${ends(0)}, y ${ends(1)}`, picture: png };
    },
    { seen, kept, cell: CELL, tolerance: TOLERANCE },
  );
}
