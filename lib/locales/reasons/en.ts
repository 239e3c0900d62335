/** Why a command is shown but cannot be used now, and other short reasons that the worker gives. */
export const reasons = {
  busy: 'A command on this record is under way.',
  not_answering: (platform: string) => `${platform} is not answering; commands wait until it does.`,
  reconnect: (platform: string) => `The connection to ${platform} has to be put right first.`,
  ask_admin: (who: string) => (who ? `Ask an admin: ${who}.` : 'Ask an admin.'),
  platform_does_not: (platform: string) => `${platform} does not allow this for this record now.`,
  waiting_on: (label: string) => `waiting on ${label}`,
  changed_by: {
    platform: 'changed on the platform',
    quickbooks: 'changed in QuickBooks',
    both: 'changed on both sides',
  },
  voided: 'voided in QuickBooks',
  rights: {
    admin: ['See statuses', 'Resync, skip and approve', 'Clear ID, delete and reconnect'],
    bookkeeper: ['See statuses', 'Resync, skip and approve'],
    viewer: ['See statuses and reasons'],
  },
};
export type ReasonWords = typeof reasons;
