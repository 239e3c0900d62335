import { connectionState } from '../core/commands/connection-state.ts';
import { actionsInQuestion, type JudgedRecord, judgeCommand } from '../core/commands/judge-command.ts';
import { canDo } from '../core/commands/possible-actions.ts';
import { primaryAction, type RemediedRecord } from '../core/commands/primary-action.ts';
import { deepLink } from '../core/identity/deep-link.ts';
import type { ListedRecord } from '../core/listing/listed-record.ts';
import { webLink } from '../core/platform-address.ts';
import { type Action, OFFERED_EVERYWHERE } from '../core/records/actions.ts';
import { REMEDIES, type StepAction } from '../core/records/remedy.ts';
import { fillPhrase } from '../locales/phrase.ts';
import type { CommandView, PrimaryView, RecordView } from '../protocol/views.ts';
import type { JobRow, RecordRow } from '../store/rows.ts';
import type { AnswerWords } from './answer-catalogue.ts';
import { explain } from './explain-error.ts';
import type { ConnectedCompany } from './find-company.ts';
import { iso } from './iso-time.ts';
import { judgedRecord, matchReported, senderOf } from './judged-record.ts';
import { wordReason } from './word-reason.ts';

/** The fields from which a record is shown: a list record has them all, and a stored row is reduced to them. */
export interface ShownRecord
  extends Pick<
    ListedRecord,
    | 'id'
    | 'type'
    | 'number'
    | 'name'
    | 'party'
    | 'date'
    | 'amount'
    | 'version'
    | 'state'
    | 'reported'
    | 'reported_state'
    | 'error'
    | 'changed_by'
    | 'allowed'
    | 'has_page'
  > {
  /** Start of the state (RFC 3339). */
  readonly since: string | null;
  /** Its address on the platform, if it is shown from the stored row. */
  readonly url?: string | null;
  readonly quickbooks: (NonNullable<ListedRecord['quickbooks']> & { readonly number?: string | null }) | null;
}

/** Reduces a stored row to these fields. */
export function shownRecord({ state, since, record }: RecordRow): ShownRecord {
  const { id, type, number, name, date, amount, version, allowed, sync } = record;
  const copy = sync.quickbooks;
  return {
    ...{ id, type, number, name, date, amount, version, allowed, state, since },
    party: record.party?.name ?? null,
    reported: sync.state,
    reported_state: sync.reported_state,
    error: sync.error,
    changed_by: sync.changed?.by ?? null,
    has_page: record.url !== null,
    url: record.url,
    quickbooks: copy && {
      type: copy.type,
      id: copy.id,
      number: copy.number,
      voided: copy.status === 'voided',
    },
  };
}

/**
 * A record as every surface shows it.
 * @param job the open job on it, if known; without it, the shown state tells whether it is busy
 * @param among the commands to offer
 */
export function viewRecord(
  record: ShownRecord,
  connected: ConnectedCompany,
  words: AnswerWords,
  job: JobRow | null,
  among: ReadonlySet<Action> = OFFERED_EVERYWHERE,
): RecordView {
  const { company } = connected;
  const { id, type, number, name, party, date, amount, version, state, since } = record;
  const copy = record.quickbooks;
  const current = ['ok', 'quickbooks_off'].includes(connectionState(connected));
  const busy = job !== null && job.lane !== 'parked';
  const underWay = busy ? job.action : null;
  const judged = judgedRecord(record, words.errorGuide);
  return {
    company_key: company.key,
    ...{ id, type, number, name, party, date, amount, version, state, since, busy },
    reason: reasonOf(record, connected, words),
    quickbooks: copy && { type: copy.type, id: copy.id, number: copy.number ?? null },
    as_of: current ? null : iso(company.last_run_at),
    commands: commandsOf(judged, connected, words, underWay, among),
    primary: primaryOf(record, judged, connected, words, underWay),
  };
}

function reasonOf(record: ShownRecord, { connection }: ConnectedCompany, words: AnswerWords): string | null {
  const { state, error, changed_by, reported_state } = record;
  if (state === 'failed' || state === 'retrying') {
    const match = matchReported(record, words.errorGuide);
    return match
      ? explain(match, error, { ...record, platform: connection.platform }, words.guide).short
      : null;
  }
  if (state === 'changed') {
    if (record.quickbooks?.voided) return words.reasons.voided;
    return changed_by && words.reasons.changed_by[changed_by];
  }
  if (state === 'unknown' && reported_state !== null) {
    return fillPhrase(words.reasons.reported_as, { platform: connection.platform, state: reported_state });
  }
  return null;
}

/**
 * The commands that apply to a record now, each enabled or with the reason why not.
 * @param underWay the command under way, or `null`
 * @param among the commands to consider; absent for those that need only a press
 */
export function commandsOf(
  record: JudgedRecord,
  connected: ConnectedCompany,
  words: AnswerWords,
  underWay: Action | null,
  among: ReadonlySet<Action> = OFFERED_EVERYWHERE,
): CommandView[] {
  const sender = senderOf(connected);
  return actionsInQuestion(record, underWay).flatMap((action): CommandView[] => {
    if (!among.has(action)) return [];
    const judgement = judgeCommand(action, record, sender, underWay);
    if (!judgement.offered) return [];
    if (judgement.allowed) return [{ action, enabled: true, why: null }];
    return [{ action, enabled: false, why: wordReason(judgement.reason, connected, words) }];
  });
}

function primaryOf(
  record: ShownRecord,
  judged: JudgedRecord,
  connected: ConnectedCompany,
  words: AnswerWords,
  underWay: Action | null,
): PrimaryView | null {
  const { company, connection } = connected;
  const facts = remediedRecord(record, judged, connected);
  const found = primaryAction(facts, senderOf(connected), connection.capabilities.check, underWay);
  if (!found) return null;
  const { remedy } = found;
  const { action, given } = REMEDIES[remedy];
  const page = webLink(record.url ?? null) ?? webLink(connection.web_url);
  const addresses = {
    by_press: null,
    in_view: null,
    on_platform: (remedy === 'reconnect' && webLink(company.quickbooks?.reconnect_url ?? null)) || page,
    in_quickbooks: record.quickbooks && deepLink(record.quickbooks, company.realm),
  };
  return {
    remedy,
    action: given === 'by_press' ? action : null,
    label: fillPhrase(words.guide.remedies[remedy], { platform: connection.platform }),
    url: addresses[given],
    why: found.allowed ? null : wordReason(found.reason, connected, words),
  };
}

function remediedRecord(
  { quickbooks, has_page }: ShownRecord,
  judged: JudgedRecord,
  { company, connection }: ConnectedCompany,
): RemediedRecord {
  return {
    ...judged,
    has_copy: quickbooks !== null,
    has_page: has_page || webLink(connection.web_url) !== null,
    has_reconnect: webLink(company.quickbooks?.reconnect_url ?? null) !== null,
  };
}

/** Makes a function that tells whether the connection's user can perform a step of the advice on a record here. */
export function canOn(
  record: ShownRecord,
  connected: ConnectedCompany,
  words: AnswerWords,
): (action: StepAction) => boolean {
  const facts = remediedRecord(record, judgedRecord(record, words.errorGuide), connected);
  const sender = senderOf(connected);
  return (action) => canDo(action, facts, sender, connected.connection.capabilities.check);
}
