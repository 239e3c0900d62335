import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenBrowser } from './open-browser.ts';
import { waitFor } from './wait-for.ts';

/**
 * Updates the extension under the open tabs as the browser does: the same folder with a higher version. Waits until the
 * new version's worker runs.
 * @param folder the copy of a build that the browser was opened with; its manifest is changed
 */
export async function updateExtension(open: OpenBrowser, folder: string): Promise<void> {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string };
  const version = manifest.version.replace(/\d+$/, (last) => String(Number(last) + 1));
  writeFileSync(path, JSON.stringify({ ...manifest, version }));
  await open.browser.installExtension(folder);
  await waitFor(`version ${version} to run`, async () => {
    const worker = await open.worker();
    return worker.evaluate(
      (wanted) =>
        (
          globalThis as unknown as { chrome: { runtime: { getManifest(): { version: string } } } }
        ).chrome.runtime.getManifest().version === wanted,
      version,
    );
  });
}
