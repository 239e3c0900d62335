import { type Finding, VERDICT_NAMES, type Verdict } from './verdicts.ts';

/** Findings with one verdict, written as text. */
export interface PackedFindings {
  readonly verdict: Verdict;
  /** JSON: a list of findings. */
  readonly text: string;
  /** The ids of their records of which sending would make a second copy. */
  readonly doubles: readonly string[];
}

/** Findings by their verdict. */
export interface Findings {
  readonly of: (verdict: Verdict) => readonly Finding[];
}

/**
 * Writes findings as texts, which cost a page almost nothing until they are shown: 100,000 findings as objects make the
 * browser's collector of unused memory stop the page for longer than a person should feel.
 * @param most how many findings one text has at most
 */
export function packFindings(findings: readonly Finding[], most: number): PackedFindings[] {
  return VERDICT_NAMES.flatMap((verdict) => {
    const some = findings.filter((finding) => finding.verdict === verdict);
    return Array.from({ length: Math.ceil(some.length / most) }, (_, part) => {
      const packed = some.slice(part * most, (part + 1) * most);
      const doubles = packed.flatMap(({ would_double, record }) =>
        would_double && record ? [record.id] : [],
      );
      return { verdict, text: JSON.stringify(packed), doubles };
    });
  });
}

/** Findings that are read from their texts when they are asked for the first time. */
export function unpackFindings(parts: readonly PackedFindings[]): Findings {
  const read = new Map<Verdict, readonly Finding[]>();
  return {
    of(verdict) {
      const known = read.get(verdict);
      if (known) return known;
      const found = parts
        .filter((part) => part.verdict === verdict)
        .flatMap(({ text }): Finding[] => JSON.parse(text));
      read.set(verdict, found);
      return found;
    },
  };
}
