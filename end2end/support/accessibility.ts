import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect } from './test.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails, naming rule and element, when axe-core finds a violation on what is on the screen now. The test goes on, so
 * that one run tells of every screen.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated by the debugger, which the page's policy does not bind.
  await page.evaluate(axe);
  const results = (await page.evaluate(`axe.run({ resultTypes: ['violations'] })`)) as AxeResults;
  const found = results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`);
  expect.soft(found, 'accessibility violations').toEqual([]);
}
