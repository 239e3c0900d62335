import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { ERROR_GUIDE_FILE } from './lib/core/error-guide/error-guide.ts';
import { writeErrorGuide } from './lib/core/error-guide/write-error-guide.ts';
import { DEFAULT_LANGUAGE, LANGUAGE_TAGS } from './lib/core/languages.ts';
import { GUIDE_WORDS } from './lib/locales/guide/index.ts';
import { NOTICE_WORDS } from './lib/locales/notices/index.ts';
import { PROBLEM_WORDS, UNNAMED_WORDS } from './lib/locales/problems/index.ts';
import { REASON_WORDS } from './lib/locales/reasons/index.ts';
import type { AnswerCatalogue } from './lib/views/answer-catalogue.ts';

const CHROME_API = fileURLToPath(new URL('lib/chrome-api.ts', import.meta.url));
const BARE_FRAME = fileURLToPath(new URL('lib/bare-frame.ts', import.meta.url));

/** A text that begins with a new line and has rules in it. */
const STYLE = /`\n[^`$]*\{[^`$]*`/g;
/** Styles that scripts carry into pages are written to be read: the build leaves out what only readers need. */
const TIGHT_STYLES = {
  name: 'tight-styles',
  transform: {
    filter: { id: /\/lib\/content\/overlay\//, code: STYLE },
    handler: (code: string) => code.replace(STYLE, tighten),
  },
};
function tighten(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}');
}

/**
 * Dexie follows every change for live queries, which nothing here uses: what does so is left out, 3 kB of the worker. The
 * rest of Dexie is as it was published; a version that is written otherwise stops the build.
 */
const WITHOUT_LIVE_QUERIES = {
  name: 'dexie-without-live-queries',
  enforce: 'pre' as const,
  transform(code: string, id: string): string | undefined {
    if (!id.endsWith('/dexie.mjs')) return undefined;
    return [
      'this.use(cacheMiddleware);',
      'this.use(observabilityMiddleware);',
      'liveQuery,\n    extendObservabilitySet,',
    ].reduce((rest, part) => {
      if (!rest.includes(part)) throw new Error(`Dexie is written otherwise: it has no ${part}`);
      return rest.replace(part, '');
    }, code);
  },
};

const QUICKBOOKS = 'https://*.qbo.intuit.com/*';

/** The sandbox build is what is shipped, but for loopback hosts: a permission prompt cannot be answered by a test. */
const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'];

export default defineConfig({
  targetBrowsers: ['chrome', 'firefox'],
  // Left to itself, WXT builds version 2 for Firefox.
  manifestVersion: 3,
  imports: false,
  // Dexie as modules for the browsers of today, rather than as one script for those of long ago: 2 kB less in the worker.
  vite: ({ browser }) => ({
    plugins: [TIGHT_STYLES, WITHOUT_LIVE_QUERIES],
    resolve: {
      alias: {
        'wxt/utils/content-script-context': BARE_FRAME,
        dexie: 'dexie/dist/modern/dexie.mjs',
        ...(browser === 'firefox' ? {} : { 'webextension-polyfill': CHROME_API }),
      },
    },
  }),
  hooks: {
    // `imports: false` turns the types off, but not the search: a parameter called `storage` would bring a library along.
    'config:resolved': (wxt) => {
      Object.assign(wxt.config.imports, { autoImport: false });
      // The dev server has a folder of its own: a test must not run what it writes.
      if (wxt.config.command === 'serve') Object.assign(wxt.config, { outDir: `${wxt.config.outDir}-dev` });
    },
    // The answers' words are the worker's largest part and only one language is spoken: they are files that it reads, not
    // code that it carries. So is the error guide, which is needed only where something has failed.
    'build:publicAssets': (_wxt, files) => {
      for (const language of LANGUAGE_TAGS) {
        const words: AnswerCatalogue = {
          guide: GUIDE_WORDS[language],
          problems: PROBLEM_WORDS[language],
          unnamed: UNNAMED_WORDS[language],
          reasons: REASON_WORDS[language],
          notices: NOTICE_WORDS[language],
        };
        files.push({ relativeDest: `words/${language}.json`, contents: JSON.stringify(words) });
      }
      files.push({ relativeDest: ERROR_GUIDE_FILE, contents: JSON.stringify(writeErrorGuide()) });
    },
  },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: DEFAULT_LANGUAGE,
    minimum_chrome_version: '121',
    permissions: ['storage', 'alarms', 'notifications', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    host_permissions: [QUICKBOOKS, ...(mode === 'sandbox' ? LOOPBACK : [])],
    // HTTPS for any platform; plain HTTP for a platform on this computer alone.
    optional_host_permissions: ['https://*/*', ...LOOPBACK],
    content_security_policy: {
      extension_pages:
        "default-src 'self'; connect-src https: http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
    },
    commands: {
      resync: { suggested_key: { default: 'Alt+Shift+R' }, description: '__MSG_commandResync__' },
    },
    web_accessible_resources: [
      {
        resources: ['card.js'],
        matches: [QUICKBOOKS],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'tickmark@tickmark.invalid',
              strict_min_version: '140.0',
              // What reaches the platform: the access key, and what is commanded on its records.
              data_collection_permissions: { required: ['authenticationInfo', 'financialAndPaymentInfo'] },
            },
          },
        }
      : {}),
  }),
});
