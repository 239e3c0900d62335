import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-for-testing'];
const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Chromium\\Application\\chrome.exe',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The Chromium to test with: what `TICKMARK_CHROMIUM` or `PUPPETEER_EXECUTABLE_PATH` name, else the first found on
 * the path or in the usual places; null where there is none. Branded Chrome is left out: it refuses to load an
 * extension from the command line.
 */
export function findChromium(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  for (const name of ['TICKMARK_CHROMIUM', 'PUPPETEER_EXECUTABLE_PATH']) {
    const named = environment[name];
    if (!named) continue;
    if (isExecutable(named)) return named;
    throw new Error(`${name} names ${named}, which cannot be run.`);
  }
  const onPath = (environment.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PATHS].find(isExecutable) ?? null;
}
