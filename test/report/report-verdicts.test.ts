import { expect, test } from 'vitest';
import { matchReport } from '../../lib/core/report/match-report.ts';
import { readReport } from '../../lib/core/report/read-report.ts';
import type { Report } from '../../lib/core/report/report.ts';
import type { Finding, Verdict } from '../../lib/core/report/verdicts.ts';
import { readFile } from '../../lib/pages/queue/report/read-file.ts';
import { createRandom, type Random } from '../sandbox/world/random.ts';
import { COMPANY, type Doc, EXPORTED_AT, type Pair, plantedPair, RANGE } from './books.ts';
import { randomStyle, type Style, shownIn, VARIANTS, type Variant, writeReport } from './write-report.ts';

const FIRST_SEED = Number(process.env.TICKMARK_SEED ?? 1);
/** Pairs of books and records. */
const PAIRS = Number(process.env.TICKMARK_REPORT_PAIRS ?? 200);

/** Damaged files. */
const DAMAGED = Number(process.env.TICKMARK_REPORT_DAMAGED ?? 1_000);

const LINES: ReadonlySet<Variant> = new Set(['sales_detail', 'account_detail', 'ledger']);
const PARTIAL: ReadonlySet<Variant> = new Set(['open_invoices', 'received_payments']);

async function read(bytes: Uint8Array): Promise<Report> {
  const file = await readFile(new Blob([new Uint8Array(bytes)]));
  if (!('table' in file)) throw new Error(JSON.stringify(file));
  const outcome = readReport(file.table, COMPANY, null);
  if (outcome.status !== 'read') throw new Error(JSON.stringify(outcome));
  return outcome.report;
}

/** What must be found: verdict, the row's number, the record's id. */
function expected(pair: Pair, variant: Variant): string[] {
  const shown = new Set(shownIn(pair.docs, variant));
  const types = new Set([...shown].map(({ type }) => type));
  const found: string[] = [];
  const named = new Set<string>();
  for (const doc of shown) {
    const { verdict, record } = judged(pair, doc, variant);
    // The lines of twins are those of one document.
    if (variant === 'sales_detail' && verdict === 'number_twice' && record === null) continue;
    if (record !== null) named.add(record);
    found.push([verdict, doc.number || '-', record ?? '-'].join(' '));
  }
  for (const [id, verdict] of pair.ofRecord) {
    const record = pair.side.find((each) => each.id === id);
    if (!record || named.has(id)) continue;
    const date = record.sync.quickbooks?.date ?? record.date ?? '';
    const isTwin = verdict === 'number_twice';
    const isCovered =
      (types as ReadonlySet<string>).has(record.type) &&
      date >= RANGE.from &&
      date <= RANGE.to &&
      !PARTIAL.has(variant) &&
      verdict !== 'number_twice';
    if (isTwin ? [...shown].some((doc) => doc.number === record.number) : isCovered)
      found.push([verdict, '-', id].join(' '));
  }
  return found.sort();
}

/** What a report can tell of a document. */
function judged(pair: Pair, doc: Doc, variant: Variant): { verdict: Verdict; record: string | null } {
  const planted = pair.ofDoc.get(doc);
  if (!planted) throw new Error('unknown document');
  const { verdict, record } = planted;
  const told: Partial<Record<Verdict, Verdict>> =
    variant === 'invoice_list'
      ? {}
      : variant === 'open_invoices'
        ? { amount_differs: 'open_differs' }
        : { open_differs: 'agree' };
  if (LINES.has(variant) || variant === 'open_invoices') {
    if (variant !== 'open_invoices') told.amount_differs = 'agree';
  }
  if (variant === 'journal_ids') {
    // The id tells which is which.
    if (verdict === 'cannot_tell') return { verdict: 'agree', record };
    const own = pair.side.find(
      ({ sync }) => sync.quickbooks?.id === doc.id && sync.quickbooks.type === 'Invoice',
    );
    if (verdict === 'number_twice' && own) return { verdict: 'agree', record: own.id };
  }
  if (variant === 'sales_detail' && verdict === 'number_twice') {
    const own = pair.side.find(
      ({ sync }) => sync.quickbooks?.id === doc.id && sync.quickbooks.type === 'Invoice',
    );
    return { verdict, record: own?.id ?? null };
  }
  return { verdict: told[verdict] ?? verdict, record };
}

function told({ verdict, row, record }: Finding): string {
  return [verdict, row?.number ?? '-', record?.id ?? '-'].join(' ');
}

test(`every verdict of ${PAIRS} generated pairs is exact, in every report and notation`, async () => {
  let findings = 0;
  const seen = new Set<Verdict>();
  for (let seed = FIRST_SEED; seed < FIRST_SEED + PAIRS; seed += 1) {
    const variant = VARIANTS[seed % VARIANTS.length] ?? 'invoice_list';
    const pair = plantedPair(seed);
    const style = randomStyle(createRandom(seed));
    const report = await read(writeReport(shownIn(pair.docs, variant), variant, style));
    const matched = matchReport(report, { records: pair.side, currency: 'USD' }, EXPORTED_AT);
    const hint = { seed, variant, style };
    expect({ ...hint, found: matched.findings.map(told).sort() }).toEqual({
      ...hint,
      found: expected(pair, variant),
    });
    expect({ ...hint, company: report.company, differ: report.sums_differ }).toEqual({
      ...hint,
      company: COMPANY,
      differ: false,
    });
    findings += matched.findings.length;
    for (const { verdict } of matched.findings) seen.add(verdict);
  }
  expect(findings).toBeGreaterThan(PAIRS * 20);
  expect([...seen].length).toBe(PAIRS < VARIANTS.length ? seen.size : 10);
});

/** Damages a file: cut off, cells moved out of their column, a quote lost or added, a byte of a workbook changed. */
function damage(bytes: Uint8Array, style: Style, random: Random): { how: string; bytes: Uint8Array } {
  if (style.format === 'xlsx') {
    const changed = bytes.slice(0, random.next() < 0.5 ? random.whole(60, bytes.length - 1) : bytes.length);
    const at = random.whole(30, changed.length - 1);
    changed[at] = (changed[at] ?? 0) ^ (1 << random.whole(0, 7));
    return { how: `byte ${at} of ${changed.length}`, bytes: changed };
  }
  const cut = (at: number) => ({ how: `cut at ${at}`, bytes: bytes.slice(0, at) });
  if (style.format === 'utf16' || random.next() < 0.3) return cut(random.whole(1, bytes.length - 1));
  const text = new TextDecoder().decode(bytes);
  const encoded = (how: string, changed: string) => ({ how, bytes: new TextEncoder().encode(changed) });
  const separator = { csv: ',', semicolons: ';', tabs: '\t' }[style.format];
  const places = (what: string) => [...text].flatMap((letter, at) => (letter === what ? [at] : []));
  const kind = random.pick(['quote lost', 'quote added', 'header moved', 'cell lost', 'cell added']);
  const quotes = places('"');
  if (kind === 'quote lost' && quotes.length > 0) {
    const at = random.pick([quotes[0] ?? 0, ...quotes]);
    return encoded(`${kind} at ${at}`, text.slice(0, at) + text.slice(at + 1));
  }
  if (kind === 'header moved') {
    const lines = text.split(style.lineEnd);
    const at = lines.findIndex(
      (line) => (line.match(new RegExp(separator, 'g')) ?? []).length > 3 && /Num|Nº|Num.ro/.test(line),
    );
    lines[at] =
      random.next() < 0.5
        ? `${separator}${lines[at]}`
        : (lines[at] ?? '').slice((lines[at] ?? '').indexOf(separator) + 1);
    return encoded(kind, lines.join(style.lineEnd));
  }
  const separators = places(separator);
  // Not in the lines above the header, where nothing depends on a cell's place.
  const at = separators[random.whole(Math.floor(separators.length / 10), separators.length - 1)] ?? 0;
  if (kind === 'cell lost') return encoded(`${kind} at ${at}`, text.slice(0, at) + text.slice(at + 1));
  if (kind === 'cell added')
    return encoded(`${kind} at ${at}`, text.slice(0, at) + separator + text.slice(at));
  const anywhere = random.whole(0, text.length - 1);
  return encoded(`${kind} at ${anywhere}`, `${text.slice(0, anywhere)}"${text.slice(anywhere)}`);
}

const ONLY: ReadonlySet<Verdict> = new Set(['only_quickbooks', 'only_platform', 'synced_missing']);

test(`a damaged file is refused, or no record is wrongly said to be on one side alone (${DAMAGED} files)`, async () => {
  const damagedPairs = Array.from({ length: 40 }, (_, seed) => plantedPair(seed));
  let refused = 0;
  let judgedFiles = 0;
  const wrongFiles: unknown[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + DAMAGED; seed += 1) {
    const variant = VARIANTS[seed % VARIANTS.length] ?? 'invoice_list';
    const pair = damagedPairs[seed % damagedPairs.length] ?? plantedPair(seed);
    const random = createRandom(seed);
    const style = randomStyle(random);
    const { how, bytes } = damage(writeReport(shownIn(pair.docs, variant), variant, style), style, random);
    const file = await readFile(new Blob([new Uint8Array(bytes)]));
    const outcome = 'table' in file ? readReport(file.table, COMPANY, null) : null;
    if (outcome?.status !== 'read') {
      refused += 1;
      continue;
    }
    judgedFiles += 1;
    const matched = matchReport(outcome.report, { records: pair.side, currency: 'USD' }, EXPORTED_AT);
    const right = new Set(expected(pair, variant));
    const wrong = matched.findings.filter(
      (finding) => ONLY.has(finding.verdict) && !right.has(told(finding)),
    );
    if (wrong.length > 0) wrongFiles.push({ seed, variant, style, how, wrong: wrong.map(told) });
  }
  expect(wrongFiles).toEqual([]);
  // Both happen, or nothing is shown.
  expect(refused).toBeGreaterThan(DAMAGED / 5);
  expect(judgedFiles).toBeGreaterThan(DAMAGED / 10);
});
