import { keysOf } from '../keys-of.ts';

/** The three numbers, always the same three, never added together. */
export type Counted = 'to_approve' | 'pending' | 'failed';
/** Why a record needs a person; each asks for another remedy. In the order in which they are shown. */
export const ATTENTION_KINDS = ['failed', 'changed', 'link_broken', 'unknown'] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];
export type Tone = 'good' | 'quiet' | 'decide' | 'bad';
/** The name of the sign that stands for a state (product: ✓ ⟳ ⏸ ! ✕ ⛓). */
export type GlyphName = 'tick' | 'turn' | 'pause' | 'mark' | 'cross' | 'chain';

/** What is known of a state. Every column is filled in for every state, so that nothing is forgotten. */
interface StateRow {
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
}

/**
 * What a badge can show: the states a platform may report (Source Platform API §3, `sync.state`; what is not known reads as
 * `unknown`), and `retrying`, which Tickmark derives from a failure that still has grace cycles left.
 */
export const STATES = {
  needs_approval: {
    progress: null,
    attention: null,
    synced: null,
    tone: 'decide',
    glyph: 'mark',
  },
  not_synced: {
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
  },
  ready: {
    progress: 'queued',
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'turn',
  },
  scheduled: {
    progress: 'queued',
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'turn',
  },
  syncing: {
    progress: 'running',
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'turn',
  },
  waiting: {
    progress: 'held',
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
  },
  synced: {
    progress: null,
    attention: null,
    synced: 'fully',
    tone: 'good',
    glyph: 'tick',
  },
  synced_warn: {
    progress: null,
    attention: null,
    synced: 'with_warning',
    tone: 'decide',
    glyph: 'mark',
  },
  retrying: {
    progress: null,
    attention: 'failed',
    synced: null,
    tone: 'bad',
    glyph: 'cross',
  },
  failed: {
    progress: null,
    attention: 'failed',
    synced: null,
    tone: 'bad',
    glyph: 'cross',
  },
  changed: {
    progress: null,
    attention: 'changed',
    synced: null,
    tone: 'decide',
    glyph: 'mark',
  },
  link_broken: {
    progress: null,
    attention: 'link_broken',
    synced: null,
    tone: 'bad',
    glyph: 'chain',
  },
  skipped: {
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
  },
  error_ignored: {
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
  },
  canceled: {
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
  },
  removed: {
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
  },
  sync_off: {
    progress: null,
    attention: null,
    synced: null,
    tone: 'quiet',
    glyph: 'pause',
  },
  // What a platform calls by a word of its own may as well have failed: somebody has to look.
  unknown: {
    progress: null,
    attention: 'unknown',
    synced: null,
    tone: 'decide',
    glyph: 'mark',
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

/** Whether a text names a state that a platform may report. */
export function isSyncState(text: string): text is SyncState {
  return SYNC_STATES.some((state) => state === text);
}

/** Under which of the three numbers a state counts, or `null` for none. */
export function countedAs(state: ShownState): Counted | null {
  if (STATES[state].attention) return 'failed';
  if (STATES[state].progress) return 'pending';
  return state === 'needs_approval' ? 'to_approve' : null;
}

/** Whether both sides agree, as far as the platform can tell, with a warning or without. */
export function isSynced(state: ShownState): boolean {
  return STATES[state].synced !== null;
}
