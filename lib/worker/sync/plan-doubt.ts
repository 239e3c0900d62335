/** The problem of a command that was sent to a platform without keys, and of which its record has told nothing yet. */
export const NOTHING_REPORTED = 'nothing_reported';

/** The waits between looks at its record: 3, 10, 30 and 60 seconds after it was sent. */
const WAITS_MS = [3_000, 7_000, 20_000, 30_000] as const;

/**
 * How long to wait before the record of such a command is looked at again. It is never sent again meanwhile.
 * @param looks how often it was looked at
 * @returns milliseconds; `null` once it is put aside for a person
 */
export function planDoubt(looks: number): number | null {
  return WAITS_MS[looks] ?? null;
}
