import { keysOf } from '../keys-of.ts';

/** The three numbers, always the same three, never added together. */
export type Counted = 'to_approve' | 'pending' | 'failed';
/** Why a record needs a person; each asks for another remedy. In the order in which they are shown. */
export const ATTENTION_KINDS = ['failed', 'changed', 'link_broken'] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];
export type Tone = 'good' | 'quiet' | 'decide' | 'bad';
/** The name of the sign that stands for a state (product: ✓ ⟳ ⏸ ! ✕ ⛓). */
export type GlyphName = 'tick' | 'turn' | 'pause' | 'mark' | 'cross' | 'chain';

/** What is known of a state. Every column is filled in for every state, so that nothing is forgotten. */
interface StateRow {
  /** Under which of the three numbers it counts; `null` for none. */
  readonly countedAs: Counted | null;
  /** How far a pending record is: the platform will process it, processes it now, or holds it until its parent is synced. */
  readonly progress: 'queued' | 'running' | 'held' | null;
  /** Why the record needs a person; `null` where it needs none. */
  readonly attention: AttentionKind | null;
  /** Whether both sides agree, as far as the platform can tell; `null` where they do not. */
  readonly synced: 'fully' | 'with_warning' | null;
  /** Its colour: green only ever means that both sides agree. */
  readonly tone: Tone;
  /** Its sign, so that colour never stands alone. */
  readonly glyph: GlyphName;
  /**
   * Whether lists leave it out until asked for: what is in order needs nobody (product EL-18), and what a person has
   * turned off is quiet until it is turned on again (product TD-30).
   */
  readonly hiddenAtFirst: boolean;
}

/**
 * What a badge can show: the states a platform may report (Source Platform API §3, `sync.state`; what is not known reads as
 * `unknown`), and `retrying`, which Tickmark derives from a failure that still has grace cycles left.
 */
export const STATES = {
  needs_approval: {
    countedAs: 'to_approve',
    progress: null,
    attention: null,
    synced: null,
    tone: 'decide',
    glyph: 'mark',
    hiddenAtFirst: false,
  },
  not_synced: {
    countedAs: null,
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
    hiddenAtFirst: false,
  },
  ready: {
    countedAs: 'pending',
    progress: 'queued',
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'turn',
    hiddenAtFirst: false,
  },
  scheduled: {
    countedAs: 'pending',
    progress: 'queued',
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'turn',
    hiddenAtFirst: false,
  },
  syncing: {
    countedAs: 'pending',
    progress: 'running',
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'turn',
    hiddenAtFirst: false,
  },
  waiting: {
    countedAs: 'pending',
    progress: 'held',
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
    hiddenAtFirst: false,
  },
  synced: {
    countedAs: null,
    progress: null,
    attention: null,
    synced: 'fully',
    tone: 'good',
    glyph: 'tick',
    hiddenAtFirst: true,
  },
  synced_warn: {
    countedAs: null,
    progress: null,
    attention: null,
    synced: 'with_warning',
    tone: 'decide',
    glyph: 'mark',
    hiddenAtFirst: true,
  },
  retrying: {
    countedAs: 'failed',
    progress: null,
    attention: 'failed',
    synced: null,
    tone: 'bad',
    glyph: 'cross',
    hiddenAtFirst: false,
  },
  failed: {
    countedAs: 'failed',
    progress: null,
    attention: 'failed',
    synced: null,
    tone: 'bad',
    glyph: 'cross',
    hiddenAtFirst: false,
  },
  changed: {
    countedAs: 'failed',
    progress: null,
    attention: 'changed',
    synced: null,
    tone: 'decide',
    glyph: 'mark',
    hiddenAtFirst: false,
  },
  link_broken: {
    countedAs: 'failed',
    progress: null,
    attention: 'link_broken',
    synced: null,
    tone: 'bad',
    glyph: 'chain',
    hiddenAtFirst: false,
  },
  skipped: {
    countedAs: null,
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
    hiddenAtFirst: false,
  },
  error_ignored: {
    countedAs: null,
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
    hiddenAtFirst: false,
  },
  canceled: {
    countedAs: null,
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
    hiddenAtFirst: false,
  },
  removed: {
    countedAs: null,
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
    hiddenAtFirst: false,
  },
  sync_off: {
    countedAs: null,
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
    hiddenAtFirst: true,
  },
  unknown: {
    countedAs: null,
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
    hiddenAtFirst: false,
  },
} as const satisfies Record<string, StateRow>;

export type ShownState = keyof typeof STATES;
/** A state that a platform may report. */
export type SyncState = Exclude<ShownState, 'retrying'>;

/** All states, in the order of the table. */
export const SHOWN_STATES: readonly ShownState[] = /* @__PURE__ */ keysOf(STATES);

/** The states that a platform may report, in the order of its contract. */
export const SYNC_STATES: readonly SyncState[] = /* @__PURE__ */ SHOWN_STATES.filter(
  (state) => state !== 'retrying',
);

/** Under which of the three numbers a state counts, or `null` for none. */
export function countedAs(state: ShownState): Counted | null {
  return STATES[state].countedAs;
}

/** Whether both sides agree, as far as the platform can tell, with a warning or without. */
export function isSynced(state: ShownState): boolean {
  return STATES[state].synced !== null;
}
