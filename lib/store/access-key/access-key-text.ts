/** Four characters would reveal too much of a shorter key. */
const SHOWABLE_FROM = 12;
const SHOWN = 4;

/** Masks a key: shows its last four characters, or none of a short key. */
export function maskAccessKey(key: string): string {
  return `••••${key.length < SHOWABLE_FROM ? '' : key.slice(-SHOWN)}`;
}
