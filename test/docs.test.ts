import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAPERS = ['README.md', '.github/CONTRIBUTING.md', '.github/SECURITY.md', 'test/attacks/README.md'];

/** The project's paths that a text names in backticks, except patterns and the output of runs in `test/output`. */
function pathsIn(text: string): string[] {
  const named = text.matchAll(/`((?:lib|test(?!\/output)|components|entrypoints|public)\/[^`\s*]*)`/g);
  return [...named].map(([, path = '']) => path);
}

/** The links and pictures of a text, except those to other sites. */
function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map(([, path = '']) => path);
}

test.each(PAPERS)('every path in %s exists', (paper) => {
  const text = readFileSync(join(ROOT, paper), 'utf8');
  expect(pathsIn(text).length).toBeGreaterThan(5);
  expect(pathsIn(text).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  expect(linksIn(text).filter((path) => !existsSync(join(ROOT, dirname(paper), path)))).toEqual([]);
});

test.each(PAPERS)('each npm script in %s exists', (paper) => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  const named = [...readFileSync(join(ROOT, paper), 'utf8').matchAll(/npm run ([\w:-]+)/g)];
  expect(named.map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
});
