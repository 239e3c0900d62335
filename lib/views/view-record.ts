import type { Role } from '../core/commands/role.ts';
import { type GuideMatch, matchError } from '../core/error-guide/match-error.ts';
import { ACTIONS, type Action, eligibleActions, OFFERED_EVERYWHERE } from '../core/records/actions.ts';
import type { PlatformRecord } from '../core/records/platform-record.ts';
import { fillPhrase } from '../locales/phrase.ts';
import type { CommandView, RecordView } from '../protocol/answers.ts';
import type { JobRow, RecordRow } from '../store/rows.ts';
import type { AnswerWords } from './answer-catalogue.ts';
import { connectionState } from './connection-state.ts';
import { explain } from './explain-error.ts';
import type { ConnectedCompany } from './find-company.ts';
import { iso } from './iso-time.ts';

/** Whether a role may send a command at all. */
export function roleMay(role: Role, action: Action): boolean {
  if (role === 'viewer') return false;
  return role === 'admin' || !ACTIONS[action].adminOnly;
}

/**
 * A record as every surface shows it.
 * @param job the open job on it, if one is known; without it the shown state tells whether it is busy
 * @param among the commands to offer
 */
export function viewRecord(
  row: RecordRow,
  connected: ConnectedCompany,
  words: AnswerWords,
  job: JobRow | null,
  among: ReadonlySet<Action> = OFFERED_EVERYWHERE,
): RecordView {
  const { record } = row;
  const { company } = connected;
  const copy = record.sync.quickbooks;
  const current = ['ok', 'quickbooks_off'].includes(connectionState(company));
  const busy = job !== null && job.lane !== 'parked';
  return {
    company_key: company.key,
    id: row.id,
    type: record.type,
    number: record.number,
    name: record.name,
    party: record.party?.name ?? null,
    date: record.date,
    amount: record.amount,
    version: record.version,
    state: row.state,
    reason: reasonOf(row, connected, words),
    quickbooks: copy && { type: copy.type, id: copy.id, number: copy.number },
    busy,
    as_of: current ? null : iso(company.last_run_at),
    since: row.since,
    commands: commandsOf(record, connected, words, busy ? job.action : null, among),
  };
}

/** What the guide makes of a record's failure; `null` where it has not failed. */
export function matchOf(record: PlatformRecord): GuideMatch | null {
  return record.sync.state === 'failed' || record.sync.state === 'link_broken'
    ? matchError(record.sync.error, { type: record.type, state: record.sync.state })
    : null;
}

function reasonOf(row: RecordRow, { connection }: ConnectedCompany, words: AnswerWords): string | null {
  const { record, state } = row;
  if (state === 'failed' || state === 'retrying') {
    const match = matchOf(record);
    return match
      ? explain(match, record.sync.error, { ...record, platform: connection.platform }, words.guide).short
      : null;
  }
  if (state === 'changed') {
    if (record.sync.quickbooks?.status === 'voided') return words.reasons.voided;
    return record.sync.changed ? words.reasons.changed_by[record.sync.changed.by] : null;
  }
  return null;
}

/**
 * The commands on a record that make sense now, each enabled or with the reason why not.
 * @param underWay the command under way, or `null`
 * @param among the commands to look at; those that need nothing more than a press where absent
 */
export function commandsOf(
  record: PlatformRecord,
  { company, connection }: ConnectedCompany,
  words: AnswerWords,
  underWay: Action | null,
  among: ReadonlySet<Action> = OFFERED_EVERYWHERE,
): CommandView[] {
  const match = matchOf(record);
  const { reasons } = words;
  // What may be edited, and when, only the platform knows.
  const editable: Action[] = record.allowed.includes('update') ? ['update'] : [];
  const eligible = [...eligibleActions(record.type, record.sync.state), ...editable];
  // A command under way stays where it was pressed, whatever state it has brought the record to.
  const shown = underWay && !eligible.includes(underWay) ? [underWay, ...eligible] : eligible;
  return shown
    .filter((action) => among.has(action) && connection.capabilities.commands.includes(action))
    .filter((action) => makesSense(action, record, match, connection.capabilities.no_update))
    .map((action) => {
      const why =
        whyNotNow(action, { company, connection }, words) ??
        (underWay
          ? reasons.busy
          : record.allowed.includes(action)
            ? null
            : fillPhrase(reasons.platform_does_not, { platform: connection.platform }));
      return { action, enabled: why === null, why };
    });
}

/** Why a command may be sent on no record at all now, or `null`: the connection, or the user's role. */
export function whyNotNow(
  action: Action,
  { company, connection }: ConnectedCompany,
  { reasons }: AnswerWords,
): string | null {
  const blanks = {
    platform: connection.platform,
    who: (company.quickbooks?.who_can_reconnect.join(', ') ?? '') || undefined,
  };
  const state = connectionState(company);
  if (state === 'refused') return fillPhrase(reasons.reconnect, blanks);
  if (state === 'down') return fillPhrase(reasons.not_answering, blanks);
  return roleMay(connection.user.role, action) ? null : fillPhrase(reasons.ask_admin, blanks);
}

/** Leaves out what would not help: Clear ID where the copy may still exist, Resync where it leads nowhere. */
function makesSense(
  action: Action,
  record: PlatformRecord,
  match: GuideMatch | null,
  noUpdate: readonly string[],
): boolean {
  if (action === 'clear_id') return record.sync.state === 'link_broken' || match?.clearIdHelps === true;
  if (action !== 'resync') return true;
  if (record.sync.state === 'changed' && noUpdate.includes(record.type)) return false;
  return match === null || match.resyncHelps !== 'no';
}
