/** Money as the platform sends it: an exact decimal string and an ISO 4217 code. */
export interface Money {
  readonly value: string;
  readonly currency: string;
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/;

/** Whether a text is a valid decimal for money. */
export function isDecimal(value: string): boolean {
  return DECIMAL.test(value);
}

const SCALE = 6;

/** The exact amount in millionths, so that sums and comparisons never round. */
export function inMillionths(value: string): bigint {
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.');
  const amount = BigInt(whole) * 10n ** BigInt(SCALE) + BigInt(fraction.padEnd(SCALE, '0'));
  return negative ? -amount : amount;
}

function fromMillionths(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(SCALE + 1, '0');
  const whole = digits.slice(0, -SCALE);
  const fraction = digits.slice(-SCALE).replace(/0+$/, '').padEnd(2, '0');
  return `${amount < 0n ? '-' : ''}${whole}.${fraction}`;
}

/**
 * Adds amounts per currency: amounts of two currencies are never added.
 * @returns one sum per currency, in the order in which the currencies first appear
 */
export function sumMoney(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, bigint>();
  for (const { value, currency } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0n) + inMillionths(value));
  }
  return [...sums].map(([currency, sum]) => ({ value: fromMillionths(sum), currency }));
}

/** Whether two amounts are equal: same currency, same value; trailing zeros do not matter. */
export function sameMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && inMillionths(a.value) === inMillionths(b.value);
}

/** How many decimals amounts in a currency have: two, also where it has fewer or is unknown, or three (KWD, BHD, TND). */
export function decimalsOf(currency: string | null): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency: currency ?? '' });
    return Math.max(2, format.resolvedOptions().maximumFractionDigits ?? 2);
  } catch {
    return 2;
  }
}

/** Formats the sums of amounts, one per currency: `$1,000.00 + CA$1,076.55`; empty without an amount. */
export function formatSums(amounts: readonly (Money | null)[], locale: string): string {
  return sumMoney(amounts.filter((amount) => amount !== null))
    .map((sum) => formatMoney(sum, locale))
    .join(' + ');
}

/** Where English is written with dollars of its own: there `$` stands for the home currency. */
const DOLLARS_AT_HOME: Readonly<Record<string, string>> = {
  AUD: 'en-AU',
  CAD: 'en-CA',
  HKD: 'en-HK',
  NZD: 'en-NZ',
  SGD: 'en-SG',
};

/** The currency of the company that the surface shows. It decides how amounts are written, nothing else. */
let home: string | null = null;

/** Sets the home currency of the company that the surface shows; `null` if it is unknown. */
export function setHomeCurrency(currency: string | null): void {
  home = currency;
}

/**
 * Formats an amount for this locale, no two currencies alike: `$` stands for one dollar currency only, in English for
 * that of the company. An unknown currency code stands before the bare number.
 */
export function formatMoney(money: Money, locale: string): string {
  const value = money.value as Intl.StringNumericLiteral; // As a string, the decimal keeps every digit (ES2023).
  try {
    return new Intl.NumberFormat((locale === 'en' && home && DOLLARS_AT_HOME[home]) || locale, {
      style: 'currency',
      currency: money.currency,
      // An amount is never rounded, also of a currency that is usually written without decimals.
      maximumFractionDigits: 6,
    })
      .format(value)
      .replace(/^-/, '−');
  } catch {
    return `${money.currency} ${money.value}`;
  }
}
