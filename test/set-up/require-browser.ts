import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type BrowserName, findBrowser } from './find-browser.ts';

/** A browser that is needed is not there, and could not be installed. */
export class BrowserMissing extends Error {
  readonly code = 'browser_missing';
  readonly retryable = false;

  constructor(browser: BrowserName, why: string) {
    super(
      `No ${browser} was found. ${why} Install one (on Debian or Ubuntu: apt-get install ${PACKAGES[browser][0]}), ` +
        `or set TICKMARK_${browser.toUpperCase()} to the path of its program.`,
    );
    this.name = 'BrowserMissing';
  }
}

/** Debian's packages, the browser's own first. */
const PACKAGES: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'fonts-liberation'],
  firefox: ['firefox-esr', 'fonts-liberation'],
};

/**
 * The path of a browser's program. Where there is none and the system is a Debian with us as root, Debian's packages are
 * installed; elsewhere it fails with `BrowserMissing`, which says what to do.
 */
export function ensureBrowser(browser: BrowserName): string {
  const found = findBrowser(browser);
  if (found) return found;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new BrowserMissing(browser, 'It is installed by itself only on Debian, and only as root.');
  }
  console.log(`No ${browser} was found: installing the package ${PACKAGES[browser][0]}.`);
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES[browser]]]) {
    const { status } = spawnSync('apt-get', step, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new BrowserMissing(browser, `apt-get ${step.join(' ')} failed.`);
  }
  const installed = findBrowser(browser);
  if (!installed) {
    throw new BrowserMissing(
      browser,
      'The package was installed, but its program is not where it should be.',
    );
  }
  return installed;
}
