/** The order of day, month and year in a list's numeric dates. */
export type DateOrder = 'day_first' | 'month_first';

/** Beginnings of month names, in order, English and French, without accents. */
const MONTHS = 'jan,fe[bv],mar,a[pv]r,ma[iy],jui?n,jui?l,a(ug|ou),sep,oct,nov,dec'
  .split(',')
  .map((start) => new RegExp(`^${start}`));

function monthOf(word: string): number | null {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return MONTHS.findIndex((start) => start.test(plain)) + 1 || null;
}

function iso(year: number, month: number, day: number): string | null {
  const full = year < 100 ? 2000 + year : year;
  const date = new Date(Date.UTC(full, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/**
 * The days that a list's text can mean, `YYYY-MM-DD`: one if it is unambiguous, two if day and month could be swapped.
 * @param order the order of the column, if known
 * @returns an empty list for a text that is no date
 */
export function readDate(text: string, order: DateOrder | null): readonly string[] {
  const figures = text.match(/\d+/g)?.map(Number) ?? [];
  // A weekday may come before the month: the last word counts.
  const word = text.match(/\p{L}{3,}/gu)?.at(-1);
  const [a = 0, b = 0, c = 0] = figures;
  const found: (string | null)[] = [];
  if (word) {
    const month = monthOf(word);
    if (month === null || figures.length !== 2) return [];
    found.push(a > 31 ? iso(a, month, b) : iso(b, month, a));
  } else if (figures.length !== 3) return [];
  else if (a > 31) found.push(iso(a, b, c));
  else {
    if (order !== 'day_first') found.push(iso(c, a, b));
    if (order !== 'month_first') found.push(iso(c, b, a));
  }
  return [...new Set(found.flatMap((day) => day ?? []))];
}

/**
 * Infers the date order of a column from a part above 12.
 * @returns `null` if no text reveals it, or the texts contradict each other
 */
export function learnDateOrder(texts: readonly string[]): DateOrder | null {
  let dayFirst = false;
  let monthFirst = false;
  for (const text of texts) {
    if (/\p{L}{3,}/u.test(text)) continue;
    const [a = 0, b = 0, c] = text.match(/\d+/g)?.map(Number) ?? [];
    if (c === undefined || a > 31) continue;
    if (a > 12 && b <= 12) dayFirst = true;
    if (b > 12 && a <= 12) monthFirst = true;
  }
  if (dayFirst === monthFirst) return null;
  return dayFirst ? 'day_first' : 'month_first';
}

/** The number of days between two days, `YYYY-MM-DD`. */
export function daysBetween(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}
