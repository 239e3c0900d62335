/** A platform that asks for longer is asked again after a day. */
const LONGEST_MS = 86_400_000;

const SECONDS = /^\d+(\.\d+)?$/;
/** The forms of an HTTP date; `Date.parse` alone takes `1.5` for a day in January. */
const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d/i;
/** C's asctime form, which names no zone and is in UTC. */
const ENDS_IN_YEAR = /:\d\d \d{4}$/;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** @returns milliseconds since 1970, or NaN */
function parseDate(text: string): number {
  if (HTTP_DATE.test(text)) return Date.parse(ENDS_IN_YEAR.test(text) ? `${text} GMT` : text);
  return RFC_3339.test(text) ? Date.parse(text) : Number.NaN;
}

/**
 * How long the platform asks to be left alone (RFC 9110 §10.2.3).
 * @param value `Retry-After`: seconds, fractions allowed, or a date
 * @param sentAt `Date` of the same answer: a date is measured by the clock that wrote it
 * @param nowMs our own time, used where the answer has no date
 * @returns milliseconds from now, rounded up; `null` where the value is absent or is neither, such as `-1`
 */
export function retryAfterMs(value: string | null, sentAt: string | null, nowMs: number): number | null {
  const asked = value?.trim() ?? '';
  const sent = parseDate(sentAt?.trim() ?? '');
  const ms = SECONDS.test(asked)
    ? Math.ceil(Number(asked) * 1_000)
    : parseDate(asked) - (Number.isNaN(sent) ? nowMs : sent);
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_MS);
}
