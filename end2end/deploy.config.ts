import { defineConfig } from '@playwright/test';
import usual from './playwright.config.ts';

// Started by `cargo xtask test deploy`: the bundle behind real servers, set up as the README says.
export default defineConfig({ ...usual, testDir: 'deploy' });
