import { type BrowserName, findBrowser } from './find-browser.ts';

/** A required browser is missing. */
export class BrowserMissing extends Error {
  readonly code = 'browser_missing';
  readonly retryable = false;

  constructor(browser: BrowserName) {
    const script = browser === 'chromium' ? 'npm run set-up' : 'npm run set-up:firefox';
    super(
      `No ${browser} was found. Run \`${script}\`, or set TICKMARK_${browser.toUpperCase()} to its program.`,
    );
    this.name = 'BrowserMissing';
  }
}

/** The path of a browser's program. Installs nothing. @throws BrowserMissing */
export function requireBrowser(browser: BrowserName): string {
  const found = findBrowser(browser);
  if (!found) throw new BrowserMissing(browser);
  return found;
}
