import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { defineConfig } from 'wxt';
import { ERROR_GUIDE_FILE } from './lib/core/error-guide/error-guide.ts';
import { writeErrorGuide } from './lib/core/error-guide/write-error-guide.ts';
import { DEFAULT_LANGUAGE, LANGUAGE_TAGS } from './lib/core/languages.ts';
import { PLATFORM_KIND_NAMES, PLATFORM_KINDS } from './lib/core/platform-kinds.ts';
import { QUICKBOOKS_PAGES } from './lib/core/quickbooks-pages.ts';
import { EXAMPLE_TEXTS } from './lib/locales/example/index.ts';
import { GUIDE_WORDS } from './lib/locales/guide/index.ts';
import { LIST_WORDS } from './lib/locales/lists/index.ts';
import { NOTICE_WORDS } from './lib/locales/notices/index.ts';
import { PROBLEM_WORDS, UNNAMED_WORDS } from './lib/locales/problems/index.ts';
import { REASON_WORDS } from './lib/locales/reasons/index.ts';
import { exampleFileOf } from './lib/platform/example/example-file.ts';
import { writeExample } from './lib/platform/example/write-example.ts';
import type { AnswerCatalogue } from './lib/views/answer-catalogue.ts';

const CHROME_API = fileURLToPath(new URL('lib/chrome-api.ts', import.meta.url));
const BARE_FRAME = fileURLToPath(new URL('lib/bare-frame.ts', import.meta.url));

/** A template literal that begins with a line break and contains CSS rules. */
const STYLE = /`\n[^`$]*\{[^`$]*`/g;
/** The evidence for an entry of QuickBooks' markup, and its date. */
const EVIDENCE = /\bseen: ["'][^"']*["'],\s*sure: ["']\w["'],?/g;
/** Removes from page scripts what only developers need. */
const LEFT_OUT = {
  name: 'left-out-of-pages',
  transform: {
    filter: { id: /\/lib\/content\/(?:overlay\/|quickbooks\/anchors)/ },
    handler: (code: string) => code.replace(STYLE, tighten).replace(EVIDENCE, ''),
  },
};
function tighten(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: | (?=!)/g, (gap) => gap.trim())
    .replace(/;\}/g, '}');
}

/** Makes the scripts with the tightest budgets 1 to 3 % smaller than the bundler's own minifier leaves them. */
const SMALLER = {
  name: 'smaller-scripts',
  async generateBundle(_options: unknown, bundle: Record<string, { code?: string }>) {
    for (const [file, chunk] of Object.entries(bundle)) {
      if (chunk.code === undefined || !/^(?:background|card|content-scripts\/.*)\.js$/.test(file)) continue;
      chunk.code = (await minify(chunk.code, { ecma: 2022, compress: { passes: 3 } })).code ?? chunk.code;
    }
  },
};

/** The words of QuickBooks' pages in each language that the content script does not carry itself. */
const PAGE_WORDS = LANGUAGE_TAGS.filter((tag) => tag !== DEFAULT_LANGUAGE).map(
  (tag) => `page-${tag.toLowerCase()}.js`,
);

/** The sandbox build equals the shipped one, except for these hosts: a test cannot answer a permission prompt. */
const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'];
/** Hosts that a platform is always asked at: tests lead them to this computer. */
const STOOD_IN = PLATFORM_KIND_NAMES.flatMap((kind) => PLATFORM_KINDS[kind].origins);

export default defineConfig({
  targetBrowsers: ['chrome', 'firefox'],
  // By default, WXT builds manifest version 2 for Firefox.
  manifestVersion: 3,
  imports: false,
  vite: ({ browser }) => ({
    // In parts: a thread loads the reader that its file needs.
    worker: { format: 'es' },
    // Parts lie beside the page: loading them before they are asked for gains nothing, and costs each page a polyfill.
    build: { modulePreload: false },
    plugins: [LEFT_OUT, SMALLER],
    resolve: {
      alias: {
        'wxt/utils/content-script-context': BARE_FRAME,
        ...(browser === 'firefox' ? {} : { 'webextension-polyfill': CHROME_API }),
      },
    },
  }),
  hooks: {
    // `imports: false` turns the types off but not the scan: a parameter named `storage` would pull in a library.
    'config:resolved': (wxt) => {
      Object.assign(wxt.config.imports, { autoImport: false });
      // The dev server has its own folder, so that a test does not run its output.
      if (wxt.config.command === 'serve') Object.assign(wxt.config, { outDir: `${wxt.config.outDir}-dev` });
    },
    // The answers' words are the worker's largest part, and only one language is used: they are files that it reads
    // instead of code. So is the error guide, which is needed only after a failure.
    'build:publicAssets': (_wxt, files) => {
      for (const language of LANGUAGE_TAGS) {
        const words: AnswerCatalogue = {
          guide: GUIDE_WORDS[language],
          problems: PROBLEM_WORDS[language],
          unnamed: UNNAMED_WORDS[language],
          reasons: REASON_WORDS[language],
          notices: NOTICE_WORDS[language],
          lists: LIST_WORDS[language],
        };
        files.push({ relativeDest: `words/${language}.json`, contents: JSON.stringify(words) });
        const example = JSON.stringify(writeExample(EXAMPLE_TEXTS[language]));
        files.push({ relativeDest: exampleFileOf(language), contents: example });
      }
      files.push({ relativeDest: ERROR_GUIDE_FILE, contents: JSON.stringify(writeErrorGuide()) });
    },
  },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: DEFAULT_LANGUAGE,
    minimum_chrome_version: '121',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'notifications',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: [QUICKBOOKS_PAGES, ...(mode === 'sandbox' ? [...LOOPBACK, ...STOOD_IN] : [])],
    // HTTPS for any platform; plain HTTP only for a platform on this computer.
    optional_host_permissions: ['https://*/*', ...LOOPBACK],
    content_security_policy: {
      extension_pages:
        "default-src 'self'; connect-src https: http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; frame-ancestors https://qbo.intuit.com https://*.qbo.intuit.com; form-action 'none'",
    },
    commands: {
      resync: { suggested_key: { default: 'Alt+Shift+R' }, description: '__MSG_commandResync__' },
    },
    // A page that isolates itself may embed only frames that say this. Without an opener policy: both together would isolate the
    // extension itself, and its worker would need a process of its own each time it wakes.
    ...(browser === 'firefox' ? {} : { cross_origin_embedder_policy: { value: 'require-corp' } }),
    web_accessible_resources: [
      {
        resources: ['card.html', 'frames.js', ...PAGE_WORDS],
        matches: [QUICKBOOKS_PAGES],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'tickmark@tickmark.invalid',
              strict_min_version: '140.0',
              // The data that reaches the platform: the access key, and commands on its records.
              data_collection_permissions: { required: ['authenticationInfo', 'financialAndPaymentInfo'] },
            },
          },
        }
      : {}),
  }),
});
