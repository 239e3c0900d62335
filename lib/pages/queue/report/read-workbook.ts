import { unzipSync } from 'fflate';
import { readSheet } from '../../../core/report/read-sheet.ts';
import type { FileRead } from '../../../core/report/report.ts';

/** The most that a packed file may hold, in bytes. */
const MOST_UNPACKED = 400_000_000;
/** As many as Excel has. */
const MOST_ROWS = 1_048_576;

const refused = (reason: 'not_a_table' | 'too_large' | 'damaged'): FileRead => ({ refusal: { reason } });

/**
 * Reads an Excel workbook. A part that does not have its checksum is damage.
 * @param decimals as many as the company's currency has
 */
export function readWorkbook(bytes: Uint8Array, decimals: number): FileRead {
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
    const cells = readSheet((path) => texts.get(path) ?? null, MOST_ROWS, decimals);
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
