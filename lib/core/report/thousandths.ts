/**
 * An amount in thousandths, the smallest unit of any currency that a company of QuickBooks keeps its books in (KWD, BHD, TND):
 * whole numbers add up exactly, and faster than `bigint` does in a report of 100,000 rows. Exact up to some 9 trillion.
 * @param amount decimal text with three decimals at most; `null` counts nothing
 */
export function inThousandths(amount: string | null): number {
  return amount === null ? 0 : Math.round(Number(amount) * 1000);
}

/** The decimal text of thousandths: with two decimals, or with three where the last one is not zero. */
export function fromThousandths(thousandths: number): string {
  return (thousandths / 1000).toFixed(3).replace(/0$/, '');
}
