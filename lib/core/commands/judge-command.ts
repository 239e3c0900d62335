import type { GuideMatch } from '../error-guide/match-error.ts';
import { ACTIONS, type Action, eligibleActions } from '../records/actions.ts';
import type { RecordType } from '../records/record-types.ts';
import type { SyncState } from '../records/sync-state.ts';
import { type ConnectionState, needsReconnect } from './connection-state.ts';
import type { Role } from './role.ts';

/** Why an applicable command cannot be sent now. */
export type ReasonCode =
  /** The platform refuses the key, or the connection has ended. */
  | 'reconnect'
  | 'not_answering'
  /** The user's role does not permit it. */
  | 'ask_admin'
  /** A command on the record is under way. */
  | 'busy'
  /** The platform does not allow it on this record, or does not support it. */
  | 'platform_does_not';

/** Whether a command is offered and, if so, whether it may be sent or why not. */
export type Judgement =
  | { readonly offered: false }
  | { readonly offered: true; readonly allowed: true }
  | { readonly offered: true; readonly allowed: false; readonly reason: ReasonCode };

/** The user who would send a command, and the connection. */
export interface CommandSender {
  readonly role: Role;
  readonly connection: ConnectionState;
  /**
   * `commands`: the commands that the platform supports; `no_update`: record types whose changes it does not send to
   * QuickBooks; `runs`: whether it runs its queue when it is asked to.
   */
  readonly capabilities: {
    readonly commands: readonly Action[];
    readonly no_update: readonly string[];
    readonly runs?: boolean;
  };
}

/** The record of a command, as the platform last reported it. */
export interface JudgedRecord {
  readonly type: RecordType;
  readonly state: SyncState;
  readonly version: string;
  /** Commands that the platform allows on it now. */
  readonly allowed: readonly Action[];
  /** The error guide's entry for its failure; `null` where it has not failed. */
  readonly guide: Pick<GuideMatch, 'resyncHelps' | 'clearIdHelps' | 'remedy'> | null;
}

/** Whether a role may send this command. */
export function roleMay(role: Role, action: Action): boolean {
  if (role === 'viewer') return false;
  return role === 'admin' || !ACTIONS[action].adminOnly;
}

/**
 * Why a user cannot sync now, or `null`. An outage is no reason: the request tests whether it is over. Where the platform runs
 * nothing, a sync only reads, and anybody may.
 */
export function judgeRun({ role, connection, capabilities }: CommandSender): ReasonCode | null {
  if (connection === 'disconnected') return 'reconnect';
  return role === 'viewer' && capabilities.runs !== false ? 'ask_admin' : null;
}

/** Why a user can send this command on no record of the company now; `null` where nothing prevents it. */
export function judgeSender(action: Action, sender: CommandSender): ReasonCode | null {
  return (
    whyNotNow(action, sender) ?? (sender.capabilities.commands.includes(action) ? null : 'platform_does_not')
  );
}

/**
 * Judges a command on a record. Surfaces show the result, and the worker accepts only what it allows.
 * @param underWay the command that is under way on the record, or `null`
 * @param seen the version that the user saw. Where the record has changed since, only the platform knows whether the
 * command is already fulfilled, so the record's own state is not judged
 */
export function judgeCommand(
  action: Action,
  record: JudgedRecord,
  sender: CommandSender,
  underWay: Action | null,
  seen: string = record.version,
): Judgement {
  if (!sender.capabilities.commands.includes(action)) return { offered: false };
  const notNow = whyNotNow(action, sender);
  if (seen !== record.version) return verdict(notNow);
  const isInQuestion = actionsInQuestion(record, underWay).includes(action);
  if (!isInQuestion || !helps(action, record, sender)) return { offered: false };
  if (notNow) return verdict(notNow);
  if (underWay) return verdict('busy');
  return verdict(record.allowed.includes(action) ? null : 'platform_does_not');
}

function verdict(reason: ReasonCode | null): Judgement {
  return reason ? { offered: true, allowed: false, reason } : { offered: true, allowed: true };
}

function whyNotNow(action: Action, { role, connection }: CommandSender): ReasonCode | null {
  if (needsReconnect(connection)) return 'reconnect';
  if (connection === 'down') return 'not_answering';
  return roleMay(role, action) ? null : 'ask_admin';
}

/** The commands that apply to a record, in the order in which they are offered. */
export function actionsInQuestion({ type, state, allowed }: JudgedRecord, underWay: Action | null): Action[] {
  // Only the platform knows what may be edited, and when.
  const editable: Action[] = allowed.includes('update') ? ['update'] : [];
  const eligible = [...eligibleActions(type, state), ...editable];
  // A command under way stays where it was pressed, whatever state the record has reached.
  return underWay && !eligible.includes(underWay) ? [underWay, ...eligible] : eligible;
}

/**
 * Drops commands that would not help: Clear ID where the copy in QuickBooks may still exist, Resync where it would fail
 * again.
 */
function helps(
  action: Action,
  { type, state, guide }: JudgedRecord,
  { capabilities }: CommandSender,
): boolean {
  if (action === 'clear_id') return state === 'link_broken' || guide?.clearIdHelps === true;
  if (action !== 'resync') return true;
  if (state === 'changed' && capabilities.no_update.includes(type)) return false;
  return guide === null || guide.resyncHelps !== 'no';
}
