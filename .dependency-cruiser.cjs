/**
 * The borders of the house: who may import what. A room is a folder; what its rule does not list, it may not import.
 * Tests beside the code are held to the same rules, except for the tools that they test with.
 *
 *   core ← platform, store ← views ← worker, pages
 *   protocol ← worker, content, pages        components ← pages and the card
 */
const TESTS = '\\.(test|fixture)\\.tsx?$';
const lib = (room) => `^lib/${room}/`;
const packages = (...names) => names.map((name) => `(^|/)node_modules/${name}/`);

/** @param allowed path patterns of what the room may import beside itself */
function room(name, allowed, path = lib(name)) {
  return {
    name: `room-${name.replaceAll('/', '-')}`,
    severity: 'error',
    from: { path, pathNot: TESTS },
    to: { pathNot: [path, ...allowed] },
  };
}

/** Types cost nothing at run time: what a room may know of another by type alone. */
function typesAlone(name, path, to) {
  return {
    name,
    severity: 'error',
    from: { path, pathNot: TESTS },
    to: { path: to, dependencyTypesNot: ['type-only'] },
  };
}

const CORE = lib('core');
const RECORDS = lib('core/records');
const CORE_BASE = '^lib/core/[^/]+\\.ts$';
const PREFERENCES = '^lib/store/items/preferences\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true },
    },
    {
      name: 'no-circles-at-run-time',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.css(\\?|$)' },
    },
    {
      name: 'entrypoints-are-not-imported',
      severity: 'error',
      from: { pathNot: '^(entrypoints|test)/' },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'entrypoints-do-not-import-each-other',
      severity: 'error',
      from: { path: '^entrypoints/([^/]+)/' },
      to: { path: '^entrypoints/', pathNot: '^entrypoints/$1/' },
    },
    {
      name: 'the-product-does-not-need-its-tests',
      severity: 'error',
      from: { path: '^(entrypoints|components|lib)/', pathNot: TESTS },
      to: { path: '^test/' },
    },
    {
      name: 'plans-are-pure',
      severity: 'error',
      from: { path: '^lib/worker/sync/plan-', pathNot: TESTS },
      to: { pathNot: [CORE, '^lib/worker/sync/plan-'] },
    },

    {
      name: 'handlers-call-no-handlers',
      severity: 'error',
      from: {
        path: '^lib/worker/handlers/',
        // The table of all handlers, and the tables of its groups.
        pathNot: ['^lib/worker/handlers/(answer-request|[^/]+/[^/]+-handlers)\\.ts$', TESTS],
      },
      to: { path: '^lib/worker/handlers/' },
    },

    // core: pure, and inside it everything stands on the records.
    room('core/records', [CORE_BASE]),
    room('core/commands', [CORE_BASE, RECORDS, lib('core/error-guide')]),
    room('core/identity', [CORE_BASE, RECORDS, lib('core/matching')]),
    room('core/matching', [CORE_BASE, RECORDS]),
    room('core/listing', [CORE_BASE, RECORDS, lib('core/commands')]),
    room('core/report', [CORE_BASE, RECORDS, lib('core/identity')]),
    room('core/error-guide', [CORE_BASE, RECORDS]),
    room('core/diagnosis', [CORE_BASE, RECORDS]),
    room('core', []),
    // The guide's tables become a file of the extension: what runs reads that, and carries none of them.
    typesAlone(
      'error-guide-is-read-from-its-file',
      '^(entrypoints|components|lib/(?!core/error-guide/write-error-guide))',
      '^lib/core/error-guide/(word-rules|remedy-of-cause|guide-entries|guide-steps|code-meanings|write-error-guide)\\.ts$',
    ),

    // Its data become a file of the extension, too.
    typesAlone(
      'example-is-read-from-its-file',
      '^(entrypoints|components|lib/(?!platform/example/write-example|locales/example/))',
      '^lib/(platform/example/write-example\\.ts$|locales/example/)',
    ),

    room('platform', [CORE, ...packages('ky', 'zod')], '^lib/platform/(?!contract/document/)'),
    {
      name: 'adapters-through-the-registry',
      severity: 'error',
      from: { path: '^(entrypoints|components|lib)/', pathNot: ['^lib/platform/', TESTS] },
      to: { path: '^lib/platform/[^/]+/' },
    },
    room('store', [CORE, ...packages('idb-keyval', 'zod')]),
    room('locales', [CORE]),
    room('protocol', [CORE, PREFERENCES, ...packages('zod')]),
    room('views', [CORE, lib('store'), lib('locales'), lib('protocol')]),
    typesAlone('views-word-what-the-protocol-names', lib('views'), lib('protocol')),
    room('worker', [
      CORE,
      ...['platform', 'store', 'views', 'locales', 'protocol'].map(lib),
      ...packages('webextension-polyfill', '@types/webextension-polyfill', 'wxt'),
    ]),
    room('pages', [
      CORE,
      ...['store', 'views', 'locales', 'protocol'].map(lib),
      '^components/',
      ...packages('preact', '@preact', 'webextension-polyfill', '@types/webextension-polyfill'),
      ...packages('papaparse', '@types/papaparse', 'fflate'),
    ]),
    room('content/quickbooks', [lib('core')]),
    room('content/overlay', []),
    room('content/visit', [CORE, lib('locales'), lib('protocol'), lib('content')]),
    room('content/card', [
      CORE,
      lib('locales'),
      lib('protocol'),
      lib('content'),
      '^components/',
      ...packages('preact'),
    ]),
    {
      name: 'visit-does-not-load-the-card',
      severity: 'error',
      from: { path: '^lib/content/(visit|overlay|quickbooks)/', pathNot: TESTS },
      to: { path: lib('content/card') },
    },
    room(
      'components',
      [
        '^lib/core/(records|listing|commands|diagnosis|report)/',
        CORE_BASE,
        lib('locales'),
        lib('protocol'),
        ...packages('preact', '@preact'),
      ],
      '^components/',
    ),
    typesAlone('components-take-protocol-types-alone', '^components/', lib('protocol')),
    {
      name: 'nothing-imports-what-runs',
      severity: 'error',
      from: { path: '^(lib/([^/]+)/|components/)', pathNot: TESTS },
      to: { path: '^lib/(worker|content|pages)/', pathNot: '^lib/$2/' },
    },
    typesAlone('content-takes-protocol-types', '^lib/content/(quickbooks|overlay)/', lib('protocol')),
    {
      name: 'polyfill-in-worker-and-pages-alone',
      severity: 'error',
      from: { path: '^(lib|components)/', pathNot: ['^lib/(worker|pages)/', TESTS] },
      to: { path: 'node_modules/(@types/)?webextension-polyfill/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.css', '.json'],
    },
    exclude: { path: '(^|/)(\\.output|\\.wxt)/' },
  },
};
