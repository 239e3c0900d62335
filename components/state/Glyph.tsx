import type { GlyphName } from '../../lib/core/records/sync-state.ts';

/** Paths in a box of 16 by 16. */
const PATHS: Record<GlyphName, string> = {
  tick: 'M3 8.5 6.5 12 13 4.5',
  turn: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5V5h-2.6',
  pause: 'M5.5 4v8M10.5 4v8',
  mark: 'M8 3v6M8 12.4v.2',
  cross: 'M4 4l8 8M12 4l-8 8',
  chain:
    'M6.6 4.6 8 3.2a2.9 2.9 0 0 1 4.1 0l.7.7a2.9 2.9 0 0 1 0 4.1l-1.4 1.4M9.4 11.4 8 12.8a2.9 2.9 0 0 1-4.1 0l-.7-.7a2.9 2.9 0 0 1 0-4.1l1.4-1.4M3 3l1 1M13 13l-1-1',
};

/** An icon in the colour of the surrounding text; the text beside it has the same meaning. */
export function Glyph({ name }: { name: GlyphName }) {
  return (
    <svg class="glyph" viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
