import type { PageIdentity } from '../../core/identity/identify-page.ts';
import type { ShownRow } from '../../core/identity/row-evidence.ts';
import type { RecordType } from '../../core/records/record-types.ts';
import type { RecordView } from '../../protocol/views.ts';
import { overlayRecord } from '../overlay/record-overlay.ts';
import { CONTROL } from '../quickbooks/anchors.ts';
import { findPlace } from '../quickbooks/find-place.ts';
import { shownNumber } from '../quickbooks/shown-number.ts';
import { OPEN_PRIMARY } from './face-of-record.ts';
import { recordKey } from './followed-command.ts';
import type { Wanted } from './known-records.ts';
import type { PageRun, RunContext } from './run-context.ts';

/** Types whose number in QuickBooks is the platform's; of others only the number of the copy tells. */
const NUMBERED_ALIKE: readonly RecordType[] = ['invoice', 'estimate', 'credit_memo', 'sales_receipt', 'bill'];

/** Keeps the badge of the one record that a page shows, with its commands beside it. */
export function runRecordPage(
  { route, ref }: Extract<PageIdentity, { kind: 'record' }>,
  context: RunContext,
  signal: AbortSignal,
): PageRun {
  const wanted: Wanted = { ref };
  /** The page's record by what it says: after Clear ID it belongs to another QuickBooks record, or none. */
  let moved: Wanted | null = null;

  function record(): RecordView | null | undefined {
    const found = context.find(wanted);
    if (found?.number && found.commands.some(({ action }) => action === 'clear_id'))
      moved = { row: rowOf(found, found.number) };
    return found || !moved ? found : context.find(moved);
  }

  /** The id of the QuickBooks record that has taken the place of this page's. */
  const newId = ({ quickbooks }: RecordView) => (quickbooks?.id === ref.id ? null : quickbooks?.id);

  /** The number on the form, where it is not that of the record's copy: an old form may be left standing. */
  function otherNumber(now: RecordView): string | null {
    const own = now.quickbooks?.number ?? (NUMBERED_ALIKE.includes(now.type) ? now.number : null);
    const shown = own && shownNumber(document);
    return shown && shown !== own && shown !== now.number ? shown : null;
  }
  let lastShown: string | null = null;

  const overlay = overlayRecord({
    changed() {
      const now = record();
      const shown = now ? otherNumber(now) : null;
      return now && shown !== lastShown ? () => draw(shown) : undefined;
    },
    findPlace: () => findPlace(document, route),
    controls: CONTROL.selector,
    guard: context.guard,
    onMiss: () => context.misses.report({ page: route, place: 'title' }),
    onOpen(badge) {
      const now = record();
      if (now) context.open(now, badge.set);
    },
    onCommand(action) {
      const now = record();
      if (action === 'reload') location.reload();
      else if (action === 'new' && now)
        location.assign(location.href.replace(`=${ref.id}`, `=${newId(now)}`));
      else if (now && action === OPEN_PRIMARY) context.commands.openPrimary(now);
      else if (now) {
        const offered = now.commands.find((each) => each.action === action);
        if (offered) context.commands.run(now, offered.action);
      }
    },
    signal,
  });

  function refresh(): void {
    const now = record();
    draw(now ? otherNumber(now) : null);
  }

  /** @param shown the form's number, where it is another record's */
  function draw(shown: string | null): void {
    const now = record();
    const { words } = context.announcer;
    let face = now ? context.face(now, true) : null;
    lastShown = shown;
    if (now && face && lastShown) {
      const why = context.commands.whyNot(now);
      face = {
        ...face,
        words: `${face.words} (${words.shows_other(lastShown)})`,
        asOf: why,
        hint: why ?? face.hint,
        commands: [],
      };
    }
    if (face && context.guard.isResting) {
      face = { ...face, words: `${face.words} (${words.removed})`, asOf: words.badges_paused };
    }
    const gone = now && newId(now);
    // Where what is open here is gone, the new one is all that is offered.
    const [action, label, name] = gone
      ? ['new', words.open_new, words.open_new]
      : ['reload', words.reload, words.reload_name];
    if (face && !lastShown && (gone || (now && context.commands.isStale(now)))) {
      const commands = gone ? [] : face.commands;
      face = { ...face, commands: [...commands, { action, label, name, enabled: true, why: null }] };
    }
    overlay.show(face);
  }

  return {
    shown: () => (moved ? [wanted, moved] : [wanted]),
    refresh,
    otherNumber(each) {
      const now = record();
      return now && recordKey(now) === recordKey(each) ? otherNumber(now) : null;
    },
    attention: () => [],
    isOnScreen(each) {
      const now = record();
      return !!now && recordKey(now) === recordKey(each);
    },
    focus(each, action) {
      const now = record();
      if (now && (!each || recordKey(now) === recordKey(each))) overlay.badge()?.focus(action);
    },
  };
}

/** The record as a list row: after Clear ID it is found by its texts, because its QuickBooks id is gone. */
function rowOf({ type, date, amount, party }: RecordView, number: string): ShownRow {
  return { type, by: 'number', value: number, date, amount: amount?.value ?? null, party };
}
