import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../output/bench', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Whether benchmarks also tell where the time of a figure goes: `BENCH_PROFILE=1`. */
export const isProfiled = process.env.BENCH_PROFILE === '1';

/** A part of what a figure measures. */
export interface Phase {
  readonly phase: string;
  readonly ms: number;
  /** What else is known of it. */
  readonly from?: string;
}

/** One figure of a benchmark, with its goal beside it. */
export interface Figure {
  readonly row: string;
  readonly value: number;
  readonly unit: string;
  /** The value is to be at most this, or at least. */
  readonly goal?: { readonly most: number } | { readonly least: number };
  /** What the figure is made of. */
  readonly from?: string;
  /** Where its time goes. */
  readonly profile?: readonly Phase[];
}

/**
 * Which parts of a benchmark are to be run: all, or those that `BENCH_ONLY` names, with commas between them. Figures of the
 * others stay as they were written last.
 * @throws Error if it names a part that there is not
 */
export function chosenParts<Part extends string>(parts: readonly Part[]): ReadonlySet<Part> {
  const named = process.env.BENCH_ONLY?.split(',') ?? parts;
  const unknown = named.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0)
    throw new Error(`BENCH_ONLY may name ${parts.join(', ')}; not ${unknown.join(', ')}`);
  return new Set(parts.filter((part) => named.includes(part)));
}

/** The rows that this version has written before, and that were not measured now. */
function earlierRows(path: string, figures: readonly Figure[]): readonly { readonly row: string }[] {
  if (process.env.BENCH_ONLY === undefined || !existsSync(path)) return [];
  const before = JSON.parse(readFileSync(path, 'utf8')) as { version: string; rows: { row: string }[] };
  if (before.version !== version) return [];
  return before.rows.filter(({ row }) => !figures.some((figure) => figure.row === row));
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function verdictOf({ value, goal }: Figure): string {
  if (!goal) return '';
  const met = 'most' in goal ? value <= goal.most : value >= goal.least;
  return met ? 'met' : 'NOT MET';
}

function goalOf({ goal }: Figure): string {
  if (!goal) return '';
  return 'most' in goal ? `≤ ${goal.most}` : `≥ ${goal.least}`;
}

function printProfile(row: string, profile: readonly Phase[]): void {
  const whole = profile.reduce((sum, { ms }) => sum + ms, 0);
  console.log(`Where the time goes: ${row}`);
  console.table(
    Object.fromEntries(
      profile.map(({ phase, ms, from = '' }) => [
        phase,
        { ms: Number(ms.toPrecision(3)), share: `${((100 * ms) / whole).toFixed(0)} %`, from },
      ]),
    ),
  );
}

/**
 * Prints a benchmark's figures with their goals and the machine's load, and writes them as JSON, to be compared from
 * version to version: `test/output/bench/<name>.json`.
 * @param more further data, written but not printed
 */
export function writeFigures(
  name: string,
  browser: string,
  figures: readonly Figure[],
  more: object = {},
): void {
  const load = loadavg().map((each) => Number(each.toFixed(1)));
  console.log(
    `${name}: Tickmark ${version}, ${browser}, load ${load.join(' ')} on ${cpus().length} processors`,
  );
  console.table(
    Object.fromEntries(
      figures.map((figure) => [
        figure.row,
        {
          value: `${Number(figure.value.toPrecision(3))} ${figure.unit}`,
          goal: goalOf(figure),
          verdict: verdictOf(figure),
          from: figure.from ?? '',
        },
      ]),
    ),
  );
  for (const { row, profile } of figures) if (profile) printProfile(row, profile);
  const path = join(FOLDER, `${name}.json`);
  mkdirSync(dirname(path), { recursive: true });
  const at = new Date().toISOString();
  const measured = figures.map((figure) => ({ ...figure, verdict: verdictOf(figure), load, at }));
  const rows = [...measured, ...earlierRows(path, figures)];
  writeFileSync(path, `${JSON.stringify({ name, version, browser, load, at, rows, ...more }, null, 2)}\n`);
  const minutes = (performance.now() / 60_000).toFixed(1);
  console.log(`Took ${minutes} minutes.`);
  console.log(`Written: ${path}`);
}
