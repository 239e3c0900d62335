/** So few changes are never suspicious, whatever their share. */
const FEW = 5;
const SHARE = 0.2;
const MOST = 1_000;

/**
 * Whether one cycle would change so many records automatically that a person should review it first.
 * @param changes the number of records to change automatically
 * @param records the company's total number of records
 */
export function isSuspicious(changes: number, records: number): boolean {
  return changes > MOST || (changes > FEW && changes > records * SHARE);
}
