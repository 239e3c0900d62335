import type { ReasonCode } from '../../core/commands/judge-command.ts';
import type { Phrase } from '../phrase.ts';

/** Why a command is shown but cannot be sent now. */
const commands: Record<ReasonCode, Phrase> = {
  busy: 'A command on this record is in progress.',
  not_answering: '{platform} isn’t responding; try again when it does.',
  reconnect: 'Reconnect to {platform} first.',
  ask_admin: ['Ask an admin: {who}.', 'Ask an admin.'],
  platform_does_not: '{platform} doesn’t allow this for this record right now.',
};

/** The short reasons from the worker. */
export const reasons = {
  commands,
  changed_by: {
    platform: 'changed on the platform',
    quickbooks: 'changed in QuickBooks',
    both: 'changed on both sides',
  },
  voided: 'voided in QuickBooks',
  reported_as: '{platform} calls its state “{state}”',
  rights: {
    admin: ['See statuses', 'Resync, skip and approve', 'Clear ID, delete and reconnect'],
    bookkeeper: ['See statuses', 'Resync, skip and approve'],
    viewer: ['See statuses and reasons'],
  },
};
export type ReasonWords = typeof reasons;
