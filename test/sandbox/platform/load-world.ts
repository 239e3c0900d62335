import type { World } from '../world/world.ts';
import type { Platform } from './platform-context.ts';
import type { ListName } from './wire.ts';

/** Fills an empty platform with a world, in one transaction. */
export function loadWorld(platform: Platform, world: World): void {
  platform.store.together(() => {
    platform.companies.putSettings(world.settings);
    for (const { access_key, holder } of world.keys) platform.access.put(access_key, holder);
    for (const { company, records, documents, lists, log } of world.companies) {
      const realm = company.realm_id;
      platform.companies.put(company);
      for (const document of documents) platform.books.seed(realm, document);
      for (const record of records) {
        // The same precision for all times, because the feed orders them as text.
        const updatedAt = new Date(record.updated_at).toISOString();
        platform.records.put(realm, { ...record, updated_at: updatedAt });
      }
      for (const [list, items] of Object.entries(lists ?? {})) {
        for (const item of items) platform.lists.put(realm, list as ListName, item);
      }
      for (const entry of log ?? []) platform.log.add(realm, entry);
    }
  });
}
