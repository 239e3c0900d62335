import { outcomeOf } from '../../core/commands/command-outcome.ts';
import type { Action, ActionGivenBy } from '../../core/records/actions.ts';
import { TickmarkError } from '../../core/tickmark-error.ts';
import { inOneLine } from '../../locales/in-one-line.ts';
import { ofOneCommand } from '../../protocol/one-command.ts';
import type { CheckAnswer } from '../../protocol/record.ts';
import type { AnswerOf } from '../../protocol/requests.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { Announcer } from './announcer.ts';
import type { Ask } from './ask-worker.ts';
import { labelOf } from './face-of-record.ts';
import { type Followed, recordKey } from './followed-command.ts';

/**
 * Commands that need more than a press: they are given in the side panel, but for Clear ID, which has its dialog on the page.
 * Checked against the table of actions, which the content script is too small to hold.
 */
const ELSEWHERE: Readonly<Partial<Record<Action, true>>> = {
  link: true,
  create_new: true,
  sync_off: true,
  move: true,
  update: true,
  delete: true,
} satisfies Record<Exclude<ActionGivenBy<'confirm' | 'form'>, 'clear_id'>, true>;
/** A command whose record has not settled by then is no longer followed; the badge still shows what happens. */
const FOLLOWED_MS = 10 * 60_000;

export interface CommandsOptions {
  readonly announcer: Announcer;
  /** Sends for the company that is open now; refuses where it is not the record's. */
  readonly ask: Ask;
  /** The company that is open, or `null`: then nothing may be sent. */
  realm(): string | null;
  /** The record has changed, or something was pressed: badges are drawn again. */
  changed(record: RecordView | null): void;
  /** The latest that is known of a record. */
  latest(key: string): RecordView | undefined;
  /** The form on screen shows this record, and may show it as it was. */
  isOnScreen(record: RecordView): boolean;
  /** Where the focus goes back to after a dialog. */
  focus(record: RecordView, action: Action | null): void;
  readonly signal: AbortSignal;
}

export interface Commands {
  run(record: RecordView, action: Action): void;
  /** Shows a record in the side panel. */
  showPanel(record: RecordView): void;
  /** Whether a command on this record has been pressed and not been answered yet. */
  isPressed(record: RecordView): boolean;
  /** Whether a command of this page is still followed. */
  readonly following: boolean;
  /** Records that the form on screen shows as they were before. */
  isStale(record: RecordView): boolean;
  /** Another page: its form is drawn anew. */
  turnPage(): void;
  /** New facts have come: tells of commands that have settled. */
  settle(): void;
}

/** What happens when a command is pressed on the page, from the press to the message that it is done. */
export function makeCommands(options: CommandsOptions): Commands {
  const { announcer } = options;
  const followed = new Map<string, Followed & { readonly since: number }>();
  const stale = new Set<string>();
  /** Ends with the page: what was asked about its record is not answered on another one's. */
  let page = new AbortController();

  function name(record: RecordView): [RecordView['type'], string] {
    return [record.type, labelOf(record, announcer.words, announcer.language)];
  }

  function fail(text: string): void {
    announcer.toast({ text, tone: 'bad' }, 'assertive');
  }

  /** What comes of a command is said on a page of its own company only: an answer may come after that has been left. */
  const isOpen = (realm: string) => options.realm() === realm;

  async function press(record: RecordView, action: Action): Promise<void> {
    const at = recordKey(record);
    const realm = options.realm();
    if (realm === null || followed.has(at)) return;
    const { company_key, id: record_id, version } = record;
    // One key per press, kept over every try: the platform does it once.
    const key = crypto.randomUUID();
    followed.set(at, { action, key, before: record, after: null, since: Date.now() });
    options.changed(null);
    try {
      const all = await options.ask<'commands'>({
        type: 'commands',
        realm,
        company_key,
        action,
        items: [{ record_id, version, key, input: {} }],
      });
      if (!isOpen(realm)) {
        followed.delete(at);
        return;
      }
      const answer = ofOneCommand(all, key);
      if (answer.status === 'refused') {
        followed.delete(at);
        options.changed(answer.record);
        fail(inOneLine(answer.problem));
        return;
      }
      const { undo_until, record: after } = answer;
      followed.set(at, { action, key, before: record, after, since: Date.now() });
      options.changed(after);
      if (undo_until) offerUndo(record, after, realm, answer.key, undo_until);
      settle();
    } catch (error) {
      followed.delete(at);
      options.changed(null);
      if (error instanceof TickmarkError && error.code === 'company_changed') return;
      if (isOpen(realm)) fail(announcer.words.no_answer);
    }
  }

  function offerUndo(before: RecordView, after: RecordView, realm: string, key: string, until: string): void {
    const at = recordKey(before);
    // What can be undone is told of now, and not a second time when it has settled.
    followed.delete(at);
    let undone = false;
    const state = announcer.words.names.state[after.state];
    announcer.toast(
      {
        text: announcer.words.done(...name(before), state),
        tone: 'quiet',
        undo: {
          until,
          onUndo: () => {
            undone = true;
            takeBack(before, realm, key);
          },
        },
        onDismiss: () => {
          if (undone || !isOpen(realm)) return;
          options
            .ask<'release'>({ type: 'release', realm, company_key: before.company_key, keys: [key] })
            .catch(() => undefined);
        },
      },
      'polite',
    );
  }

  async function takeBack(before: RecordView, realm: string, key: string): Promise<void> {
    try {
      const answer = await options.ask<'undo'>({
        type: 'undo',
        realm,
        company_key: before.company_key,
        keys: [key],
      });
      if (!isOpen(realm)) return;
      if (answer.status === 'refused') {
        fail(answer.problem.what || announcer.words.too_late);
        return;
      }
      options.changed(before);
      announcer.toast({ text: announcer.words.taken_back(...name(before)), tone: 'quiet' }, 'polite');
    } catch {
      if (isOpen(realm)) fail(announcer.words.too_late);
    }
  }

  async function clearId(record: RecordView): Promise<void> {
    const realm = options.realm();
    if (realm === null) return;
    const { company_key, id: record_id } = record;
    const dialog = new AbortController();
    const within = page.signal;
    const check = options
      .ask<'check_record'>({ type: 'check_record', realm, company_key, record_id })
      .then(asCheck, (error: unknown) => {
        dialog.abort();
        if (isOpen(realm)) {
          fail(
            error instanceof TickmarkError && error.code !== 'worker_gone'
              ? error.message
              : announcer.words.no_answer,
          );
        }
        throw error;
      });
    // A check that failed is told of above and only ends the dialog.
    check.catch(() => undefined);
    const surface = await announcer.card();
    if (within.aborted || !isOpen(realm)) return;
    const confirmed = await surface.confirmClearId({
      record,
      check,
      language: announcer.language,
      signal: AbortSignal.any([dialog.signal, within, options.signal]),
    });
    options.focus(record, 'clear_id');
    if (confirmed && isOpen(realm)) await press(record, 'clear_id');
  }

  function settle(): void {
    for (const [at, { action, before, after, since }] of [...followed]) {
      if (!after) continue;
      const now = options.latest(at) ?? after;
      const outcome = outcomeOf(action, now);
      if (outcome === 'under_way' && Date.now() - since < FOLLOWED_MS) continue;
      followed.delete(at);
      if (outcome !== 'under_way') tell(action, before, now, outcome);
    }
  }

  function tell(
    action: Action,
    before: RecordView,
    now: RecordView,
    outcome: 'synced' | 'quiet' | 'failed',
  ): void {
    const { words } = announcer;
    if (outcome === 'failed') {
      fail(words.not_synced(...name(now), words.names.state[now.state], now.reason));
      return;
    }
    if (outcome === 'quiet' || action !== 'resync') {
      const text = words.done(...name(now), words.names.state[now.state]);
      announcer.toast({ text, tone: outcome === 'synced' ? 'good' : 'quiet' }, 'polite');
      return;
    }
    const text = words.synced(...name(now));
    if (!options.isOnScreen(before)) {
      announcer.toast({ text, tone: 'good' }, 'polite');
      return;
    }
    stale.add(recordKey(now));
    options.changed(null);
    announcer.toast(
      {
        text: `${text}. ${words.old_amount}`,
        tone: 'good',
        action: { label: words.reload, onAction: () => location.reload() },
      },
      'polite',
    );
  }

  function showPanel({ company_key, id: record_id }: RecordView): void {
    const realm = options.realm();
    if (realm === null) return;
    options
      .ask<'open_panel'>({ type: 'open_panel', realm, company_key, record_id })
      .catch(() => fail(announcer.words.no_answer));
  }

  return {
    showPanel,
    run(record, action) {
      if (ELSEWHERE[action]) {
        showPanel(record);
      } else if (action === 'clear_id') {
        clearId(record).catch(() => fail(announcer.words.no_answer));
      } else {
        press(record, action);
      }
    },
    isPressed: (record) => followed.get(recordKey(record))?.after === null,
    get following() {
      return followed.size > 0;
    },
    isStale: (record) => stale.has(recordKey(record)),
    turnPage() {
      stale.clear();
      page.abort();
      page = new AbortController();
    },
    settle,
  };
}

function asCheck(answer: AnswerOf<'check_record'>): CheckAnswer {
  if (!('status' in answer)) return answer;
  return {
    exists: 'unknown',
    quickbooks: null,
    creates: false,
    duplicate_of: null,
    dependents: [],
    locked_by: null,
    checked_at: null,
    refused: answer.problem,
  };
}
