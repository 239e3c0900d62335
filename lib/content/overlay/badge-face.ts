import type { Glyph } from './glyphs.ts';

/** A command offered beside a badge. */
export interface CommandFace {
  readonly action: string;
  readonly label: string;
  /** The accessible name, with the record. */
  readonly name: string;
  readonly enabled: boolean;
  /** Why it is not enabled. */
  readonly why: string | null;
}

/** All that a badge shows; two equal faces look and read alike. */
export interface BadgeFace {
  /** `Invoice:145`, or `null` for a record that has no counterpart yet. */
  readonly record: string | null;
  /** What the badge is of, the same whatever its state: focus is kept by it. */
  readonly identity: string;
  readonly state: string;
  readonly tone: 'good' | 'quiet' | 'decide' | 'bad';
  readonly glyph: Glyph;
  readonly words: string;
  /** The words are shown on hover and focus only. */
  readonly quiet: boolean;
  /** The accessible name. */
  readonly name: string;
  /** Of when it is, where it is not current; drawn as a dashed border, and told to assistive technology. */
  readonly asOf: string | null;
  /** Shown on hover: the state in full. */
  readonly hint: string;
  /** Something is under way: the glyph turns. */
  readonly busy: boolean;
  readonly commands: readonly CommandFace[];
  readonly language: string;
}

/** Whether two faces look and read alike, so that nothing has to be drawn. */
export function sameFace(a: BadgeFace, b: BadgeFace): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
