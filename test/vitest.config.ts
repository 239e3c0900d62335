import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit tests are beside the files they test; browser tests and benchmarks have their own runners. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    // For what hangs; a busy machine takes several times a quiet one's time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Without a seed each run tries other values and prints the seed of a failure.
    setupFiles: process.env.TICKMARK_SEED ? ['test/seed-properties.ts'] : [],
    include: [
      'lib/**/*.test.{ts,tsx}',
      'components/**/*.test.{ts,tsx}',
      'test/sandbox/**/*.test.ts',
      'test/engine/**/*.test.ts',
      'test/report/**/*.test.ts',
      'test/conformance/**/*.test.ts',
      'test/platforms/**/*.test.ts',
      'test/set-up/**/*.test.ts',
      'test/*.test.ts',
    ],
    exclude: ['test/browser/**', 'test/bench/**', 'node_modules/**'],
  },
});
