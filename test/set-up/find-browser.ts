import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

interface Whereabouts {
  /** Environment variables that can name its program. */
  readonly variables: readonly string[];
  readonly names: readonly string[];
  readonly paths: readonly string[];
}

const WHEREABOUTS: Record<BrowserName, Whereabouts> = {
  // Branded Chrome is left out: it refuses to load an extension from the command line.
  chromium: {
    variables: ['TICKMARK_CHROMIUM', 'PUPPETEER_EXECUTABLE_PATH'],
    names: ['chromium', 'chromium-browser', 'google-chrome-for-testing'],
    paths: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/lib/chromium/chromium',
      '/snap/bin/chromium',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Chromium\\Application\\chrome.exe',
    ],
  },
  firefox: {
    variables: ['TICKMARK_FIREFOX'],
    names: ['firefox-esr', 'firefox'],
    paths: [
      '/usr/bin/firefox-esr',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
  },
};

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The browser to test with: from its environment variables, else the first on the path or in the usual places; `null` if
 * there is none.
 */
export function findBrowser(
  browser: BrowserName,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  const { variables, names, paths } = WHEREABOUTS[browser];
  for (const variable of variables) {
    const named = environment[variable];
    if (!named) continue;
    if (isExecutable(named)) return named;
    throw new Error(`${variable} names ${named}, which cannot be run.`);
  }
  const onPath = (environment.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...paths].find(isExecutable) ?? null;
}
