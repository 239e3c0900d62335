import { LANGUAGES, type Language } from '../../lib/core/languages.ts';
import { writeCsv } from '../../lib/core/listing/write-csv.ts';
import { formatMoney } from '../../lib/core/records/money.ts';
import type { Findings } from '../../lib/core/report/pack-findings.ts';
import { fromThousandths, inThousandths } from '../../lib/core/report/thousandths.ts';
import { type Finding, VERDICT_NAMES } from '../../lib/core/report/verdicts.ts';
import type { ReportWords } from '../../lib/locales/report/en.ts';
import { labelOf } from '../record/name-record.ts';

/** What texts about findings need. */
export interface FindingTexts {
  readonly words: ReportWords;
  readonly language: Language;
  readonly platform: string;
  /** The currency of the report; `null` if unknown. */
  readonly currency: string | null;
}

/** An amount of the report, which names no currency itself. */
export function moneyText(value: string | null, { currency, language }: FindingTexts): string {
  if (value === null) return '';
  return currency === null ? value : formatMoney({ value, currency }, language);
}

/** The difference between both amounts; `null` where they cannot be subtracted. */
export function differenceOf({ row, record }: Finding, { currency }: FindingTexts): string | null {
  if (!row?.amount || !record?.amount || !row.whole_amount) return null;
  if (currency !== null && record.amount.currency !== currency) return null;
  const difference = inThousandths(row.amount) - inThousandths(record.amount.value);
  return difference === 0 ? null : fromThousandths(difference);
}

/** `Invoice 1043`: the record, or what the report says of it. */
export function titleOfFinding({ row, record }: Finding, { words, language }: FindingTexts): string {
  const type = record?.type ?? row?.type ?? 'other';
  const label = record
    ? labelOf(record, words.shared, language)
    : (row?.number ?? row?.name ?? words.shared.unnamed);
  const name = words.shared.record(type, label);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** What a person should know of a finding, in short sentences. */
export function notesOf(
  { verdict, row, record, differs, open, would_double, changed_since }: Finding,
  texts: FindingTexts,
): string[] {
  const { words } = texts;
  const notes: string[] = [];
  if (would_double) notes.push(words.would_double);
  for (const each of differs) {
    if (each === 'open')
      notes.push(words.differs.open(moneyText(row?.open ?? null, texts), moneyText(open, texts)));
    if (each === 'date') notes.push(words.differs.date(row?.date ?? '', record?.date ?? ''));
    if (each === 'name') notes.push(words.differs.name(row?.name ?? '', record?.party ?? ''));
    if (each === 'number') {
      notes.push(words.differs.number(row?.number ?? words.no_number, record?.number ?? words.no_number));
    }
  }
  if (verdict === 'cannot_tell' && row && record) notes.push(words.maybe);
  if (row?.voided) notes.push(words.voided);
  if (changed_since && verdict !== 'agree') notes.push(words.changed_since);
  return notes;
}

/** All findings but those that agree, in the order of the verdicts. */
export function differencesOf(findings: Findings): Finding[] {
  return VERDICT_NAMES.flatMap((verdict) => (verdict === 'agree' ? [] : findings.of(verdict)));
}

/** The differences as a table for spreadsheets: each value of both sides in its own column. */
export function csvOfDifferences(findings: Findings, texts: FindingTexts): string {
  const { words, language, platform } = texts;
  const { decimalMark, csvSeparator } = LANGUAGES[language];
  const { columns } = words;
  const both = (column: string) => [words.on_side(column, 'QuickBooks'), words.on_side(column, platform)];
  const decimal = (value: string | null | undefined) => value?.replace('.', decimalMark) ?? null;
  const head = [
    ...[columns.verdict, columns.type, ...both(columns.number), ...both(columns.name), ...both(columns.date)],
    ...[...both(columns.amount), columns.difference, ...both(columns.open)],
    ...[columns.note, columns.line, columns.id],
  ];
  const rows = differencesOf(findings).map((finding) => {
    const { verdict, row, record, open } = finding;
    return [
      ...[words.verdict[verdict](platform), words.shared.type[row?.type ?? record?.type ?? 'other']],
      ...[row?.number ?? null, record?.number ?? null],
      ...[row?.name ?? null, record?.party ?? record?.name ?? null],
      ...[row?.date ?? null, record?.date ?? null],
      ...[decimal(row?.amount), decimal(record?.amount?.value), decimal(differenceOf(finding, texts))],
      ...[decimal(row?.open), decimal(open)],
      ...[notesOf(finding, texts).join(' · '), row ? String(row.line) : null, record?.id ?? null],
    ];
  });
  return writeCsv([head, ...rows], csvSeparator);
}
