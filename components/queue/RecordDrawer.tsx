import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { isSynced, type ShownState, STATES } from '../../lib/core/records/sync-state.ts';
import type { QueueWords } from '../../lib/locales/queue/en.ts';
import { Glyph } from '../state/Glyph.tsx';
import { trusted } from '../trusted.ts';

/** The neighbours of the record in the list, and its place there. */
export interface DrawerPlace {
  /** From 1; `null` once the record has left the list. */
  readonly at: number | null;
  readonly all: number;
  readonly onPrevious: (() => void) | null;
  readonly next: { readonly name: string; readonly onGo: () => void } | null;
}

/** Whether nothing is left to do about a record that was opened to be corrected. */
function isSettled(state: ShownState): boolean {
  return isSynced(state) || (STATES[state].attention === null && state !== 'needs_approval');
}

/** Shows one record in full beside the list, and leads from record to record; Esc closes it and returns the focus. */
export function RecordDrawer({
  shown,
  state,
  place: readPlace,
  words,
  onClose,
  children,
}: {
  /** The record's id. */
  shown: string;
  /** The record's state; `null` until it is read. */
  state: ShownState | null;
  /** The place in the list that is drawn now: asked for once that list has been drawn. */
  place: () => DrawerPlace;
  words: QueueWords;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const place = readPlace();
  const drawer = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  // Before the record in it may take the focus to what it begins with.
  useLayoutEffect(() => {
    const from = document.activeElement;
    drawer.current?.focus();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, []);
  useEffect(() => {
    // A focused control of the previous record is gone, so the drawer takes the focus.
    if (document.activeElement === document.body) drawer.current?.focus();
    drawer.current?.scrollTo({ top: 0 });
  }, [shown]);
  const opened = useRef<{ id: string; state: ShownState } | null>(null);
  if (state && opened.current?.id !== shown) opened.current = { id: shown, state };
  const wasOpen = opened.current?.id === shown && !isSettled(opened.current.state);
  const isFixed = place.next !== null && wasOpen && (place.at === null || (state && isSettled(state)));
  return (
    <aside
      class="drawer"
      ref={drawer}
      tabIndex={-1}
      aria-label={words.record_beside}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close.current();
      }}
    >
      <div class="drawer-bar">
        <Step name={words.previous_record} sign="↑" keys="Alt+ArrowUp" onPress={place.onPrevious} />
        <Step name={words.next_record} sign="↓" keys="Alt+ArrowDown" onPress={place.next?.onGo ?? null} />
        <span class="quiet small drawer-place">
          {place.at !== null && words.place_in_list(place.at, place.all)}
        </span>
        <button
          type="button"
          class="button icon"
          aria-label={words.close_record}
          onClick={trusted(() => close.current())}
        >
          <Glyph name="cross" />
        </button>
      </div>
      {children}
      {isFixed && place.next && (
        <div class="drawer-next">
          <button type="button" class="button primary" onClick={trusted(place.next.onGo)}>
            {words.next(place.next.name)}
          </button>
        </div>
      )}
    </aside>
  );
}

function Step({
  name,
  sign,
  keys,
  onPress,
}: {
  name: string;
  sign: string;
  keys: string;
  onPress: (() => void) | null;
}) {
  return (
    <button
      type="button"
      class="button icon"
      aria-label={name}
      title={`${name} (Alt+${sign})`}
      aria-keyshortcuts={keys}
      aria-disabled={onPress === null}
      onClick={trusted(() => onPress?.())}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
