import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests in a real Chromium, three files at a time; each file has its own browsers, servers and ports. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    environment: 'node',
    setupFiles: ['test/browser/harness/check-controls.ts'],
    include: ['test/browser/**/*.test.ts', 'test/attacks/**/*.test.ts'],
    // Tests wait most of their time, for a clock or a platform: two processors carry three files.
    maxWorkers: 3,
    // On a shared machine a browser sometimes starts too late for a deadline. Elsewhere a test has one try, so that developers
    // see unsteady tests.
    retry: process.env.CI ? 1 : 0,
    // Only for hanging tests: conditions have their own deadlines, and a busy machine is several times slower.
    testTimeout: 420_000,
    hookTimeout: 420_000,
  },
});
