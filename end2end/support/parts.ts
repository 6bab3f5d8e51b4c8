import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { from } from './workspace.ts';

/** Whether the page that is served is the optimised one, which comes in parts. */
export function isInParts(): boolean {
  return readFileSync(join(from('SERVED_DIR'), 'index.html'), 'utf8').includes('data-parts');
}
