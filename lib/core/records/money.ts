/** Money as the platform sends it: a decimal string, exact, and an ISO 4217 code. */
export interface Money {
  readonly value: string;
  readonly currency: string;
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/;

/** Whether a text is a decimal that money may carry. */
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
 * Adds amounts per currency: money of two currencies is never one sum.
 * @returns one sum per currency, in the order in which the currencies first appear
 */
export function sumMoney(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, bigint>();
  for (const { value, currency } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0n) + inMillionths(value));
  }
  return [...sums].map(([currency, sum]) => ({ value: fromMillionths(sum), currency }));
}

/** Whether two amounts are the same money: same currency, same value, whatever the zeros behind it. */
export function sameMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && inMillionths(a.value) === inMillionths(b.value);
}

/** The sums of amounts as people write them, one per currency: `$1,000.00 + CA$1,076.55`; empty where there is no amount. */
export function formatSums(amounts: readonly (Money | null)[], locale: string): string {
  return sumMoney(amounts.filter((amount) => amount !== null))
    .map((sum) => formatMoney(sum, locale))
    .join(' + ');
}

/**
 * The amount as people of this locale write it, no two currencies alike: `$` is one dollar alone. An unknown currency code stands
 * before the bare number.
 */
export function formatMoney(money: Money, locale: string): string {
  const value = money.value as Intl.StringNumericLiteral; // A decimal string keeps every digit (ES2023).
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: money.currency,
    })
      .format(value)
      .replace(/^-/, '−');
  } catch {
    return `${money.currency} ${money.value}`;
  }
}
