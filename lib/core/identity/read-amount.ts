/** An amount from a list: an exact decimal with sign, and the currency if the text names one. */
export interface ShownAmount {
  /** Decimal text, e.g. `-1250.5`; without superfluous zeros, so that equal amounts are equal texts. */
  readonly value: string;
  /** ISO 4217 code; `null` if there is only a sign such as `$`, or nothing. */
  readonly currency: string | null;
}

/** A minus sign, or parentheses around the amount. */
const NEGATIVE = /[-\u2212\u2010-\u2015]|\(.*\)/;
/** Group separators other than point and comma: any space and apostrophes. */
const GROUPS = /[\s'\u2019]/g;

/**
 * Parses an amount as people write it: `$1,250.00`, `1 250,00 $`, `(75.10)`, `−5`, `CA$1'250.00`. A single separator
 * before exactly three digits is a group separator: `1,250` and `1.250` both mean 1250, but `.125` and `0.125` do not.
 * @returns `null` if the text contains no amount, or several
 */
export function readAmount(text: string): ShownAmount | null {
  const plain = text.normalize('NFKC');
  const [number, other] = plain.match(/(?:(?<!\w)[.,])?\d(?:[\d.,'\u2019\s]*\d)?/g) ?? [];
  if (!number || other) return null;
  const value = toDecimal(number.replace(GROUPS, ''));
  if (value === null) return null;
  const around = plain.replace(number, ' ');
  const isNegative = NEGATIVE.test(around);
  const [currency = null] = around.match(/\b[A-Z]{3}\b/) ?? [];
  return { value: isNegative && value !== '0' ? `-${value}` : value, currency };
}

function toDecimal(digits: string): string | null {
  const at = digits.search(/[.,]\d*$/);
  // The last separator is the decimal one, unless it groups: it repeats, or it is the only one and three digits follow.
  const groups = /^\d*(\D)\d*(\1\d*)+$|^[1-9]\d*\D\d{3}$/.test(digits);
  const whole = groups || at < 0 ? digits : digits.slice(0, at);
  const fraction = digits.slice(whole.length + 1);
  return canonicalDecimal(`${whole.replace(/[.,]/g, '')}${fraction && '.'}${fraction}`);
}

/**
 * `1250.50` → `1250.5`, `-0.00` → `0`.
 * @returns `null` for a text that is no decimal
 */
export function canonicalDecimal(value: string): string | null {
  const parts = /^(-?)0*(\d*?)(?:\.(\d*?)0*)?$/.exec(value);
  if (!parts || !/\d/.test(value)) return null;
  const [, sign = '', whole = '', fraction = ''] = parts;
  const bare = `${whole || '0'}${fraction ? `.${fraction}` : ''}`;
  return bare === '0' ? '0' : `${sign}${bare}`;
}
