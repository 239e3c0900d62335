import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX_BUILD } from './open-browser.ts';

/** Runs before the content script, in its own world of the page. */
function openRoots(): void {
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    return attachShadow.call(this, { ...options, mode: 'open' });
  };
}

/**
 * Copies a build of the extension and opens the shadow roots that it draws into QuickBooks' pages: axe runs in the page and
 * sees into open roots only.
 */
export async function openRootsBuild(
  build: string = process.env.TICKMARK_BUILD ?? SANDBOX_BUILD,
): Promise<{ readonly folder: string; remove(): void }> {
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-open-roots-'));
  cpSync(build, folder, { recursive: true });
  const scripts = join(folder, 'content-scripts');
  for (const name of readdirSync(scripts).filter((each) => each.endsWith('.js'))) {
    const path = join(scripts, name);
    writeFileSync(path, `(${openRoots})();\n${readFileSync(path, 'utf8')}`);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
