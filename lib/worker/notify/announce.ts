import type { Browser } from 'webextension-polyfill';
import type { Clock } from '../../core/clock.ts';
import { isExample } from '../../core/example-company.ts';
import type { Tables } from '../../store/database.ts';
import { readPreferences } from '../../store/items/store-preferences.ts';
import type { Speaker } from '../speak.ts';
import type { SyncEvent } from '../sync/cycle-context.ts';
import { notify } from './notify.ts';

/** Notifies users of a cycle's events outside the page, if they want it. */
export function makeAnnounce(browser: Browser, tables: Tables, clock: Clock, speaker: Speaker) {
  return async (event: SyncEvent): Promise<void> => {
    if (isExample(event.company.realm)) return;
    const connection = await tables.bulk.connections.get(event.company.connection_id);
    if (!connection) return;
    const { notify_failures } = await readPreferences(browser.storage);
    const { role } = connection.user;
    await notify(
      event,
      { platform: connection.platform, role },
      {
        language: await speaker.language(),
        words: await speaker.notices(),
        failures: notify_failures ?? role === 'admin',
      },
      {
        notifications: browser.notifications,
        storage: browser.storage,
        icon: browser.runtime.getURL('icon/128.png'),
      },
      clock(),
    );
  };
}
