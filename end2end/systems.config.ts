import { defineConfig } from '@playwright/test';
import usual from './playwright.config.ts';

// Started by `cargo xtask test systems`: events sent on to real programs, which run beside each other.
export default defineConfig({ ...usual, testDir: 'systems', workers: 1, timeout: 240_000 });
