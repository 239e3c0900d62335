/** A key shorter than this would be given away by four of its characters. */
const SHOWABLE_FROM = 12;
const SHOWN = 4;

/** What may be shown of a key: its last four characters, or none of a short one. */
export function maskAccessKey(key: string): string {
  return `••••${key.length < SHOWABLE_FROM ? '' : key.slice(-SHOWN)}`;
}
