import { CLEAR_SCORE, compareNames, LIKELY_SCORE } from './compare-names.ts';
import { readName } from './read-name.ts';
import { weighWords } from './weigh-words.ts';

export interface LabelledPair {
  readonly kind: string;
  readonly one: string;
  readonly other: string;
  readonly same: boolean;
}

/** Parses a list of pairs: `# kind` starts a kind, `one | other` is a pair. */
export function readPairs(list: string, same: boolean): LabelledPair[] {
  let kind = '';
  const pairs: LabelledPair[] = [];
  for (const line of list.trim().split('\n')) {
    const [one = '', other] = line.split(' | ');
    if (other === undefined) kind = line.replace(/^# /, '');
    else pairs.push({ kind, one, other, same });
  }
  return pairs;
}

/** Measures the comparer on pairs: shares from 0 to 1, and the pairs it gets wrong. */
export function measurePairs(pairs: readonly LabelledPair[]) {
  const weights = weighWords([]);
  const scored = pairs.map((pair) => ({
    ...pair,
    score: compareNames(readName(pair.one), readName(pair.other), weights).score,
  }));
  const count = (least: number, same: boolean) =>
    scored.filter((pair) => pair.score >= least && pair.same === same).length;
  const all = count(0, true);
  const precision = count(LIKELY_SCORE, true) / (count(LIKELY_SCORE, true) + count(LIKELY_SCORE, false));
  const recall = count(LIKELY_SCORE, true) / all;
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    clearPrecision: count(CLEAR_SCORE, true) / (count(CLEAR_SCORE, true) + count(CLEAR_SCORE, false)),
    clearShare: count(CLEAR_SCORE, true) / all,
    missed: scored.filter((pair) => pair.same && pair.score < LIKELY_SCORE),
    mistaken: scored.filter((pair) => !pair.same && pair.score >= LIKELY_SCORE),
    unclear: scored.filter((pair) => pair.same && pair.score >= LIKELY_SCORE && pair.score < CLEAR_SCORE),
  };
}
