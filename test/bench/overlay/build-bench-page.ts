import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

const ROOT = fileURLToPath(new URL('page', import.meta.url));

/** The scripts' names in the browser, which identify their callbacks. */
export const WAYS_SCRIPT = 'bench-ways.js';
export const TABLE_SCRIPT = 'bench-table.js';
export const WORKER_SCRIPT = 'bench-worker.js';

export interface BenchScripts {
  /** The page and its own scripts. */
  readonly table: string;
  /** The stub that answers instead of the extension's worker. */
  readonly worker: string;
  /** The ways of following its rows: the shipped code of overlay and visit, and the alternatives. */
  readonly ways: string;
}

async function bundle(entry: string, name: string): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    define: {
      'import.meta.env.ENTRYPOINT': '"bench"',
      'import.meta.env.COMMAND': '"build"',
      'import.meta.env.MODE': '"production"',
    },
    build: {
      write: false,
      target: 'chrome121',
      lib: { entry, formats: ['iife'], name: 'bench' },
    },
  })) as Rollup.RollupOutput[];
  const code = built[0]?.output[0].code;
  if (!code) throw new Error(`${entry} could not be built.`);
  return `${code}\n//# sourceURL=${name}`;
}

export async function buildBenchScripts(): Promise<BenchScripts> {
  return {
    table: await bundle('table-page.ts', TABLE_SCRIPT),
    worker: await bundle('stub-worker.ts', WORKER_SCRIPT),
    ways: await bundle('ways.ts', WAYS_SCRIPT),
  };
}
