import { BANNER_KINDS, type BannerKind } from '../protocol/page.ts';
import { type Areas, readItem, STORED_ITEMS, writeItem } from '../store/items/stored-items.ts';

const ofRealm = (realm: string) => ` ${realm}`;
const nameOf = (kind: BannerKind, realm: string) => `${kind}${ofRealm(realm)}`;
/** More than all kinds of all companies that a person works with in one session. */
const KEPT = 300;

/** The banners that were dismissed in this browser session, where no script of a page reaches them. */
export function dismissedBanners(storage: Areas<'session', 'get' | 'set' | 'remove'>) {
  let reading: Promise<string[]> | undefined;
  const read = () => {
    reading ??= readItem(storage, STORED_ITEMS.dismissed).then(
      (stored = []) => [...stored],
      // Without it, a banner comes once more.
      () => [],
    );
    return reading;
  };
  return {
    async of(realm: string): Promise<BannerKind[]> {
      const names = await read();
      return BANNER_KINDS.filter((kind) => names.includes(nameOf(kind, realm)));
    },
    async add(kind: BannerKind, realm: string): Promise<void> {
      const names = await read();
      const name = nameOf(kind, realm);
      if (names.includes(name)) return;
      names.push(name);
      await writeItem(storage, STORED_ITEMS.dismissed, names.slice(-KEPT));
    },
    /** Forgets those of a company whose data is removed, or all (`null`). */
    async forget(realm: string | null): Promise<void> {
      const before = await read();
      const names = before.filter((name) => realm !== null && !name.endsWith(ofRealm(realm)));
      reading = Promise.resolve(names);
      if (names.length === before.length) return;
      await writeItem(storage, STORED_ITEMS.dismissed, names.length > 0 ? names : undefined);
    },
  };
}

export type DismissedBanners = ReturnType<typeof dismissedBanners>;
