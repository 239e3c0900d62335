import type { Phrase } from '../phrase.ts';

interface Notice {
  readonly title: Phrase;
  readonly message: Phrase;
}

/**
 * System notifications, and the title beside the toolbar's mark: no customer names and no amounts, because they can
 * appear on a locked screen. Placeholders: `{platform}`, `{company}`, `{since}`, `{count}`.
 */
export const notices = {
  outage: {
    title: '{platform} is not responding',
    message: '{company}: nothing has synced since {since}. It goes on by itself once {platform} answers.',
  },
  refused: {
    title: 'The connection to {platform} has to be put right',
    message: '{company}: the access key is refused. Nothing syncs until it is pasted again under Options.',
  },
  stopped: {
    title: 'Tickmark cannot go on',
    message: '{company}: nothing syncs here until this is put right. Open Tickmark to see why.',
  },
  resumed: {
    title: 'Sync resumed, {count} waiting',
    message: '{company}: what was queued goes on now.',
  },
  new_failure: {
    title: '{count} new sync failure',
    message: '{company}: open Tickmark to see what to do.',
  },
  new_failures: {
    title: '{count} new sync failures',
    message: '{company}: open Tickmark to see what to do.',
  },
} as const satisfies Record<string, Notice>;
export type NoticeWords = Record<keyof typeof notices, Notice>;
