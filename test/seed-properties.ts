import fc from 'fast-check';

/** Repeats a failed property test: `TICKMARK_SEED=<the seed it printed> npx vitest run …`. */
fc.configureGlobal({ seed: Number(process.env.TICKMARK_SEED) });
