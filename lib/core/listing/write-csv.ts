/** Spreadsheets decode UTF-8 correctly only after this byte order mark. */
const BOM = '\uFEFF';

/**
 * Writes a table as CSV (RFC 4180) that spreadsheets open by double click. A cell that would be taken for a formula is
 * marked as text, so that a customer's name cannot run anything.
 * @param separator `,` or `;`, the latter where numbers use a decimal comma
 */
export function writeCsv(rows: readonly (readonly (string | null)[])[], separator: ',' | ';'): string {
  const lines = rows.map((row) => row.map((cell) => writeCell(cell ?? '', separator)).join(separator));
  return `${BOM}${lines.join('\r\n')}\r\n`;
}

/**
 * A spreadsheet may run a cell that begins so, also after blanks and what cannot be seen, and in letters of full width.
 * Numbers keep their leading minus.
 */
const FORMULA = /^[\s\p{C}]*(?:[=+@\uff1d\uff0b\uff0d\uff20]|-(?![\d.,]+$))|^[\t\r\n]/u;

function writeCell(cell: string, separator: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
