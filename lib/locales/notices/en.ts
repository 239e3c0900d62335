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
    title: '{platform} isn’t responding',
    message: '{company}: nothing has synced since {since}. Sync resumes when {platform} is back.',
  },
  refused: {
    title: '{platform} needs to be reconnected',
    message: '{company}: access key rejected. Nothing syncs until you paste it again in Options.',
  },
  stopped: {
    title: 'Tickmark has stopped',
    message: '{company}: nothing will sync until this is fixed. Open Tickmark to see why.',
  },
  resumed: {
    title: 'Sync resumed, {count} waiting',
    message: '{company}: queued work is continuing.',
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
