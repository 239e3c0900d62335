/** A platform that asks for longer is asked again after a day. */
const LONGEST_MS = 86_400_000;

/**
 * How long the platform asks to be left alone (RFC 9110 §10.2.3).
 * @param value `Retry-After`: seconds, or an HTTP date
 * @param sentAt `Date` of the same answer: a date is measured by the clock that wrote it
 * @param nowMs our own time, where the answer has no date
 * @returns milliseconds from now, or `null` where nothing readable was asked
 */
export function retryAfterMs(value: string | null, sentAt: string | null, nowMs: number): number | null {
  const asked = value?.trim();
  if (!asked) return null;
  const from = Date.parse(sentAt ?? '');
  const ms = /^\d+$/.test(asked)
    ? Number(asked) * 1_000
    : Date.parse(asked) - (Number.isNaN(from) ? nowMs : from);
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_MS);
}
