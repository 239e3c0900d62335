import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(`${ROOT}/${path}`, 'utf8');

/** The number of rows of each of the five systems. */
const SYSTEMS = { SY: 25, SO: 28, EL: 26, SS: 30, TD: 34 } as const;
const EVERY_ID = Object.entries(SYSTEMS).flatMap(([system, count]) =>
  Array.from({ length: count }, (_, at) => `${system}-${String(at + 1).padStart(2, '0')}`),
);
const ID = `(?:${Object.keys(SYSTEMS).join('|')})-\\d+`;

interface Row {
  readonly id: string;
  /** The test files that show the feature. */
  readonly files: readonly string[];
  /** The remark beside the files, or instead of them. */
  readonly note: string;
}

/** The table's rows, without other lines. */
function readRows(table: string): Row[] {
  return table.split('\n').flatMap((line) => {
    const [, id = '', , , shown = ''] = line.split('|').map((cell) => cell.trim());
    if (!new RegExp(`^${ID}$`).test(id)) return [];
    const files = [...shown.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path]) => path ?? '');
    return [{ id, files, note: shown.replaceAll(/`[^`]+`|[;·]/g, '').trim() }];
  });
}

/** The ids at the end of each test's title, as `[EL-08, EL-09]`, in a file's text. */
function idsInTitles(text: string): Set<string> {
  const lists = text.matchAll(new RegExp(` \\[(${ID}(?:, ${ID})*)\\]['"\`]`, 'g'));
  return new Set([...lists].flatMap(([, list]) => list?.split(', ') ?? []));
}

const rows = readRows(read('test/features.md'));
const titles = new Map(
  globSync('{components,lib,test}/**/*.test.ts', { cwd: ROOT }).map((path) => [
    path,
    idsInTitles(read(path)),
  ]),
);

test('the table has each of the 143 rows once, in order', () => {
  expect(rows.map(({ id }) => id)).toEqual(EVERY_ID);
  expect(EVERY_ID).toHaveLength(143);
});

test('every row names tests with its id, or says why it has none', () => {
  const unshown = rows.filter(({ files, note }) => files.length === 0 && note === '');
  expect(unshown.map(({ id }) => id)).toEqual([]);
  const without = rows.flatMap(({ id, files }) =>
    files.filter((path) => !titles.get(path)?.has(id)).map((path) => `${id}: ${path}`),
  );
  expect(without).toEqual([]);
});

test('every id in a test’s title is in the table, with its file', () => {
  const named = new Set(rows.flatMap(({ id, files }) => files.map((path) => `${id}: ${path}`)));
  const found = [...titles].flatMap(([path, ids]) => [...ids].map((id) => `${id}: ${path}`));
  expect(found.filter((each) => !named.has(each))).toEqual([]);
});
