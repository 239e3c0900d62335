import { keysOf } from '../keys-of.ts';

/** The three counts: always the same three, never added together. */
export type Counted = 'to_approve' | 'pending' | 'failed';
/** Why a record needs a person; each needs a different remedy. In display order. */
export const ATTENTION_KINDS = ['failed', 'changed', 'link_broken', 'unknown'] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];
export type Tone = 'good' | 'quiet' | 'decide' | 'bad';
/** The name of a state's icon (product: ✓ ⟳ ⏸ ! ✕ ⛓). */
export type GlyphName = 'tick' | 'turn' | 'pause' | 'mark' | 'cross' | 'chain';

/** The properties of a state. Every state fills in every column, so that none is forgotten. */
interface StateRow {
  /**
   * The progress of a pending record: the platform will process it, is processing it, or holds it until its parent is
   * synced.
   */
  readonly progress: 'queued' | 'running' | 'held' | null;
  /** Why the record needs a person; `null` if it does not. */
  readonly attention: AttentionKind | null;
  /** Whether both sides agree, as far as the platform can tell; `null` if they do not. */
  readonly synced: 'fully' | 'with_warning' | null;
  /** Its colour: green always means that both sides agree. */
  readonly tone: Tone;
  /** Its icon, so that colour is never the only sign. */
  readonly glyph: GlyphName;
}

/**
 * The states that a badge can show: those that a platform may report (Source Platform API §3, `sync.state`; unknown
 * ones read as `unknown`), and `retrying`, which Tickmark derives from a failure with grace cycles left.
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
  // A state unknown to Tickmark may be a failure: a person has to look.
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

/** The count that includes a state, or `null` for none. */
export function countedAs(state: ShownState): Counted | null {
  if (STATES[state].attention) return 'failed';
  if (STATES[state].progress) return 'pending';
  return state === 'needs_approval' ? 'to_approve' : null;
}

/** Whether both sides agree, as far as the platform can tell, with or without a warning. */
export function isSynced(state: ShownState): boolean {
  return STATES[state].synced !== null;
}
