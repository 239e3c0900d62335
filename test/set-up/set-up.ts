import { ensureBrowser } from './ensure-browser.ts';

/*
 * Sees to it, before anything runs side by side, that the browsers are there: `node set-up.ts [chromium] [firefox]`.
 */
for (const browser of process.argv.slice(2)) {
  if (browser !== 'chromium' && browser !== 'firefox') throw new Error(`There are no tests in ${browser}.`);
  ensureBrowser(browser);
}
