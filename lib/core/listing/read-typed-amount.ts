/** The notations with each decimal mark: groups of two or three digits, the last one of three, with any other separator. */
const NOTATIONS = {
  '.': /^(\d*|[1-9]\d{0,2}([ ,'])(?:\d{2,3}\2)*\d{3})(?:\.(\d*))?$/,
  ',': /^(\d*|[1-9]\d{0,2}([ .'])(?:\d{2,3}\2)*\d{3})(?:,(\d*))?$/,
} as const;

/**
 * Reads an amount that a person has typed, in any notation: `1,250.50`, « 1 250,50 $ », `1.250,50`, `(75)`, `−5`.
 * @param decimalMark the language's own; it decides where both notations fit, as in `1,250`
 * @returns `null` for a text that is no amount
 */
export function readTypedAmount(text: string, decimalMark: '.' | ','): number | null {
  const bare = text
    .normalize('NFKC')
    .replace(/[\u2212\u2010-\u2015]/g, '-')
    .replace(/\u2019/g, "'")
    .replace(/\p{Sc}|[A-Z]{2,3}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\((.*)\)$/, '-$1');
  const [, minus = '', digits = ''] = /^(-?) ?(.*)$/.exec(bare) ?? [];
  if (!/\d/.test(digits)) return null;
  const read = NOTATIONS[decimalMark].exec(digits) ?? NOTATIONS[decimalMark === '.' ? ',' : '.'].exec(digits);
  if (!read) return null;
  const [, whole = '', , fraction = ''] = read;
  return Number(`${minus}${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}`);
}
