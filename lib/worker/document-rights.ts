import { isKeyOf } from '../core/keys-of.ts';
import { TickmarkError } from '../core/tickmark-error.ts';
import type { Surface } from '../protocol/fields.ts';
import { namedIn, type Sender } from '../protocol/gate.ts';
import type { Request, RequestType } from '../protocol/requests.ts';
import {
  type Areas,
  type BoundDocument,
  readItem,
  STORED_ITEMS,
  writeItem,
} from '../store/items/stored-items.ts';

/** What a document may send at once, and how fast that grows again. */
const MOST = 200;
const PER_SECOND = 10;
/** What requests count that cost more than a look into the store: tabs, writes, requests to the platform. */
const COSTS = { open_view: 60, check_record: 10, commands: 5, open_panel: 5 } as const satisfies Partial<
  Record<RequestType, number>
>;
/** Documents and tabs that are remembered; of more, those heard of longest ago are forgotten. */
const REMEMBERED = 300;

/**
 * What documents in QuickBooks tabs may do: each is bound to the first company that it names, and may send only so much.
 * Bindings outlive the worker. A frame of Tickmark may name the company of the page around it, and no other.
 */
export function documentRights(storage: Areas<'session', 'get' | 'set' | 'remove'>, clock: () => number) {
  const spent = new Map<string, { left: number; at: number }>();
  let reading: Promise<Map<string, BoundDocument>> | undefined;

  const bindings = () => {
    reading ??= readItem(storage, STORED_ITEMS.documents).then(
      (stored = []) => new Map(stored.map((each) => [each.id, each])),
      (error: unknown) => {
        reading = undefined;
        throw error;
      },
    );
    return reading;
  };

  const write = (known: ReadonlyMap<string, BoundDocument>) =>
    writeItem(storage, STORED_ITEMS.documents, known.size > 0 ? [...known.values()] : undefined);

  return {
    /**
     * Counts a message, good or bad.
     * @throws TickmarkError `too_many` (retryable)
     */
    count(sender: Sender, surface: Surface | 'stranger', type: unknown): void {
      if (surface === 'own') return;
      const id = documentOf(sender);
      const now = clock();
      const { left, at } = spent.get(id) ?? { left: MOST, at: now };
      const cost = typeof type === 'string' && isKeyOf(type, COSTS) ? COSTS[type] : 1;
      const has = Math.min(MOST, left + Math.max(0, now - at) * (PER_SECOND / 1_000));
      remember(spent, id, { left: has >= cost ? has - cost : has, at: now });
      if (has < cost) {
        throw new TickmarkError('too_many', 'This page asks for too much at once', { retryable: true });
      }
    },
    /**
     * Binds a document to the company that it names first.
     * @throws TickmarkError `wrong_company`
     */
    async bind(sender: Sender, surface: Surface, request: Request): Promise<void> {
      const { realm } = namedIn(request);
      if (surface === 'own' || !realm || request.type === 'name_company') return;
      const known = await bindings();
      const id = documentOf(sender);
      const tab = sender.tab?.id ?? -1;
      const latest = [...known.values()].findLast((each) => each.tab === tab);
      const bound = surface === 'page' ? known.get(id) : latest;
      if (bound ? bound.realm !== realm : surface === 'card') {
        throw new TickmarkError('wrong_company', `This page does not show company ${realm}`);
      }
      if (surface === 'card') return;
      remember(known, id, { id, tab, realm });
      // Which one a tab shows outlives the worker too: a person may have gone back to an earlier document.
      if (latest?.id !== id) await write(known);
    },
    /** Another document is loaded into a tab: for browsers that do not name documents. */
    async forget(tab: number): Promise<void> {
      const known = await bindings();
      if (known.delete(ofTab(tab))) await write(known);
    },
    /** Forgets the documents of a company whose data is removed, or all (`null`). */
    async forgetCompany(realm: string | null): Promise<void> {
      const known = await bindings();
      const own = [...known.values()].filter((each) => realm === null || each.realm === realm);
      for (const { id } of own) known.delete(id);
      if (own.length > 0) await write(known);
    },
  };
}

const ofTab = (tab: number | undefined) => `tab ${tab}`;

function documentOf({ documentId, tab }: Sender): string {
  return documentId ?? ofTab(tab?.id);
}

/** Remembers it as the last heard of. */
function remember<T>(map: Map<string, T>, id: string, value: T): void {
  map.delete(id);
  map.set(id, value);
  const [oldest] = map.keys();
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest);
}
