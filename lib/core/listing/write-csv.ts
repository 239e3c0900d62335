/** Spreadsheets read UTF-8 with accents only where it begins with this mark. */
const BOM = '\uFEFF';

/**
 * Writes a table as CSV (RFC 4180) that spreadsheets open with a double click. What they would take for a formula is
 * marked as text, so that a customer's name cannot compute anything.
 * @param separator `,` or, where the comma stands in numbers, `;`
 */
export function writeCsv(rows: readonly (readonly (string | null)[])[], separator: ',' | ';'): string {
  const lines = rows.map((row) => row.map((cell) => writeCell(cell ?? '', separator)).join(separator));
  return `${BOM}${lines.join('\r\n')}\r\n`;
}

function writeCell(cell: string, separator: string): string {
  // A leading minus is left to numbers.
  const safe = /^[=+@\t\r]|^-(?![\d.,]+$)/.test(cell) ? `'${cell}` : cell;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
