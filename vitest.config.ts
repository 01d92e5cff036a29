import { defineConfig } from 'vitest/config';

/** Unit, reference and whole-folder tests; the tests of the built site have a configuration of their own. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/helpers/own-cache.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
