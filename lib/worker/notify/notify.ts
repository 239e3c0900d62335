import type { Notifications } from 'webextension-polyfill';
import type { Role } from '../../core/commands/role.ts';
import type { Language } from '../../core/languages.ts';
import type { NoticeWords } from '../../locales/notices/en.ts';
import { fillPhrase } from '../../locales/phrase.ts';
import { type Areas, readItem, STORED_ITEMS, writeItem } from '../../store/items/stored-items.ts';
import { formatSince } from '../../views/format-since.ts';
import type { SyncEvent } from '../sync/cycle-context.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface NotifyTools {
  readonly notifications: Pick<Notifications.Static, 'create'>;
  readonly storage: Areas<'local', 'get' | 'set' | 'remove'>;
  readonly icon: string;
}

/**
 * Shows a notification of an event: at most once a day per cause, and failures only to users who can correct them and
 * want notifications.
 * @returns whether it was shown
 */
export async function notify(
  event: SyncEvent,
  { platform, role }: { platform: string; role: Role },
  { language, words, failures }: { language: Language; words: NoticeWords; failures: boolean },
  tools: NotifyTools,
  now: number,
): Promise<boolean> {
  if (event.kind === 'new_failures' && (!failures || role === 'viewer')) return false;
  const cause = `${event.company.key} ${event.kind}`;
  const stored = await readItem(tools.storage, STORED_ITEMS.notified);
  // The clock may have been set back since the last notification.
  if (event.kind !== 'resumed' && Math.abs(now - (stored?.[cause] ?? 0)) < DAY_MS) return false;
  await writeItem(tools.storage, STORED_ITEMS.notified, { ...stored, [cause]: now });
  const { title, message } = wordsOf(event, platform, language, words, now);
  await tools.notifications.create(cause, { type: 'basic', iconUrl: tools.icon, title, message });
  return true;
}

/** The kind of notice for an error code. */
export function noticeOf(code: string | undefined): 'refused' | 'stopped' | 'outage' {
  if (code === 'key_refused' || code === 'no_right') return 'refused';
  return code === 'store_full' || code === 'internal_error' ? 'stopped' : 'outage';
}

function wordsOf(
  event: SyncEvent,
  platform: string,
  language: Language,
  words: NoticeWords,
  now: number,
): { title: string; message: string } {
  const { name: company, time_zone } = event.company;
  const write = (notice: keyof NoticeWords, count: number | null, since?: string) => {
    const blanks = { platform, company, since, count: count === null ? undefined : String(count) };
    return {
      title: fillPhrase(words[notice].title, blanks),
      message: fillPhrase(words[notice].message, blanks),
    };
  };
  switch (event.kind) {
    case 'outage': {
      const notice = noticeOf(event.code);
      if (notice !== 'outage') return write(notice, null);
      return write('outage', null, formatSince(event.since, now, time_zone, language));
    }
    case 'resumed':
      return write('resumed', event.waiting);
    case 'new_failures':
      return write(event.count === 1 ? 'new_failure' : 'new_failures', event.count);
  }
}
