import type { Glyph } from './glyphs.ts';

/** A command offered beside a badge. */
export interface CommandFace {
  readonly action: string;
  readonly label: string;
  /** The accessible name, which includes the record. */
  readonly name: string;
  readonly enabled: boolean;
  /** Why it is disabled, or `null`. */
  readonly why: string | null;
}

/** Everything that a badge shows; two equal faces look and read alike. */
export interface BadgeFace {
  /** `Invoice:145`, or `null` for a record without a copy in QuickBooks. */
  readonly record: string | null;
  /** Identifies the badge in every state, so that it can regain the focus. */
  readonly identity: string;
  readonly state: string;
  readonly tone: 'good' | 'quiet' | 'decide' | 'bad';
  readonly glyph: Glyph;
  readonly words: string;
  /** The words appear only on hover and focus. */
  readonly quiet: boolean;
  /** The accessible name. */
  readonly name: string;
  /** The time of outdated data, drawn as a dashed border and exposed to assistive technology. */
  readonly asOf: string | null;
  /** Shown on hover: the full state. */
  readonly hint: string;
  /** A command is under way: the glyph turns. */
  readonly busy: boolean;
  readonly commands: readonly CommandFace[];
  readonly language: string;
}

/** Whether two faces look and read alike, so that nothing needs to be rendered. */
export function sameFace(a: BadgeFace, b: BadgeFace): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
