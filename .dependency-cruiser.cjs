/**
 * The borders between the rooms: who may import what. A room's name is its folder; what a rule does not list, the room
 * may not import. Tests beside the code are held to the same rules, but for the tools they test with.
 */
const TESTS = '\\.(test|fixture)\\.tsx?$';
const own = (room) => `^lib/${room}/`;

function room(name, { rooms = [], packages = [], files = [], path = own(name), except = [] }) {
  const allowed = [path, ...files, ...rooms.map((each) => own(each))];
  const names = packages.map((each) => `(^|/)node_modules/${each}/`);
  return {
    name: `room-${name}`,
    severity: 'error',
    from: { path, pathNot: [TESTS, ...except] },
    to: { pathNot: [...allowed, ...names] },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
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
      from: { path: '^lib/sync/plan-', pathNot: TESTS },
      to: { pathNot: [own('records'), '^lib/sync/plan-'] },
    },
    room('records', {}),
    room('matching', { rooms: ['records'] }),
    room('panel', { rooms: ['messages', 'records', 'matching', 'page'] }),
    room('page', { rooms: ['records'] }),
    room('quickbooks', { rooms: ['page', 'records'] }),
    room('overlay', { rooms: [], packages: ['preact'] }),
    room('guide', { rooms: ['records'], path: own('guide'), files: ['^lib/locales/phrase\\.ts$'] }),
    room('listing', { rooms: ['records'] }),
    room('queue-page', {
      rooms: ['answers', 'listing', 'locales', 'messages', 'panel', 'queue', 'records'],
      packages: ['dexie', 'webextension-polyfill', '@types/webextension-polyfill'],
    }),
    room('locales', { rooms: ['records'], except: ['^lib/locales/guide/'] }),
    // The guide says which words it needs; its catalogues are held to that.
    {
      name: 'room-locales-guide',
      severity: 'error',
      from: { path: '^lib/locales/guide/', pathNot: TESTS },
      to: { pathNot: [own('locales'), own('records'), '^lib/guide/guide-words\\.ts$'] },
    },
    room('messages', { rooms: ['records'], packages: ['zod'] }),
    room('platform', {
      rooms: ['records', 'session'],
      packages: ['ky', 'zod'],
      except: ['^lib/platform/openapi/'],
    }),
    room('session', { rooms: ['records'], packages: ['idb-keyval'] }),
    room('settings', { rooms: ['records'], packages: ['zod', 'webextension-polyfill'] }),
    room('queue', { rooms: ['records'], packages: ['dexie'] }),
    room('sync', { rooms: ['queue', 'platform', 'records', 'guide'] }),
    room('health', { rooms: ['messages', 'queue', 'records'] }),
    {
      name: 'views-know-no-browser',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: {
        pathNot: [
          '^components/',
          own('records'),
          own('locales'),
          own('listing'),
          '^lib/messages/answers[-a-z]*\\.ts$',
          '(^|/)node_modules/(preact|@preact)/',
        ],
      },
    },
    {
      name: 'views-take-types-alone',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^lib/messages/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-page-stays-small',
      severity: 'error',
      from: {
        path: '^(entrypoints/quickbooks\\.content/|entrypoints/card|lib/(page|quickbooks|overlay|visit)/)',
      },
      to: { path: 'node_modules/(zod|dexie|ky|webextension-polyfill)/', dependencyTypesNot: ['type-only'] },
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
