import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SHIPPED = '.output/chrome-mv3';

/**
 * Copies the build that is shipped and lets it reach the sandbox's platform: the sandbox build tells tests which record a badge
 * shows, in attributes that a script of the page could read.
 */
export async function shippedBuild(): Promise<{ readonly folder: string; remove(): void }> {
  if (!existsSync(SHIPPED)) throw new Error('There is no build to attack: run npm run build first.');
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-shipped-'));
  cpSync(SHIPPED, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions.push('http://127.0.0.1/*', 'http://localhost/*');
  writeFileSync(path, JSON.stringify(manifest));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
