import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILD = '.output/chrome-mv3';
const KB = 1_000;

/** The budget of each part in bytes (gzip, with everything that it loads). */
const BUDGETS: readonly { part: string; files: () => string[]; most: number }[] = [
  { part: 'content script', files: () => ['content-scripts/quickbooks.js'], most: 25 * KB },
  { part: 'page in French', files: () => ['page-fr-ca.js'], most: 3 * KB },
  { part: 'card', files: () => ['card.html', 'card.js'], most: 27 * KB },
  { part: 'worker', files: () => ['background.js'], most: 100 * KB },
  ...Object.entries({ popup: 60, options: 36.5, sidepanel: 54, queue: 152, welcome: 20 }).map(
    ([page, most]) => ({
      part: page,
      files: () => filesOfPage(`${page}.html`),
      most: most * KB,
    }),
  ),
  // Loaded for the match of a customer, so it does not count for the pages.
  { part: 'name matching', files: () => filesNamed('rank-candidates'), most: 12.4 * KB },
  // Loaded where stored data cannot be opened.
  { part: 'begin anew', files: () => filesNamed('begin-anew'), most: 2 * KB },
  // Loaded when a report is checked: the tab, and the thread with what it reads and compares by.
  { part: 'report tab', files: () => filesNamed('open-report'), most: 12 * KB },
  {
    part: 'report thread',
    files: () => ['report-thread', 'papaparse', 'read-workbook'].flatMap(filesNamed),
    most: 31 * KB,
  },
];

/** The files of this name, to which the build adds a hash. */
function filesNamed(name: string): string[] {
  const found = ['chunks', 'assets'].flatMap((folder) =>
    readdirSync(join(BUILD, folder))
      .filter((file) => file.startsWith(`${name}-`) || file.startsWith(`${name}.`))
      .map((file) => `${folder}/${file}`),
  );
  if (found.length === 0) throw new Error(`The build has no file named ${name}`);
  return found;
}

/** What a page loads on demand, as the build names it; each has a budget of its own above. */
const ON_DEMAND = /^(?:begin-anew|open-report|report-thread)-/;

/** A page and everything that its scripts and style sheets import. */
function filesOfPage(page: string): string[] {
  const found = new Set<string>([page]);
  const read = (file: string) => {
    for (const [, name = ''] of readFileSync(join(BUILD, file), 'utf8').matchAll(
      /["'(]\.?\/?((?:chunks|assets)\/[\w.-]+|[\w-]+-[\w-]{8}\.js)["')]/g,
    )) {
      const path = [name, `chunks/${name}`].find((each) => exists(each));
      if (path && !found.has(path) && !ON_DEMAND.test(basename(path))) {
        found.add(path);
        read(path);
      }
    }
  };
  read(page);
  return [...found];
}

function exists(file: string): boolean {
  const [folder, name] = file.includes('/') ? file.split('/') : ['.', file];
  return readdirSync(join(BUILD, folder ?? '.')).includes(name ?? '');
}

let over = 0;
for (const { part, files, most } of BUDGETS) {
  const size = files().reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILD, file))).length, 0);
  if (size > most) over += 1;
  console.log(
    `${part.padEnd(15)} ${(size / KB).toFixed(1).padStart(6)} kB gzip of ${most / KB} kB${size > most ? '  OVER' : ''}`,
  );
}
process.exitCode = over === 0 ? 0 : 1;
