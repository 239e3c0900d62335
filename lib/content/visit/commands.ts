import type { Action, ActionGivenBy, OfferedEverywhere } from '../../core/records/actions.ts';
import { TickmarkError } from '../../core/tickmark-error.ts';
import { inOneLine } from '../../locales/in-one-line.ts';
import { ofOneCommand } from '../../protocol/one-command.ts';
import type { CommandEnd } from '../../protocol/record.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { Announcer } from './announcer.ts';
import type { Ask } from './ask-worker.ts';
import { confirmClearId } from './confirm-clear-id.ts';
import { type Followed, recordKey } from './followed-command.ts';
import { offerUndo } from './offer-undo.ts';
import { makeTeller } from './tell-commands.ts';

/**
 * Commands that a page is offered and that need input: they are given in the side panel, except Clear ID, which has its dialog on the
 * page. Checked against the table of actions, which is too large for the content script.
 */
const ELSEWHERE: Readonly<Partial<Record<Action, true>>> = {
  sync_off: true,
} satisfies Record<Exclude<ActionGivenBy<'confirm' | 'form'> & OfferedEverywhere, 'clear_id'>, true>;

export interface CommandsOptions {
  readonly announcer: Announcer;
  /** Sends for the open company; refuses if it is not the record's. */
  readonly ask: Ask;
  /** The open company, or `null`: then nothing may be sent. */
  realm(): string | null;
  /** The record has changed, or something was pressed: badges render again. */
  changed(record: RecordView | null): void;
  /** Whether the form on screen shows this record, possibly with outdated data. */
  isOnScreen(record: RecordView): boolean;
  /** The number on the form, where it is another than this record's. */
  otherNumber(record: RecordView): string | null;
  /** Returns the focus after a dialog. */
  focus(record: RecordView, action: Action | null): void;
  readonly signal: AbortSignal;
}

export interface Commands {
  run(record: RecordView, action: Action): void;
  /** Why nothing may be sent about a record from this page, in words. */
  whyNot(record: RecordView): string | null;
  /** Shows a record in the side panel. */
  showPanel(record: RecordView): void;
  /** Opens a record's remedy: its address, or the side panel. */
  openPrimary(record: RecordView): void;
  /** Whether a command on this record was pressed and has not been answered yet. */
  isPressed(record: RecordView): boolean;
  /** Whether a command of this page is still followed. */
  readonly following: boolean;
  /** Whether the form on screen shows outdated data of a record. */
  isStale(record: RecordView): boolean;
  /** Resets for another page, whose form is current. */
  turnPage(): void;
  /** Announces commands that have settled, after new data has arrived. */
  settle(): void;
}

/** Follows commands to their outcomes, and tells them. */
function makeFollower(
  options: CommandsOptions,
  teller: ReturnType<typeof makeTeller>,
  followed: Map<string, Followed>,
  stale: Set<string>,
) {
  function tell({ action, before, told }: Followed, end: CommandEnd): void {
    const { outcome } = end;
    const isWrong = outcome === 'not_done' || outcome === 'failed';
    if (outcome === 'taken_back' || (told && !isWrong)) return;
    const isStale = outcome === 'synced' && action === 'resync' && options.isOnScreen(before);
    if (isStale) {
      stale.add(recordKey(before));
      options.changed(null);
    }
    teller.result(action, end.record ?? before, outcome, end.problem, isStale);
  }

  /** Asks for a command's outcome by its own key, because its record may be unchanged. */
  return async function follow(at: string, command: Followed): Promise<void> {
    const realm = options.realm();
    if (realm === null) return;
    const { company_key } = command.before;
    const keys = [command.key];
    const answer = await options
      .ask<'follow_commands'>({ type: 'follow_commands', realm, company_key, keys })
      .catch(() => null);
    const end = answer?.status === 'done' ? answer.ends[0] : undefined;
    if (!end || followed.get(at) !== command || !teller.isOpen(realm)) return;
    if (end.outcome === 'under_way') return;
    followed.delete(at);
    options.changed(end.record);
    tell(command, end);
  };
}

/** Handles commands pressed on the page, from the press to the message that they are done. */
export function makeCommands(options: CommandsOptions): Commands {
  const { announcer, ask } = options;
  const teller = makeTeller(options);
  const followed = new Map<string, Followed>();
  const stale = new Set<string>();
  const follow = makeFollower(options, teller, followed, stale);
  /** Ends with the page: a dialog about its record is not confirmed on another page. */
  let page = new AbortController();

  const whyNot = (record: RecordView) => teller.whyNot(record, options.otherNumber(record));

  async function press(record: RecordView, action: Action, look?: string): Promise<void> {
    const at = recordKey(record);
    const realm = options.realm();
    const open = followed.get(at);
    const why = whyNot(record);
    if (realm === null || (open && !open.told)) return;
    if (why !== null) return teller.fail(why);
    const { company_key, id: record_id, version } = record;
    // One key per press, for every try, so that the platform executes it once.
    const key = crypto.randomUUID();
    followed.set(at, { action, key, before: record, after: null, told: false });
    options.changed(null);
    try {
      const all = await ask<'commands'>({
        type: 'commands',
        realm,
        company_key,
        action,
        items: [{ record_id, version, key, input: {}, ...(look && { look }) }],
      });
      if (!teller.isOpen(realm)) {
        followed.delete(at);
        return;
      }
      const answer = ofOneCommand(all, key);
      if (answer.status === 'refused') {
        followed.delete(at);
        options.changed(answer.record);
        teller.fail(inOneLine(answer.problem));
        return;
      }
      const { undo_until, record: after } = answer;
      // If the same command was already open, that one's key is followed.
      followed.set(at, { action, key: answer.key, before: record, after, told: undo_until !== null });
      options.changed(after);
      if (undo_until) {
        const onUndone = () => {
          followed.delete(at);
          options.changed(record);
        };
        offerUndo({
          ask,
          teller,
          realm,
          key: answer.key,
          before: record,
          after,
          until: undo_until,
          onUndone,
        });
      }
      settle();
    } catch (error) {
      followed.delete(at);
      options.changed(null);
      if (error instanceof TickmarkError && error.code === 'company_changed') return;
      if (teller.isOpen(realm)) teller.fail(announcer.words.no_answer);
    }
  }

  async function clearId(record: RecordView): Promise<void> {
    const realm = options.realm();
    if (realm === null) return;
    const within = { page: page.signal, signal: options.signal };
    const onFailed = () => showPanel(record);
    const look = await confirmClearId({ record, realm, teller, ...within, onFailed });
    if (within.page.aborted || !teller.isOpen(realm)) return;
    options.focus(record, 'clear_id');
    if (look) await press(record, 'clear_id', look);
  }

  function settle(): void {
    for (const [at, command] of followed) if (command.after) void follow(at, command);
  }

  function showPanel({ company_key, id: record_id }: RecordView): void {
    const realm = options.realm();
    if (realm === null) return;
    options
      .ask<'open_panel'>({ type: 'open_panel', realm, company_key, record_id })
      .catch(() => teller.fail(announcer.words.no_answer));
  }

  return {
    whyNot,
    showPanel,
    openPrimary(record) {
      const url = record.primary?.url;
      if (url) open(url, '_blank', 'noopener,noreferrer');
      else showPanel(record);
    },
    run(record, action) {
      if (ELSEWHERE[action]) {
        showPanel(record);
      } else if (action === 'clear_id' && whyNot(record) === null) {
        clearId(record).catch(() => teller.fail(announcer.words.no_answer));
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
