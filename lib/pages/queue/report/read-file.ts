import { findHeader } from '../../../core/report/find-header.ts';
import type { FileRead } from '../../../core/report/report.ts';

/** The largest file that is read, in bytes: about four times a report of 100,000 rows. */
const MOST_BYTES = 64_000_000;

const refused = (
  reason: 'empty' | 'not_a_table' | 'old_excel' | 'pdf' | 'web_page' | 'too_large' | 'damaged',
): FileRead => ({
  refusal: { reason },
});

/**
 * Reads a file as a table. What it is stands in its content: its name may say anything.
 * @param decimals as many as the company's currency has
 */
export async function readFile(file: Blob, decimals = 2): Promise<FileRead> {
  if (file.size === 0) return refused('empty');
  if (file.size > MOST_BYTES) return refused('too_large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith('PK\x03\x04')) {
    const { readWorkbook } = await import('./read-workbook.ts');
    return readWorkbook(bytes, decimals);
  }
  if (head.startsWith('\xd0\xcf\x11\xe0')) return refused('old_excel');
  if (head.startsWith('%PDF')) return refused('pdf');
  const text = decode(bytes);
  if (text === null) return refused('not_a_table');
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return refused('web_page');
  return readCsv(text);
}

/** Decodes UTF-8, UTF-16 with or without its mark, and Windows' Latin letters; `null` for what is no text. */
export function decode(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  const head = bytes.subarray(0, 400);
  // Latin letters in UTF-16 have a zero beside each of them.
  const zeros = [0, 1].map((odd) => head.filter((byte, at) => byte === 0 && at % 2 === odd).length);
  const half = head.length / 4;
  if ((a === 0xff && b === 0xfe) || (zeros[1] ?? 0) > half) return new TextDecoder('utf-16le').decode(bytes);
  if ((a === 0xfe && b === 0xff) || (zeros[0] ?? 0) > half) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) return null;
  try {
    // In a stream, a letter that is cut off at the end is no error.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const SEPARATORS = [',', ';', '\t'] as const;
/** The first lines decide which separator a file has. */
const HEAD_LENGTH = 20_000;

/** Reads CSV text with the separator by which its header has most columns. */
export async function readCsv(text: string): Promise<FileRead> {
  const { default: papa } = await import('papaparse');
  const head = text.slice(0, HEAD_LENGTH);
  let best: (typeof SEPARATORS)[number] = ',';
  let most = 0;
  for (const delimiter of SEPARATORS) {
    const { data } = papa.parse<string[]>(head, { delimiter, preview: 14 });
    const found = Object.keys(findHeader(data)?.places ?? {}).length;
    if (found > most) [best, most] = [delimiter, found];
  }
  const { data, errors } = papa.parse<string[]>(text, { delimiter: best });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) {
    const line = (broken.row ?? 0) + 1;
    const shown = (data[broken.row ?? 0] ?? []).join(best).slice(0, 80);
    return { refusal: { reason: 'broken_quotes', line, text: shown } };
  }
  return { table: { cells: data, is_text: true, ends_with_line: /[\r\n]$/.test(text) } };
}
