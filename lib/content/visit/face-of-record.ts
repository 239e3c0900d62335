import { isolate } from '../../core/foreign-text.ts';
import type { Language } from '../../core/languages.ts';
import { formatMoney } from '../../core/records/money.ts';
import { quickBooksRefKey } from '../../core/records/record-types.ts';
import { type ShownState, STATES } from '../../core/records/sync-state.ts';
import { formatMoment } from '../../locales/format-time.ts';
import type { PageWords } from '../../locales/page/en.ts';
import type { PageAnswer } from '../../protocol/page.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { BadgeFace, CommandFace } from '../overlay/badge-face.ts';

export interface FaceOptions {
  readonly words: PageWords;
  readonly language: Language;
  readonly timeZone: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  readonly syncedBadges: PageAnswer['synced_badges'];
  /** Whether commands appear beside the badge, as on record pages. */
  readonly withCommands: boolean;
  /** A command was pressed here and has not been answered: it shows at once. */
  readonly pressed: boolean;
}

/** The label of a record after its type: its number, else its name, else date and amount. */
export function labelOf(record: RecordView, words: PageWords, language: Language): string {
  if (record.number) return isolate(record.number);
  if (record.name) return isolate(record.name);
  const rest = [record.date, record.amount && formatMoney(record.amount, language)].filter(Boolean);
  return rest.length > 0 ? rest.join(', ') : words.names.unnamed;
}

/** Of a longer name, so many characters stand on a command. */
const LABEL_MAX = 40;
/** The commands beside the badge, after the remedy; all others are in the card. */
const BESIDE = ['resync', 'clear_id'] as const;
/** The command face of a remedy that is opened instead of sent. */
export const OPEN_PRIMARY = 'open';

/**
 * The face of a record's badge.
 * @returns `null` if the settings hide the badge of a synced record
 */
export function faceOfRecord(record: RecordView, options: FaceOptions): BadgeFace | null {
  const { words, language, pressed } = options;
  const state: ShownState = pressed ? 'syncing' : record.state;
  const { attention, glyph, tone } = STATES[state];
  const synced = state === 'synced';
  if (synced && options.syncedBadges === 'off' && !options.withCommands) return null;
  const label = labelOf(record, words, language);
  const reason = attention === 'failed' ? record.reason : null;
  const name = words.badge(words.spoken[state], record.type, label, reason);
  const asOf =
    record.as_of && words.as_of(formatMoment(record.as_of, options.now, options.timeZone, language));
  const shown = words.shown[state];
  return {
    record: record.quickbooks && quickBooksRefKey(record.quickbooks),
    identity: `${record.company_key}\u0000${record.id}`,
    state,
    tone,
    glyph,
    // On its own page there is space to show the time.
    words: asOf && options.withCommands ? `${shown} (${asOf})` : shown,
    quiet: synced && options.syncedBadges === 'quiet' && !options.withCommands,
    name,
    asOf,
    // Which record it is stands beside it.
    hint: `${words.names.state[state]}${reason ? ` · ${reason}` : ''}${asOf ? ` (${asOf})` : ''}`,
    busy: pressed || (record.busy && glyph === 'turn'),
    // Beside what agrees on both sides, none is needed: they are in the card.
    commands: options.withCommands && record.state !== 'synced' ? commandsBeside(record, label, options) : [],
    language,
  };
}

function commandsBeside(record: RecordView, label: string, { words, pressed }: FaceOptions): CommandFace[] {
  const held = pressed || record.busy;
  const face = (action: string, shown: string, name: string, why: string | null): CommandFace => ({
    action,
    // A press goes to what a person reads: the record's name stands on what is sent.
    label: action === OPEN_PRIMARY ? shown : `${shown} ${label.slice(0, LABEL_MAX)}`,
    name,
    enabled: why === null && !held,
    why: held ? words.under_way : why,
  });
  const { primary } = record;
  const isVain = primary
    ? record.state === 'changed' && primary.action !== 'resync'
    : STATES[record.state].attention;
  const faces = BESIDE.flatMap((action) => {
    const command = record.commands.find((each) => each.action === action);
    if (!command) return [];
    // Resending a record unchanged corrects neither a change nor what has to be put right elsewhere, unless it is the remedy.
    if (action === 'resync' && isVain) return [];
    return face(action, words[action], words.command[action](record.type, label), command.why);
  });
  // The record itself is already open in QuickBooks.
  if (!primary || primary.remedy === 'put_right') return faces;
  const first =
    faces.find(({ action }) => action === primary.action) ??
    face(
      primary.action ?? OPEN_PRIMARY,
      primary.label,
      primary.action
        ? words.command[primary.action](record.type, label)
        : `${primary.label}: ${words.names.record(record.type, label)}`,
      primary.why,
    );
  return [first, ...faces.filter((each) => each !== first)];
}
