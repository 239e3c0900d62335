import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../../browser/harness/wait-for.ts';
import { type Connected, connect, openConnected } from '../../browser/page/open-connected.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import type { World } from '../../sandbox/world/world.ts';

/** Another build, to see whether an attack finds its weakness. */
const SHIPPED = process.env.TICKMARK_SHIPPED ?? '.output/chrome-mv3';

/**
 * Copies the build that is shipped and lets it reach the sandbox's platform: the sandbox build tells tests which record a badge
 * shows, in attributes that a script of the page could read.
 */
async function shippedBuild(): Promise<{ readonly folder: string; remove(): void }> {
  if (!existsSync(SHIPPED)) throw new Error('There is no build to attack: run npm run build first.');
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-shipped-'));
  cpSync(SHIPPED, folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions.push('http://127.0.0.1/*', 'http://localhost/*');
  writeFileSync(path, JSON.stringify(manifest));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Opens a browser with the build that is shipped, connected to the platform of a sandbox with this world. */
export async function openShipped(world: World): Promise<Connected> {
  const build = await shippedBuild();
  let connected: Connected | null = null;
  const close = async () => {
    await connected?.close();
    build.remove();
  };
  try {
    connected = await openConnected({ world }, null, { extension: build.folder });
    const { open, sandbox } = connected;
    // The shipped build opens its first page when it is installed, which would cover what is connected here.
    await waitFor('the first page', async () => {
      const pages = await open.browser.pages();
      const first = pages.find((each) => each.url().startsWith('chrome-extension:'));
      return first && (await first.close().then(() => true));
    });
    await connect(open, sandbox.platform.url, ADMIN_KEY_A);
    return { ...connected, close };
  } catch (error) {
    await close();
    throw error;
  }
}
