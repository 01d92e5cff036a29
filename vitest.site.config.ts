import { defineConfig } from 'vitest/config';

/** The built demo site in a real browser; CHROME_PATH names it. */
export default defineConfig({
  test: {
    include: ['tests/site/**/*.browser.ts'],
    globalSetup: ['tests/helpers/own-cache.ts', 'tests/site/build-demo.ts'],
    testTimeout: 300_000,
    hookTimeout: 240_000,
    // Two at once: a page is laid out in one process and judged in another, and more would only wait for each other.
    maxWorkers: 2,
  },
});
