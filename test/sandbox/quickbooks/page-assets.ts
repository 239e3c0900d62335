import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

export interface Asset {
  readonly contentType: string;
  readonly body: string;
}

// Pages may load everything under page/, and the data that they share with the server.
const SERVED = /^(page\/[a-z0-9-]+\.(ts|css)|routes\.ts)$/;
const made = new Map<string, Asset>();

/**
 * A script or style of the site's pages; TypeScript is served as JavaScript without types. `path` is relative to this folder,
 * e.g. `page/boot.ts`; `null` for a file that pages must not load.
 */
export function pageAsset(path: string): Asset | null {
  if (!SERVED.test(path)) return null;
  const known = made.get(path);
  if (known) return known;
  let source: string;
  try {
    source = readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
  } catch {
    return null;
  }
  const asset: Asset = path.endsWith('.css')
    ? { contentType: 'text/css; charset=utf-8', body: source }
    : { contentType: 'text/javascript; charset=utf-8', body: stripTypeScriptTypes(source) };
  made.set(path, asset);
  return asset;
}
