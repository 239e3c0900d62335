/** Shorter words differ by a letter and are other words. */
const SHORTEST = 4;
const LEAST = 0.75;

/**
 * How alike two words are: 1 for the same word, less for a slip of the pen, 0 for another word.
 * @param typing the first word may still be being typed: the beginning of a word is like it
 */
export function wordLikeness(a: string, b: string, typing = false): number {
  if (a === b) return 1;
  if (typing && a.length >= 2 && b.startsWith(a)) return 0.9;
  if (a.length < SHORTEST || b.length < SHORTEST) return 0;
  const longest = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > longest * (1 - LEAST)) return 0;
  const likeness = 1 - slips(a, b) / longest;
  return likeness >= LEAST ? likeness : 0;
}

/** Letters added, left out, exchanged or swapped with their neighbour (restricted Damerau-Levenshtein distance). */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(
        (line[column - 1] ?? 0) + 1,
        (above[column] ?? 0) + 1,
        (above[column - 1] ?? 0) + cost,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      }
      line.push(least);
    }
    before = above;
    above = line;
  }
  return above[b.length] ?? 0;
}
