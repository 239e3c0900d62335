import { foldLetters } from '../fold-letters.ts';
import { type DateOrder, readDate } from '../identity/read-date.ts';
import type { DayRange } from './report.ts';

/** Month names by their first letters, English and French, folded. */
const MONTHS = [
  /^jan/,
  /^fe[bv]/,
  /^mar/,
  /^a[pv]r/,
  /^ma[iy]$/,
  /^(jun|juin)/,
  /^(jul|juil)/,
  /^(aug|aou)/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
];
const NAMES =
  /^(?:jan(?:uary|vier)?|feb(?:ruary)?|fevr?(?:ier)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|ma[iy]|june?|juin|july?|juil(?:let)?|aug(?:ust)?|aout|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember|embre)?)$/;
const ALL = /^(?:all(?: dates)?|toutes(?: les dates)?)$/;
const UP_TO = /^(?:as of|en date du|a la date du|jusqu'au|au)\s+/;
/** Between the ends of a range: a dash, or a word. */
const BETWEEN = /\s*[-\u2013\u2014]\s*|\s+(?:to|through|au|a)\s+/;

interface PartOfDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

const pad = (n: number) => String(n).padStart(2, '0');

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The month that a folded word names, from 1; `null` for any other word. */
function monthOf(word: string): number | null {
  const bare = word.replace(/\.$/, '');
  return NAMES.test(bare) ? MONTHS.findIndex((month) => month.test(bare)) + 1 : null;
}

/** One end of a range, `September 29, 2026`, `1er janvier`, `29`; `null` if it contains anything else. */
function readPart(text: string): PartOfDate | null {
  let year: number | null = null;
  let month: number | null = null;
  let day: number | null = null;
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const figure = /^(\d{1,4})(?:er|st|nd|rd|th)?$/.exec(word)?.[1];
    if (figure === undefined) {
      month = month === null ? monthOf(word) : null;
      if (month === null) return null;
    } else if (figure.length === 4 && year === null) year = Number(figure);
    else if (figure.length <= 2 && day === null) day = Number(figure);
    else return null;
  }
  return { year, month, day };
}

/**
 * Reads the line of a report that tells its range, as `January 1-September 29, 2026`, `All Dates`, `As of June 30, 2026`
 * or `Du 1er janvier au 29 septembre 2026`.
 * @param order the order of day and month where the line has them in figures
 * @returns `null` for any other text
 */
export function readRange(text: string, order: DateOrder | null): DayRange | null {
  const folded = foldLetters(text.replace(/[’‘]/g, "'")).replace(/\s+/g, ' ').trim();
  if (ALL.test(folded)) return { from: null, to: null };
  const bare = folded.replace(/^(?:from|du|de)\s+/, '');
  const upTo = bare.replace(UP_TO, '');
  const figures = bare.match(/\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/g);
  if (figures) {
    const days = figures.map((each) => readDate(each, order));
    const rest = figures.reduce((left, each) => left.replace(each, ''), upTo).trim();
    const [from = [], to = []] = days;
    if (days.length === 1 && upTo !== bare && rest === '' && from.length === 1) {
      return { from: null, to: from[0] ?? null };
    }
    const isRange = days.length === 2 && /^(?:-|\u2013|to|through|au|a)$/.test(rest);
    return isRange && from.length === 1 && to.length === 1
      ? { from: from[0] ?? null, to: to[0] ?? null }
      : null;
  }
  if (upTo !== bare) {
    const end = readPart(upTo);
    return end && end.year !== null && end.month !== null
      ? { from: null, to: lastOf(end, end.year, end.month) }
      : null;
  }
  const ends = bare.split(BETWEEN);
  const first = readPart(ends[0] ?? '');
  const last = ends.length === 1 ? first : readPart(ends[1] ?? '');
  if (!first || !last || ends.length > 2) return null;
  const toYear = last.year;
  const toMonth = last.month ?? first.month;
  if (toYear === null) return null;
  if (toMonth === null) {
    // `2026`, or `2025 - 2026`.
    const years = first.day === null && last.day === null && first.year !== null;
    return years ? { from: `${first.year}-01-01`, to: `${toYear}-12-31` } : null;
  }
  const fromMonth = first.month ?? toMonth;
  const fromYear = first.year ?? (fromMonth > toMonth ? toYear - 1 : toYear);
  return {
    from: `${fromYear}-${pad(fromMonth)}-${pad(first.day ?? 1)}`,
    to: lastOf(last, toYear, toMonth),
  };
}

function lastOf({ day }: PartOfDate, year: number, month: number): string {
  return `${year}-${pad(month)}-${pad(day ?? lastDayOf(year, month))}`;
}

const MOMENT =
  /(\d{1,2})\s*(?::|h)\s*(\d{2})(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.)?\s*(?:(?:gmt|utc)\s*([-+\u2212]?)(\d{2}):?(\d{2})?(?!\S))?/;

/**
 * Reads the moment of a report's last line, as `Tuesday, September 29, 2026 09:30 PM GMT-04:00`.
 * @returns milliseconds since the epoch; `at: null` for a moment without its time zone; `null` for any other text
 */
export function readMoment(text: string): { readonly at: number | null } | null {
  const folded = foldLetters(text).replace(/\s+/g, ' ');
  const time = MOMENT.exec(folded);
  const year = /\b(20\d{2})\b/.exec(folded)?.[1];
  if (!time || year === undefined) return null;
  const before = folded.slice(0, time.index);
  const month = before
    .split(/[\s,]+/)
    .map(monthOf)
    .find((each) => each !== null);
  const day = /\b(\d{1,2})(?:er)?\b/.exec(before)?.[1];
  if (month === undefined || month === null || day === undefined) return null;
  const [, hours = '0', minutes = '0', half, sign = '+', zoneHours, zoneMinutes = '0'] = time;
  if (zoneHours === undefined) return { at: /\b(?:gmt|utc)\s*$/.test(folded) ? at(0) : null };
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '+' || sign === '' ? 1 : -1);
  return { at: at(zone) };

  function at(zoneMinutes: number): number {
    const hour = (Number(hours) % (half ? 12 : 24)) + (half?.startsWith('p') ? 12 : 0);
    return (
      Date.UTC(Number(year), Number(month) - 1, Number(day), hour, Number(minutes)) - zoneMinutes * 60_000
    );
  }
}
