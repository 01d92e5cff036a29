import { defineConfig } from 'vitest/config';

/** Unit, reference and whole-folder tests; the tests of the built site have a configuration of their own. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/helpers/own-cache.ts'],
    // A builder that also does other work is slow, not wrong.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // A process for each of 400 files costs more than most of the tests; what a file changes, it restores.
    isolate: false,
    maxWorkers: 2,
  },
});
