import type { Language } from '../core/languages.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Creating a formatter takes up to a millisecond and lists use the same few, so they are cached. An unknown time zone
 * reads as UTC, so that the view does not fail.
 */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`;
  let made = formatters.get(key);
  if (!made) {
    try {
      made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    } catch {
      made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    }
    formatters.set(key, made);
  }
  return made;
}

/** The calendar day of an instant in a time zone, `YYYY-MM-DD`. */
export function dayOf(at: number, timeZone: string): string {
  // The Swedish locale formats ISO dates; en-CA has differed between browser versions.
  return formatter('sv-SE', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** Calendar days between two instants, by the wall clock of that time zone. */
function daysBetween(from: number, to: number, timeZone: string): number {
  return Math.round((Date.parse(dayOf(to, timeZone)) - Date.parse(dayOf(from, timeZone))) / DAY_MS);
}

function weekday(at: number, timeZone: string, language: Language): string {
  return formatter(language, timeZone, { weekday: 'short' }).format(at);
}

/** Formats the time of day in 24 hours: `08:50`, « 8 h 50 ». `at` is an RFC 3339 text. */
export function formatClock(at: string, timeZone: string, language: Language): string {
  return (
    formatter(language, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      .format(Date.parse(at))
      // Where an hour is written with a letter, it has no leading zero.
      .replace(/^0(?=\d\D*h)/, '')
      .replace(/\s/g, '\u00a0')
  );
}

/**
 * Formats an instant as briefly as possible without ambiguity: the time today, with the weekday within five days, with
 * the date beyond: `10:05`, `Wed 07:30`, `Mon 2026-03-09 06:00`.
 * @param now milliseconds since the Unix epoch
 */
export function formatMoment(at: string, now: number, timeZone: string, language: Language): string {
  const instant = Date.parse(at);
  const clock = formatClock(at, timeZone, language);
  const days = Math.abs(daysBetween(now, instant, timeZone));
  if (days === 0) return clock;
  const day = weekday(instant, timeZone, language);
  return [day, ...(days > 5 ? [dayOf(instant, timeZone)] : []), clock].join('\u00a0');
}

/** Formats an instant in full, for tooltips and details: `Tuesday, March 3, 2026 at 08:50 EST`. */
export function formatInFull(at: string, timeZone: string, language: Language): string {
  return formatter(language, timeZone, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(Date.parse(at));
}

/**
 * Formats the time since an instant: `10 min ago`, « il y a 10 min », in calendar days from one day on; `now` under a
 * minute and if clocks disagree.
 */
export function formatAgo(at: string, now: number, timeZone: string, language: Language): string {
  const instant = Date.parse(at);
  const past = now - instant;
  const relative = new Intl.RelativeTimeFormat(language, { style: 'short', numeric: 'auto' });
  const write = (n: number, unit: Intl.RelativeTimeFormatUnit) =>
    relative.format(n === 0 ? 0 : -n, unit).replace('.', '');
  if (past < MINUTE_MS) return write(0, 'second');
  if (past < HOUR_MS) return write(Math.floor(past / MINUTE_MS), 'minute');
  if (past < DAY_MS) return write(Math.floor(past / HOUR_MS), 'hour');
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(
    -daysBetween(instant, now, timeZone),
    'day',
  );
}

function unit(n: number, name: 'day' | 'hour' | 'minute' | 'second', language: Language): string {
  const display = name === 'day' || name === 'hour' ? 'long' : 'short';
  return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: display }).format(n);
}

/**
 * Formats an age in its largest unit: `3 days`, `5 hours`, `12 min`. From one day on, calendar days count, so that a
 * failure of last Saturday afternoon is three days old on Tuesday morning.
 */
export function formatAge(since: string, now: number, timeZone: string, language: Language): string {
  const start = Date.parse(since);
  const past = Math.max(0, now - start);
  if (past >= DAY_MS) return unit(daysBetween(start, now, timeZone), 'day', language);
  if (past >= HOUR_MS) return unit(Math.floor(past / HOUR_MS), 'hour', language);
  return unit(Math.max(1, Math.floor(past / MINUTE_MS)), 'minute', language);
}

/** Formats an estimated duration, rounded to its precision: `5 sec`, `40 sec`, `3 min`. */
export function formatEstimate(seconds: number, language: Language): string {
  if (seconds < 10) return unit(Math.max(1, Math.ceil(seconds)), 'second', language);
  if (seconds < 90) return unit(Math.ceil(seconds / 10) * 10, 'second', language);
  return unit(Math.round(seconds / 60), 'minute', language);
}

/**
 * Formats a calendar date, which never breaks over two lines: `Feb 27`, « 27 févr. »; with the year unless it is this one.
 * @param date `YYYY-MM-DD`; another text is returned unchanged
 */
export function formatDate(date: string, now: number, timeZone: string, language: Language): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) return date;
  const thisYear = date.slice(0, 4) === dayOf(now, timeZone).slice(0, 4);
  return formatter(language, 'UTC', {
    month: 'short',
    day: 'numeric',
    ...(thisYear ? {} : { year: 'numeric' }),
  })
    .format(at)
    .replaceAll(' ', '\u00a0');
}

/**
 * The name of a weekday.
 * @param day 1 (Monday) to 7 (Sunday)
 */
export function formatWeekday(day: number, language: Language): string {
  // 2024-01-01 was a Monday.
  return formatter(language, 'UTC', { weekday: 'long' }).format(Date.UTC(2024, 0, day));
}
