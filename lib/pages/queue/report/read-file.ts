import { findHeader } from '../../../core/report/find-header.ts';
import type { RawTable, Refusal } from '../../../core/report/report.ts';

/** The largest file that is read, in bytes: about four times a report of 100,000 rows. */
const MOST_BYTES = 64_000_000;
/** The most that a packed file may hold, in bytes. */
const MOST_UNPACKED = 400_000_000;
const MOST_ROWS = 1_048_576;

export type FileRead = { readonly table: RawTable } | { readonly refusal: Refusal };

const refused = (
  reason: 'empty' | 'not_a_table' | 'old_excel' | 'pdf' | 'web_page' | 'too_large' | 'damaged',
): FileRead => ({
  refusal: { reason },
});

/** Reads a file as a table. What it is stands in its content: its name may say anything. */
export async function readFile(file: Blob): Promise<FileRead> {
  if (file.size === 0) return refused('empty');
  if (file.size > MOST_BYTES) return refused('too_large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (head.startsWith('PK\x03\x04')) return readWorkbook(bytes);
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

/** Reads an Excel workbook. A part that does not have its checksum is damage. */
async function readWorkbook(bytes: Uint8Array): Promise<FileRead> {
  const [{ unzipSync }, { readSheet }] = await Promise.all([
    import('fflate'),
    import('../../../core/report/read-sheet.ts'),
  ]);
  const sums = new Map<string, number>();
  let unpacked = 0;
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (
          !/^xl\/(?:workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(
            name,
          )
        )
          return false;
        unpacked += originalSize;
        return unpacked <= MOST_UNPACKED;
      },
    });
    if (unpacked > MOST_UNPACKED) return refused('too_large');
    for (const [name, sum] of checksums(bytes)) sums.set(name, sum);
    const texts = new Map<string, string>();
    for (const [name, part] of Object.entries(found)) {
      if (sums.get(name) !== checksum(part)) return refused('damaged');
      texts.set(name, new TextDecoder().decode(part));
    }
    if (!texts.has('xl/workbook.xml')) return refused('not_a_table');
    const cells = readSheet((path) => texts.get(path) ?? null, MOST_ROWS);
    return cells ? { table: { cells, is_text: false, ends_with_line: true } } : refused('damaged');
  } catch {
    return refused('damaged');
  }
}

/** The checksums (CRC-32) that a zip file's directory names, by the names of its parts. */
function* checksums(bytes: Uint8Array): Generator<[string, number]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) return;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const length = view.getUint16(at + 28, true);
    yield [
      new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
      view.getUint32(at + 16, true),
    ];
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

let table: Uint32Array | null = null;

function checksum(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, n) => {
    let sum = n;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}
