import type { ShownState } from '../../lib/core/records/sync-state.ts';

export type GlyphName = 'tick' | 'turn' | 'pause' | 'mark' | 'cross' | 'chain';

const GLYPHS: Record<ShownState, GlyphName> = {
  needs_approval: 'mark',
  not_synced: 'pause',
  ready: 'turn',
  scheduled: 'turn',
  syncing: 'turn',
  waiting: 'pause',
  retrying: 'cross',
  synced: 'tick',
  synced_warn: 'mark',
  failed: 'cross',
  changed: 'mark',
  link_broken: 'chain',
  skipped: 'pause',
  error_ignored: 'pause',
  canceled: 'pause',
  removed: 'pause',
  sync_off: 'pause',
  unknown: 'pause',
};

/** The sign of a state, so that colour never stands alone (product: ✓ ⟳ ⏸ ! ✕ ⛓). */
export function glyphOf(state: ShownState): GlyphName {
  return GLYPHS[state];
}
