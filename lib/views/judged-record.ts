import { connectionState } from '../core/commands/connection-state.ts';
import type { CommandSender, JudgedRecord } from '../core/commands/judge-command.ts';
import type { ErrorGuide } from '../core/error-guide/error-guide.ts';
import { type GuideMatch, matchError } from '../core/error-guide/match-error.ts';
import type { ListedRecord } from '../core/listing/listed-record.ts';
import type { PlatformRecord } from '../core/records/platform-record.ts';
import type { ConnectedCompany } from './find-company.ts';

type Reported = Pick<ListedRecord, 'type' | 'reported' | 'error'>;

/** The guide's match for a record's failure; `null` if it has not failed. */
export function matchReported(
  { type, reported: state, error }: Reported,
  guide: ErrorGuide | null,
): GuideMatch | null {
  return state === 'failed' || state === 'link_broken' ? matchError(guide, error, { type, state }) : null;
}

/** The guide's match for a platform record. */
export function matchOf({ type, sync }: PlatformRecord, guide: ErrorGuide | null): GuideMatch | null {
  return matchReported({ type, reported: sync.state, error: sync.error }, guide);
}

/** The fields by which a command on a record is judged. */
export function judgedRecord(
  record: Reported & Pick<ListedRecord, 'version' | 'allowed'>,
  guide: ErrorGuide | null,
): JudgedRecord {
  const { type, reported: state, version, allowed } = record;
  return { type, state, version, allowed, guide: matchReported(record, guide) };
}

/** The user of a connection as sender of commands. */
export function senderOf(connected: ConnectedCompany): CommandSender {
  const { user, capabilities } = connected.connection;
  return { role: user.role, connection: connectionState(connected), capabilities };
}
