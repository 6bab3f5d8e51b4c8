import tests from './playwright.config.ts';

// Started by `cargo xtask gallery`: pictures of every screen and state, to be looked at by people.
export default { ...tests, testDir: 'gallery', retries: 0, timeout: 120_000, use: { ...tests.use, trace: 'off' as const } };
