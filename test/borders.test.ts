import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

/*
 * Plants wrong imports in a copy of the project and runs the border check on it. This file repeats what each room may import,
 * so that a rule that became too wide is noticed.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CORE_PARTS = [
  'records',
  'commands',
  'identity',
  'matching',
  'listing',
  'report',
  'error-guide',
  'diagnosis',
].map((part) => `lib/core/${part}`);
const CORE = [...CORE_PARTS, 'lib/core'];

interface Arrows {
  readonly rooms: readonly string[];
  /** Rooms of which only types may be imported, and the rule that says so. */
  readonly types?: Readonly<Record<string, string>>;
  readonly packages?: readonly string[];
  /** Packages that a room's rule allows only for some of its files, and the rule that refuses the others. */
  readonly packagesOfSome?: Readonly<Record<string, string>>;
}

const ARROWS: Readonly<Record<string, Arrows>> = {
  'lib/core/records': { rooms: ['lib/core'] },
  'lib/core/commands': { rooms: ['lib/core/records', 'lib/core/error-guide', 'lib/core'] },
  'lib/core/identity': { rooms: ['lib/core/records', 'lib/core/matching', 'lib/core'] },
  'lib/core/matching': { rooms: ['lib/core/records', 'lib/core'] },
  'lib/core/listing': { rooms: ['lib/core/records', 'lib/core/commands', 'lib/core'] },
  'lib/core/report': { rooms: ['lib/core/records', 'lib/core/identity', 'lib/core'] },
  'lib/core/error-guide': { rooms: ['lib/core/records', 'lib/core'] },
  'lib/core/diagnosis': { rooms: ['lib/core/records', 'lib/core'] },
  'lib/core': { rooms: CORE_PARTS },
  'lib/platform': { rooms: CORE, packages: ['zod', 'ky'] },
  'lib/store': {
    rooms: CORE,
    packages: ['zod', 'idb-keyval'],
    packagesOfSome: { 'webextension-polyfill': 'polyfill-in-worker-and-pages-alone' },
  },
  'lib/locales': { rooms: CORE },
  'lib/protocol': { rooms: CORE, packages: ['zod'] },
  'lib/views': {
    rooms: [...CORE, 'lib/store', 'lib/locales'],
    types: { 'lib/protocol': 'views-word-what-the-protocol-names' },
  },
  'lib/worker': {
    rooms: [...CORE, 'lib/platform', 'lib/store', 'lib/locales', 'lib/protocol', 'lib/views'],
    packages: ['webextension-polyfill'],
  },
  'lib/pages': {
    rooms: [...CORE, 'lib/store', 'lib/locales', 'lib/protocol', 'lib/views', 'components'],
    packages: ['webextension-polyfill', 'preact', 'papaparse', 'fflate'],
  },
  'lib/content/quickbooks': { rooms: CORE },
  'lib/content/overlay': { rooms: [] },
  'lib/content/visit': {
    rooms: [...CORE, 'lib/locales', 'lib/protocol', 'lib/content/quickbooks', 'lib/content/overlay'],
  },
  'lib/content/card': {
    rooms: [
      ...CORE,
      ...['lib/locales', 'lib/protocol', 'components'],
      ...['lib/content/quickbooks', 'lib/content/overlay', 'lib/content/visit'],
    ],
    packages: ['preact'],
  },
  components: {
    rooms: [
      ...['lib/core/records', 'lib/core/commands', 'lib/core/listing', 'lib/core/diagnosis', 'lib/core'],
      'lib/core/report',
      'lib/locales',
    ],
    types: { 'lib/protocol': 'components-take-protocol-types-alone' },
    packages: ['preact'],
  },
};

const ROOMS = Object.keys(ARROWS);
/** No room may import these. */
const NOBODYS = {
  'entrypoints/popup': 'entrypoints-are-not-imported',
  test: 'the-product-does-not-need-its-tests',
};
const TARGETS = [...ROOMS, ...Object.keys(NOBODYS)];
const PACKAGES = [...['zod', 'ky', 'idb-keyval', 'webextension-polyfill', 'preact', 'papaparse', 'fflate']];

const inName = (path: string) => path.replaceAll('/', '-');
const ruleOf = (room: string) => `room-${inName(room.replace('lib/', ''))}`;
const usesFile = (from: string, to: string) => `${from}/planted-uses-${inName(to)}.ts`;
const knowsFile = (from: string, to: string) => `${from}/planted-knows-${inName(to)}.ts`;
const packageFile = (from: string, name: string) => `${from}/planted-package-${name}.ts`;

/** Single wrong imports: the planted files, with their imports at run time or by type, and the rule that refuses them. */
const SINGLE: readonly { rule: string; files: Readonly<Record<string, string>> }[] = [
  {
    rule: 'no-circles',
    files: {
      'lib/core/records/planted-circle-a.ts':
        "import type { B } from './planted-circle-b.ts';\nexport type A = B[];\n",
      'lib/core/records/planted-circle-b.ts':
        "import type { A } from './planted-circle-a.ts';\nexport type B = A[];\n",
    },
  },
  {
    rule: 'no-circles-at-run-time',
    files: {
      'components/planted-circle-a.ts':
        "import { b } from './planted-circle-b.ts';\nexport const a = () => b;\n",
      'components/planted-circle-b.ts':
        "import { a } from './planted-circle-a.ts';\nexport const b = () => a;\n",
    },
  },
  {
    rule: 'nothing-unresolved',
    files: { 'lib/core/planted-unresolved.ts': "export * from './planted-nowhere.ts';\n" },
  },
  {
    rule: 'entrypoints-do-not-import-each-other',
    files: { 'entrypoints/queue/planted-neighbour.ts': "export * from '../popup/planted.ts';\n" },
  },
  {
    rule: 'plans-are-pure',
    files: { 'lib/worker/sync/plan-planted.ts': "export * from '../../store/planted.ts';\n" },
  },
  {
    rule: 'handlers-call-no-handlers',
    files: {
      'lib/worker/handlers/planted-handler.ts': "export * from './panel/planted-handler.ts';\n",
      'lib/worker/handlers/panel/planted-handler.ts': 'export const handle = 1;\n',
    },
  },
  {
    rule: 'adapters-through-the-registry',
    files: {
      'lib/worker/planted-adapter.ts': "export * from '../platform/planted/planted-adapter.ts';\n",
      'lib/platform/planted/planted-adapter.ts': 'export const adapter = 1;\n',
    },
  },
  {
    rule: 'error-guide-is-read-from-its-file',
    files: {
      'lib/views/planted-guide.ts':
        "import { GUIDE } from '../core/error-guide/guide-entries.ts';\nexport const guide = GUIDE;\n",
    },
  },
  {
    rule: 'example-is-read-from-its-file',
    files: {
      'lib/views/planted-example.ts':
        "import { writeExample } from '../platform/example/write-example.ts';\nexport const write = writeExample;\n",
    },
  },
];

/** Indirect imports over another file; the first file of each is refused. */
const INDIRECT: typeof SINGLE = [
  {
    rule: 'the-page-reaches-no-heavy-package',
    files: {
      'lib/content/visit/planted-reach.ts': "export * from '../../protocol/planted-reach.ts';\n",
      'lib/protocol/planted-reach.ts': "export * from './planted-schema.ts';\n",
      'lib/protocol/planted-schema.ts': "import { z } from 'zod';\nexport const schema = z.string();\n",
    },
  },
  {
    rule: 'the-page-reaches-no-heavy-package',
    files: {
      'lib/content/card/planted-reach.ts': "export * from '../../locales/planted-reach.ts';\n",
      'lib/locales/planted-reach.ts': "export * from '../store/planted-table.ts';\n",
      'lib/store/planted-table.ts': "import { get } from 'idb-keyval';\nexport const read = get;\n",
    },
  },
  {
    rule: 'the-page-loads-no-views-before-the-card-is-opened',
    files: {
      'lib/content/visit/planted-view.ts': "export * from '../../../components/planted-view.ts';\n",
      'components/planted-view.ts': "import { h } from 'preact';\nexport const view = h;\n",
    },
  },
];

/** Reaches zod only by type, which costs the page nothing. */
const TYPES_ALONE = {
  'lib/content/visit/planted-types.ts': "export type { Text } from '../../protocol/planted-types.ts';\n",
  'lib/protocol/planted-types.ts': "import type { z } from 'zod';\nexport type Text = z.ZodString;\n",
};

const scratch = mkdtempSync(join(tmpdir(), 'tickmark-borders-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of everything that the border check reads. */
function copyProject(name: string): string {
  const copy = join(scratch, name);
  const parts = ['entrypoints', 'components', 'lib', 'test', 'tsconfig.json', 'package.json'];
  for (const part of [...parts, '.dependency-cruiser.cjs', '.dependency-cruiser.reached.cjs']) {
    const output = join(ROOT, 'test/output');
    cpSync(join(ROOT, part), join(copy, part), { recursive: true, filter: (path) => path !== output });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

function plant(copy: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
}

/** Plants every direction between two rooms, at run time and by type, and every package in every room. */
function plantArrows(copy: string): void {
  for (const target of TARGETS) {
    plant(copy, { [`${target}/planted.ts`]: 'export const planted = 1;\nexport type Planted = 1;\n' });
  }
  for (const from of ROOMS) {
    for (const to of TARGETS.filter((each) => each !== from)) {
      const path = relative(from, `${to}/planted.ts`);
      const target = path.startsWith('.') ? path : `./${path}`;
      plant(copy, {
        [usesFile(from, to)]: `export { planted } from '${target}';\n`,
        [knowsFile(from, to)]: `import type { Planted } from '${target}';\nexport type Known = Planted;\n`,
      });
    }
    for (const name of PACKAGES) {
      plant(copy, {
        [packageFile(from, name)]: `import * as all from '${name}';\nexport const used = all;\n`,
      });
    }
  }
}

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** Runs one of the commands of `npm run check:borders`. @returns the rules that refuse each file */
function checkBorders(copy: string, command: string): Map<string, Set<string>> {
  const args = command.trim().split(/\s+/).slice(1);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/.bin/depcruise'), ...args, '--output-type', 'json'],
    { cwd: copy, encoding: 'utf8', maxBuffer: 200_000_000 },
  );
  if (stdout === '') throw new Error(`${command} said nothing. ${stderr}`);
  const { summary }: { summary: { violations: Violation[] } } = JSON.parse(stdout);
  const refused = new Map<string, Set<string>>();
  for (const { from, rule } of summary.violations) {
    refused.set(from, (refused.get(from) ?? new Set()).add(rule.name));
  }
  return refused;
}

const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
);
const [DIRECT = '', REACHED = ''] = (scripts['check:borders'] ?? '').split('&&');

let direct: Map<string, Set<string>>;
let reached: Map<string, Set<string>>;
const rulesFor = (path: string) => [...(direct.get(path) ?? [])];

beforeAll(() => {
  const copy = copyProject('direct');
  plantArrows(copy);
  for (const { files } of SINGLE) plant(copy, files);
  direct = checkBorders(copy, DIRECT);
  const other = copyProject('reached');
  for (const { files } of INDIRECT) plant(other, files);
  plant(other, TYPES_ALONE);
  reached = checkBorders(other, REACHED);
}, 180_000);

test('the project itself passes: only planted files are refused', () => {
  expect([...direct.keys(), ...reached.keys()].filter((path) => !path.includes('planted'))).toEqual([]);
});

test('every folder of lib is a room of the table, or inside one', () => {
  const foldersOf = (path: string) =>
    readdirSync(join(ROOT, path), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [`${path}/${entry.name}`] : [],
    );
  const folders = foldersOf('lib').flatMap((path) =>
    ['lib/core', 'lib/content'].includes(path) ? foldersOf(path) : [path],
  );
  expect(folders.filter((path) => !ROOMS.includes(path))).toEqual([]);
});

test.each(ROOMS)('%s imports only what its arrows allow', (from) => {
  const { rooms = [], types = {}, packages = [] } = ARROWS[from] ?? {};
  const others = ROOMS.filter((to) => to !== from);
  const isFree = (path: string) => !direct.has(path);
  expect(others.filter((to) => isFree(usesFile(from, to))).sort()).toEqual([...rooms].sort());
  expect(others.filter((to) => isFree(knowsFile(from, to))).sort()).toEqual(
    [...rooms, ...Object.keys(types)].sort(),
  );
  expect(PACKAGES.filter((name) => isFree(packageFile(from, name))).sort()).toEqual([...packages].sort());
});

test.each(ROOMS)('a wrong import in %s is refused by the rule of that room', (from) => {
  const { rooms = [], types = {}, packages = [], packagesOfSome = {} } = ARROWS[from] ?? {};
  for (const [to, rule] of Object.entries(types)) expect(rulesFor(usesFile(from, to))).toContain(rule);
  // `visit` shares its folder with the card, and has a rule against loading it.
  const rule = (to: string) =>
    from === 'lib/content/visit' && to === 'lib/content/card' ? 'visit-does-not-load-the-card' : ruleOf(from);
  const wrong = ROOMS.filter((to) => to !== from && !rooms.includes(to) && !(to in types));
  for (const to of wrong) {
    expect(rulesFor(usesFile(from, to)), usesFile(from, to)).toContain(rule(to));
    expect(rulesFor(knowsFile(from, to)), knowsFile(from, to)).toContain(rule(to));
  }
  for (const name of PACKAGES.filter((each) => !packages.includes(each))) {
    expect(rulesFor(packageFile(from, name)), packageFile(from, name)).toContain(
      packagesOfSome[name] ?? ruleOf(from),
    );
  }
  for (const [to, ruleName] of Object.entries(NOBODYS)) {
    expect(rulesFor(usesFile(from, to)), usesFile(from, to)).toContain(ruleName);
  }
});

test.each(SINGLE)('planted against $rule', ({ rule, files }) => {
  const [first = ''] = Object.keys(files);
  expect(rulesFor(first)).toContain(rule);
});

test.each(INDIRECT)('planted against $rule, over another file', ({ rule, files }) => {
  const [first = ''] = Object.keys(files);
  expect([...(reached.get(first) ?? [])]).toContain(rule);
});

test('imports of types do not count as reached', () => {
  expect(Object.keys(TYPES_ALONE).filter((path) => reached.has(path))).toEqual([]);
});

test('every rule of the border check has refused something', () => {
  const load = createRequire(import.meta.url);
  const rulesIn = (file: string) => (load(file) as { forbidden: { name: string }[] }).forbidden;
  const names = ['../.dependency-cruiser.cjs', '../.dependency-cruiser.reached.cjs']
    .flatMap(rulesIn)
    .map(({ name }) => name);
  const seen = new Set([...direct.values(), ...reached.values()].flatMap((rules) => [...rules]));
  expect(names.filter((name) => !seen.has(name))).toEqual([]);
});
