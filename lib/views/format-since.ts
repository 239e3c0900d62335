const FIVE_DAYS_MS = 5 * 86_400_000;

/**
 * Formats when something began that may last for days and be read later: `Tue 09:10`, « mar. 9 h 10 »; with its date after
 * five days. Unlike the formats of the pages, it is small enough for the worker.
 * @param at milliseconds since the Unix epoch, as `now`
 */
export function formatSince(at: number, now: number, timeZone: string, language: string): string {
  const date = now - at > FIVE_DAYS_MS ? ({ month: 'short', day: 'numeric' } as const) : {};
  return (
    new Intl.DateTimeFormat(language, {
      ...{ timeZone, weekday: 'short', ...date },
      ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    })
      .format(at)
      // Where an hour is written with a letter, it has no leading zero.
      .replace(/\b0(?=\d\s*h)/, '')
      .replace(/\s/g, '\u00a0')
  );
}
