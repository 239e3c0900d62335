/** Few changes are never suspicious, whatever share they are. */
const FEW = 5;
const SHARE = 0.2;
const MOST = 1_000;

/**
 * Whether so many records would be changed by themselves in one cycle that somebody should look first.
 * @param changes records that would be changed without anybody asking
 * @param records records of the company in all
 */
export function isSuspicious(changes: number, records: number): boolean {
  return changes > MOST || (changes > FEW && changes > records * SHARE);
}
