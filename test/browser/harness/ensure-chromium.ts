import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

/** No Chromium, and none could be installed. */
export class ChromiumMissing extends Error {
  readonly code = 'chromium_missing';
  readonly retryable = false;

  constructor(why: string) {
    super(
      `No Chromium was found. ${why} Install one (on Debian or Ubuntu: apt-get install chromium), ` +
        'or set TICKMARK_CHROMIUM to the path of its program.',
    );
    this.name = 'ChromiumMissing';
  }
}

/**
 * The path of a Chromium. Where there is none and the system is a Debian with us as root, Debian's package is
 * installed; elsewhere it fails with `ChromiumMissing`, which says what to do.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new ChromiumMissing('It is installed by itself only on Debian, and only as root.');
  }
  console.log('No Chromium was found: installing the package chromium.');
  for (const step of [
    ['update'],
    ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
  ]) {
    const { status } = spawnSync('apt-get', step, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new ChromiumMissing(`apt-get ${step.join(' ')} failed.`);
  }
  const installed = findChromium();
  if (!installed)
    throw new ChromiumMissing('The package was installed, but its program is not where it should be.');
  return installed;
}
