import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests in a real Chromium, two files at a time: each has browsers, servers and ports of its own. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: {
    environment: 'node',
    setupFiles: ['test/browser/harness/check-controls.ts'],
    include: ['test/browser/**/*.test.ts'],
    // More would make browsers wait for each other's processor longer than tests wait for them.
    maxWorkers: 2,
    // On a shared machine a browser now and then starts too late for a deadline. Elsewhere a test has one try, so that what is
    // unsteady is seen by those who can mend it.
    retry: process.env.CI ? 1 : 0,
    // For what hangs: conditions have deadlines of their own, and a busy machine several times a quiet one's time.
    testTimeout: 420_000,
    hookTimeout: 420_000,
  },
});
