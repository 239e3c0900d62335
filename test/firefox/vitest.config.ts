import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** A bookkeeper's morning and a hostile page's attempts in a real Firefox, with what is built for it. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    environment: 'node',
    include: ['test/firefox/**/*.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
  },
});
