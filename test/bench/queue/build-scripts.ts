import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

const ROOT = fileURLToPath(new URL('page', import.meta.url));

/** Bundles an entry with its imports into one script for the browser. */
export async function buildScript(entry: string): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'chrome121', lib: { entry, formats: ['iife'], name: 'built' } },
  })) as Rollup.RollupOutput[];
  const code = built[0]?.output[0].code;
  if (!code) throw new Error(`${entry} could not be built.`);
  return code;
}
